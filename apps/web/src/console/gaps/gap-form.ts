import type { GapFacts } from "@tinhso/server/coverage/register/model"
import { parseNumber } from "@tinhso/vietnamese"
import { placesText, type PlacesRead, readPlaces } from "./read-places.ts"

/** What somebody fills in of a gap, as typed. */
export interface TypedGap {
  readonly name: string
  readonly unit: string
  readonly technology: string
  readonly operators: string
  readonly places: string
  readonly population: string
  readonly households: string
  readonly source: string
  readonly definition: string
}

export const NO_GAP: TypedGap = {
  name: "",
  unit: "",
  technology: "4G",
  operators: "",
  places: "",
  population: "",
  households: "",
  source: "",
  definition: "",
}

export type WrongGap = Partial<Record<keyof TypedGap, "missing" | "number" | "places">>

/** A gap as typed again from what is kept. */
export const typedOf = (gap: GapFacts): TypedGap => ({
  name: gap.name,
  unit: gap.unit,
  technology: gap.technology,
  operators: gap.operators.join(", "),
  places: placesText(gap.villages),
  population: gap.population === null ? "" : String(gap.population),
  households: gap.households === null ? "" : String(gap.households),
  source: gap.source,
  definition: gap.definition,
})

export type GapRead =
  | { readonly facts: GapFacts; readonly places: PlacesRead }
  | { readonly wrong: WrongGap; readonly places: PlacesRead }

/** The facts that were typed, or what is wrong with them. */
export function readGap(typed: TypedGap): GapRead {
  const places = readPlaces(typed.places, typed.name)
  const [population, households] = [countOf(typed.population), countOf(typed.households)]
  const wrong: WrongGap = {
    ...Object.fromEntries(
      (["name", "unit", "technology", "source", "definition"] as const).flatMap((field) =>
        typed[field].trim() === "" ? [[field, "missing"]] : [],
      ),
    ),
    ...(population === undefined ? { population: "number" } : {}),
    ...(households === undefined ? { households: "number" } : {}),
    ...(places.villages.length === 0 || places.wrong.length > 0 ? { places: "places" } : {}),
  }
  if (population === undefined || households === undefined || Object.keys(wrong).length > 0) {
    return { wrong, places }
  }
  const { name, unit, technology, operators, source, definition } = typed
  return {
    places,
    facts: {
      name: name.trim(),
      unit,
      technology: technology.trim(),
      operators: operators
        .split(/[,;]/u)
        .map((one) => one.trim())
        .filter((one) => one !== ""),
      villages: [...places.villages],
      population,
      households,
      source: source.trim(),
      definition: definition.trim(),
    },
  }
}

/** Null where nothing is written; undefined where it is no count. "1.596" is a count here. */
function countOf(text: string): number | null | undefined {
  if (text.trim() === "") return null
  const read = parseNumber(text.trim(), { decimalMark: "comma" })
  return read.kind === "number" && Number.isInteger(read.value) && read.value >= 0
    ? read.value
    : undefined
}
