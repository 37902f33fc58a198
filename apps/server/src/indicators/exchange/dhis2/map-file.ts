import { Type, type Static } from "typebox"
import { Value } from "typebox/value"
import { csvLine } from "@tinhso/csv"
import { MeasureCode } from "../../model.ts"

export const MAP_KINDS = ["orgUnit", "dataElement", "indicator", "categoryOption"] as const
export type MapKind = (typeof MAP_KINDS)[number]

/** What stands for a thing of DHIS2 here. */
export const Mapping = Type.Object({
  kind: Type.Unsafe<MapKind>(Type.Enum(MAP_KINDS)),
  /** Id of DHIS2. */
  external: Type.String(),
  /** Units ("06652|06652.2025"), a code of a measure or indicator, or "sex=nữ". */
  internal: Type.String(),
  /** `add`: several org units together are one unit; `skip`: left out; a level that reports. */
  how: Type.String(),
  unitOfMeasure: Type.String(),
})
export type Mapping = Static<typeof Mapping>

export const mappingKey = ({ kind, external }: Pick<Mapping, "kind" | "external">) =>
  `${kind} ${external}`

export const MAP_COLUMNS = ["kind", "id", "to"] as const
export const MAP_OPTIONAL = [
  "how",
  "unit_of_measure",
  "code",
  "name",
  "within",
  "suggestions",
  "why",
] as const
export type MapColumn = (typeof MAP_COLUMNS)[number] | (typeof MAP_OPTIONAL)[number]

const HOWS: Readonly<Record<MapKind, readonly string[]>> = {
  orgUnit: ["", "add", "skip"],
  dataElement: ["", "skip", "country", "province", "district", "commune"],
  indicator: ["", "skip"],
  categoryOption: [""],
}

export type MappingRead =
  | { readonly mapping: Mapping }
  | { readonly open: true }
  | { readonly column: MapColumn; readonly wrong: string }

/** A row of the file that a person completed; one that is still open says nothing. */
export function mappingOf(text: (column: MapColumn) => string): MappingRead {
  const kind = MAP_KINDS.find((one) => one === text("kind"))
  if (kind === undefined) return { column: "kind", wrong: `phải là ${MAP_KINDS.join(", ")}` }
  const mapping: Mapping = {
    kind,
    external: text("id"),
    internal: text("to"),
    how: text("how"),
    unitOfMeasure: text("unit_of_measure"),
  }
  if (`${mapping.internal}${mapping.how}${mapping.unitOfMeasure}` === "") return { open: true }
  return wrongIn(mapping) ?? { mapping }
}

function wrongIn(mapping: Mapping): { readonly column: MapColumn; readonly wrong: string } | null {
  const { kind, external, internal, how } = mapping
  if (external === "") return { column: "id", wrong: "còn trống" }
  if (!HOWS[kind].includes(how)) {
    const there = HOWS[kind].filter((one) => one !== "").join(", ")
    return { column: "how", wrong: there === "" ? "phải để trống" : `phải trống hoặc là ${there}` }
  }
  if (internal === "") {
    return kind === "orgUnit" && how !== "skip" ? { column: "to", wrong: "còn trống" } : null
  }
  const isCode = kind === "dataElement" || kind === "indicator"
  return isCode && !Value.Check(MeasureCode, internal)
    ? { column: "to", wrong: "phải là một mã: chữ cái thường, chữ số và gạch dưới" }
    : null
}

/** Something that a person must say, as a row to complete. */
export interface OpenQuestion {
  readonly kind: MapKind
  readonly id: string
  readonly code: string
  readonly name: string
  readonly within: string
  readonly suggestions: readonly string[]
  readonly why: string
}

const COLUMNS = [
  "kind",
  "id",
  "code",
  "name",
  "within",
  "to",
  "how",
  "unit_of_measure",
  "suggestions",
  "why",
]

/** The mapping file: what was said already, and what is still asked. */
export function mapLines(known: readonly Mapping[], open: readonly OpenQuestion[]): string[] {
  return [
    csvLine(COLUMNS),
    ...known.map(({ kind, external, internal, how, unitOfMeasure }) =>
      csvLine([kind, external, "", "", "", internal, how, unitOfMeasure, "", ""]),
    ),
    ...open.map(({ kind, id, code, name, within, suggestions, why }) =>
      csvLine([kind, id, code, name, within, "", "", "", suggestions.join(" | "), why]),
    ),
  ]
}
