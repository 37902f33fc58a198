import type { MeasureDefinition, MeasureDraft } from "@tinhso/server/indicators/definitions/model"
import { parseNumber } from "@tinhso/vietnamese"
import type { Say } from "../words/index.ts"
import { dimensionsText, readDimensions } from "./dimensions-text.ts"

/** A measure as its form holds it: numbers and breakdowns as they are typed. */
export interface MeasureForm extends Omit<MeasureDraft, "reporting" | "jumpFactor"> {
  readonly level: "none" | "country" | "province" | "district" | "commune"
  readonly coverage: string
  readonly dimensions: string
  readonly jump: string
}

export const EMPTY_MEASURE: MeasureForm = {
  code: "",
  nameVi: "",
  nameEn: "",
  unitOfMeasure: "",
  share: false,
  inTime: "last",
  overUnits: "sum",
  better: "higher",
  definitionVi: "",
  definitionEn: "",
  collectedOn: "",
  registerQuery: null,
  validFrom: null,
  validUntil: null,
  document: null,
  level: "commune",
  coverage: "80",
  dimensions: "",
  jump: "5",
}

const written = (value: number) => String(value).replace(".", ",")

export function formOf(one: MeasureDefinition): MeasureForm {
  const { reporting, jumpFactor, version: _version, ...rest } = one
  return {
    ...rest,
    level: reporting?.reportedBy ?? "none",
    coverage: written(Math.round((reporting?.minCoverage ?? 0.8) * 10_000) / 100),
    dimensions: dimensionsText(reporting?.dimensions ?? {}),
    jump: jumpFactor === null ? "" : written(jumpFactor),
  }
}

export type MeasureRead =
  | { readonly draft: MeasureDraft }
  | { readonly wrong: Readonly<Record<string, string>> }

function numberIn(text: string, least: number, most: number): number | null {
  const read = parseNumber(text)
  if (read.kind !== "number" || read.value < least || read.value > most) return null
  return read.value
}

/** Which fields of the form cannot be read, each with what to write. */
function wrongIn(form: MeasureForm, say: Say): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const field of ["code", "nameVi", "nameEn", "unitOfMeasure"] as const) {
    if (form[field].trim() === "") wrong[field] = say("def.missing")
  }
  const covered = form.level === "none" || numberIn(form.coverage, 0, 100) !== null
  if (!covered) wrong["coverage"] = say("def.number.wrong")
  const asks = form.jump.trim() !== ""
  if (asks && (numberIn(form.jump, 1, 1e6) ?? 1) <= 1) wrong["jump"] = say("def.number.wrong")
  return wrong
}

/** What a form says, or what is wrong with its fields. */
export function readForm(form: MeasureForm, say: Say): MeasureRead {
  const { level, coverage, dimensions, jump, ...rest } = form
  const wrong = wrongIn(form, say)
  const cut = readDimensions(dimensions)
  if ("wrongLine" in cut) {
    return { wrong: { ...wrong, dimensions: say("def.dimensions.wrong", { line: cut.wrongLine }) } }
  }
  if (Object.keys(wrong).length > 0) return { wrong }
  const minCoverage = (numberIn(coverage, 0, 100) ?? 0) / 100
  const reporting =
    level === "none" ? null : { reportedBy: level, minCoverage, dimensions: cut.good }
  return { draft: { ...rest, jumpFactor: numberIn(jump, 1, 1e6), reporting } }
}
