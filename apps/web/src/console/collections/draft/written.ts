import type { FormCell, FormMeasure } from "@tinhso/server/indicators/collections/model"
import { formatExact } from "@tinhso/vietnamese"
import { unitOfMeasure } from "../../../i18n/units.ts"
import { EMPTY, type Written } from "../../grid/clipboard-table.ts"
import { type Marks, type Reading, readValue } from "../../grid/reading.ts"

/** How the value that the server has is written: as people type it here, with the number behind. */
export function writtenOf(cell: Pick<FormCell, "value" | "status">): Written {
  if (cell.value !== null) {
    const exact = plain(cell.value)
    return { text: formatExact(exact), exact }
  }
  if (cell.status === "missing") return { text: "không có số liệu", exact: null }
  if (cell.status === "not-applicable") return { text: "không áp dụng", exact: null }
  return EMPTY
}

/** A double as a plain decimal, never with an exponent. */
function plain(value: number): string {
  const text = String(value)
  if (!text.includes("e")) return text
  return value.toFixed(15).replace(/\.?0+$/u, "")
}

/** What a cell takes, for reading what is typed into it. */
export const expectedOf = (measure: FormMeasure | undefined, marks: Marks) => ({
  marks,
  units: unitsOf(measure),
  counted: measure?.counted ?? false,
})

/** The unit of measure of a cell as people may write it. */
function unitsOf(measure: FormMeasure | undefined): readonly string[] {
  const code = measure?.unitOfMeasure ?? ""
  return [code, unitOfMeasure(code, "vi"), unitOfMeasure(code, "en")]
}

/** What a text says as a value of a measure; a number that came along leaves nothing to ask. */
export function readingOf(
  written: Written,
  measure: FormMeasure | undefined,
  marks: Marks,
): Reading {
  if (written.exact !== null) {
    return { kind: "value", exact: written.exact, value: Number(written.exact) }
  }
  return readValue(written.text, expectedOf(measure, marks))
}
