import { isInside, VIET_NAM } from "@tinhso/places"
import { readPlace } from "../../../registry/index.ts"
import type { ReadColumn } from "./columns.ts"
import type { RowReading } from "./reading.ts"

export interface FoundPlace {
  readonly kind: "found"
  readonly longitude: number
  readonly latitude: number
  /** What was done to have it, in words. */
  readonly told: readonly string[]
}

type PlaceOf =
  | FoundPlace
  | {
      readonly kind: "refused"
      readonly code: string
      readonly column: ReadColumn | null
      readonly detail: string
    }

const PLAIN = /^\d{1,3}\.\d{3,}$/u
const TARGETS = ["longitude", "latitude", "north", "east", "place"] as const
const NOTHING_TOLD: readonly string[] = []

/** Where a row was measured: plain degrees at once, everything else as lists of assets are read. */
export function readPlaceOf(row: readonly string[], reading: RowReading): PlaceOf {
  return plainDegrees(row, reading) ?? writtenPlace(row, reading)
}

/** Degrees of Viet Nam are never the other way round by accident: no latitude of it is a longitude. */
function plainDegrees(row: readonly string[], { columns }: RowReading): FoundPlace | null {
  const longitude = plainIn(row, columns.get("longitude"))
  const latitude = plainIn(row, columns.get("latitude"))
  return isInside(VIET_NAM, { longitude, latitude })
    ? { kind: "found", longitude, latitude, told: NOTHING_TOLD }
    : null
}

function plainIn(row: readonly string[], columns: readonly ReadColumn[] | undefined): number {
  const text = row[columns?.[0]?.index ?? -1] ?? ""
  return PLAIN.test(text) ? Number(text) : Number.NaN
}

function writtenPlace(row: readonly string[], { columns, grids }: RowReading): PlaceOf {
  const values = new Map(
    TARGETS.flatMap((target) => {
      const cells = (columns.get(target) ?? []).flatMap((column) => {
        const text = row[column.index]?.trim() ?? ""
        return text === "" ? [] : [{ text, kind: "t", column, from: "cell" as const }]
      })
      return cells.length === 0 ? [] : [[target, cells] as const]
    }),
  )
  const { place, problems, told } = readPlace(values, {
    area: null,
    named: false,
    grids,
    isFarOut: () => false,
  })
  if (place !== null) return { kind: "found", ...place, told }
  const [problem] = problems
  const column = TARGETS.flatMap((target) => columns.get(target) ?? [])
  const meant = column.find(({ letter }) => letter === problem?.column?.letter) ?? column[0] ?? null
  if (problem === undefined)
    return { kind: "refused", code: "place-missing", column: meant, detail: "" }
  const hints =
    problem.suggestions.length > 0 ? ` (${problem.suggestions.slice(0, 3).join("; ")})` : ""
  return { kind: "refused", code: problem.code, column: meant, detail: `${problem.vi}${hints}` }
}
