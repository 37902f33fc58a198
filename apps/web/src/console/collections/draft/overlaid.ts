import type {
  CheckedCell,
  FormCell,
  FormMeasure,
} from "@tinhso/server/indicators/collections/model"
import type { Marks } from "../../grid/reading.ts"
import { type CellDraft, cellKey, type Drafts, type FormPart, measuresOf } from "./cell-draft.ts"
import { readingOf } from "./written.ts"

/** The cells as they would stand with the drafts: what the rules look at while one types. */
export function overlaid(form: FormPart, drafts: Drafts, marks: Marks): CheckedCell[] {
  const measures = measuresOf(form)
  return form.cells.map((cell) => {
    const draft = drafts.get(cellKey(cell))
    if (draft === undefined) return cell
    const note = draft.note ?? cell.note
    const value = valueOf(draft, cell, measures.get(cell.measure), marks)
    const stands = value.value === cell.value && value.status === cell.status
    const noteCurrent = draft.note !== null || (cell.noteCurrent && stands)
    return { ...cell, ...value, note, noteCurrent }
  })
}

function valueOf(
  draft: CellDraft,
  cell: FormCell,
  measure: FormMeasure | undefined,
  marks: Marks,
): Pick<CheckedCell, "value" | "status"> {
  if (draft.written === null) {
    return { value: cell.value, status: draft.certainty ?? cell.status }
  }
  const reading = readingOf(draft.written, measure, marks)
  if (reading.kind === "value") {
    return { value: reading.value, status: draft.certainty ?? "normal" }
  }
  if (reading.kind === "none") return { value: null, status: reading.status }
  return { value: null, status: null }
}
