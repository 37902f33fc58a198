import { parse } from "csv-parse/sync"
import { toNfc } from "@tinhso/vietnamese"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { IndicatorDraft } from "./model.ts"

const Cells = Type.Array(Type.Record(Type.String(), Type.String()))

/** The indicators of a file such as `data/indicators.csv`; a wrong line is named. */
export function indicatorsOf(text: string): IndicatorDraft[] {
  const rows: unknown = parse(toNfc(text), { columns: true, skipEmptyLines: true, bom: true })
  return Value.Parse(Cells, rows).map((cells, i) => {
    const row: unknown = {
      code: cells["code"],
      nameVi: cells["name_vi"],
      nameEn: cells["name_en"],
      better: cells["better"],
      definitionVi: cells["definition_vi"] ?? "",
      definitionEn: cells["definition_en"] ?? "",
      formula: cells["formula"],
      validFrom: cells["valid_from"] || null,
      document: cells["document"] || null,
    }
    if (Value.Check(IndicatorDraft, row)) return row
    const first = Value.Errors(IndicatorDraft, row)[0]
    throw new Error(`line ${i + 2}: ${first?.instancePath ?? ""} ${first?.message ?? ""}`)
  })
}
