import { parse } from "csv-parse/sync"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { readPeriod } from "./import/period.ts"
import { Document, Measure } from "./model.ts"

/** The columns of a catalogue file of measures. */
export const MEASURE_COLUMNS = [
  "code",
  "name_vi",
  "name_en",
  "unit_of_measure",
  "share",
  "in_time",
  "over_units",
  "better",
  "jump_factor",
  "definition_vi",
  "definition_en",
] as const

/** A measure as a line of a catalogue file. */
export function measureCells(measure: Measure): string[] {
  return [
    measure.code,
    measure.nameVi,
    measure.nameEn,
    measure.unitOfMeasure,
    measure.share ? "yes" : "no",
    measure.inTime,
    measure.overUnits,
    measure.better,
    measure.jumpFactor === null ? "" : String(measure.jumpFactor),
    measure.definitionVi,
    measure.definitionEn,
  ]
}

/** The measures of a catalogue file (`data/measures.csv`); a wrong line is named. */
export function measuresOf(text: string): Measure[] {
  return linesOf(text).map((cells, i) =>
    valid(Measure, i, {
      code: cells["code"],
      nameVi: cells["name_vi"],
      nameEn: cells["name_en"],
      unitOfMeasure: cells["unit_of_measure"],
      share: cells["share"] === "yes",
      inTime: cells["in_time"],
      overUnits: cells["over_units"],
      better: cells["better"],
      jumpFactor: emptyAsNull(cells["jump_factor"]) === null ? null : Number(cells["jump_factor"]),
      definitionVi: cells["definition_vi"],
      definitionEn: cells["definition_en"],
    }),
  )
}

/** The documents of a file (`data/documents.csv`): what is not known stays null. */
export function documentsOf(text: string): Document[] {
  return linesOf(text).map((cells, i) => {
    const issued = emptyAsNull(cells["issued"])
    const read = issued === null ? null : readPeriod(issued)
    if (read !== null && "refused" in read) throw new Error(`line ${i + 2}: ${read.refused}`)
    return valid(Document, i, {
      id: cells["id"],
      number: emptyAsNull(cells["number"]),
      title: cells["title"],
      issuer: emptyAsNull(cells["issuer"]),
      issued: read?.period ?? null,
      abstract: emptyAsNull(cells["abstract"]),
    })
  })
}

/** Labels of parts that were read into another language, with their Vietnamese words. */
export function breakdownLabelsOf(text: string): ReadonlyMap<string, string> {
  return new Map(linesOf(text).map((cells) => [cells["label"] ?? "", cells["vi"] ?? ""]))
}

const Cells = Type.Array(Type.Record(Type.String(), Type.String()))

function linesOf(text: string) {
  const rows: unknown = parse(text, { columns: true, skipEmptyLines: true })
  return Value.Parse(Cells, rows)
}

function valid<S extends typeof Measure | typeof Document>(schema: S, line: number, row: unknown) {
  if (!Value.Check(schema, row)) {
    const first = Value.Errors(schema, row)[0]
    throw new Error(`line ${line + 2}: ${first?.instancePath ?? ""} ${first?.message ?? ""}`)
  }
  return row
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text
}
