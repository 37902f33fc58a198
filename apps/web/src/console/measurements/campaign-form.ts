import { parseNumber } from "@tinhso/vietnamese"
import type { NewCampaign } from "@tinhso/server/coverage/measurements/model"

/** A new campaign as it is typed. */
export interface TypedCampaign {
  readonly name: string
  readonly kind: NewCampaign["kind"]
  readonly unit: string | null
  readonly by: string
  readonly source: string
  readonly device: string
  readonly antennaHeight: string
  readonly place: NewCampaign["place"]
  readonly correction: string
  readonly correctionBasis: string
  readonly noiseFloor: string
}

export const EMPTY: TypedCampaign = {
  name: "",
  kind: "drive",
  unit: null,
  by: "",
  source: "",
  device: "",
  antennaHeight: "",
  place: "unknown",
  correction: "",
  correctionBasis: "",
  noiseFloor: "",
}

type Field = keyof TypedCampaign

const REQUIRED = ["name", "unit", "by", "source"] as const
const NUMBERS = {
  antennaHeight: [0, 1000],
  correction: [-60, 60],
  noiseFloor: [-160, -60],
} as const

/** What is missing or cannot be read, field by field; a correction needs its basis. */
export function wrongIn(typed: TypedCampaign): ReadonlySet<Field> {
  const wrong = new Set<Field>(REQUIRED.filter((name) => (typed[name] ?? "").trim() === ""))
  for (const name of ["antennaHeight", "correction", "noiseFloor"] as const) {
    const [least, most] = NUMBERS[name]
    const value = numberIn(typed[name])
    if (typed[name].trim() !== "" && (value === null || value < least || value > most)) {
      wrong.add(name)
    }
  }
  if (typed.correction.trim() !== "" && typed.correctionBasis.trim() === "") {
    wrong.add("correctionBasis")
  }
  return wrong
}

/** The campaign to send; null while something is wrong. */
export function campaignOf(typed: TypedCampaign): NewCampaign | null {
  if (wrongIn(typed).size > 0 || typed.unit === null) return null
  return {
    name: typed.name.trim(),
    kind: typed.kind,
    unit: typed.unit,
    by: typed.by.trim(),
    source: typed.source.trim(),
    device: orNull(typed.device),
    antennaHeight: numberIn(typed.antennaHeight),
    place: typed.place,
    correction: numberIn(typed.correction),
    correctionBasis: orNull(typed.correctionBasis),
    noiseFloor: numberIn(typed.noiseFloor),
  }
}

const orNull = (text: string) => (text.trim() === "" ? null : text.trim())

function numberIn(text: string): number | null {
  const read = parseNumber(text.trim(), { decimalMark: "comma" })
  return read.kind === "number" ? Number(read.exact) : null
}
