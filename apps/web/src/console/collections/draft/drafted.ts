import type { FormCell } from "@tinhso/server/indicators/collections/model"
import { sameWritten, type Written } from "../../grid/clipboard-table.ts"
import { type CellDraft, CERTAINTIES, type Certainty, cellKey, type Drafts } from "./cell-draft.ts"
import { writtenOf } from "./written.ts"

/** The column of a grid that a change was made in. */
type Column = "value" | "note" | "certainty"

/** A text put into a column of a cell. */
export interface Typed {
  readonly cell: FormCell
  readonly column: Column
  readonly written: Written
}

/** Texts put into cells of a report, as drafts that replace what was drafted there before. */
export function drafted(drafts: Drafts, typed: readonly Typed[], at: string): Drafts {
  const next = new Map(drafts)
  for (const one of typed) {
    const draft = draftOf(one, next.get(cellKey(one.cell)), at)
    if (isNothing(draft, one.cell)) next.delete(draft.cell)
    else next.set(draft.cell, draft)
  }
  return next
}

function draftOf(
  { cell, column, written }: Typed,
  known: CellDraft | undefined,
  at: string,
): CellDraft {
  return {
    cell: cellKey(cell),
    measure: cell.measure,
    cut: cell.cut,
    written: column === "value" ? written : (known?.written ?? null),
    note: column === "note" ? written.text : (known?.note ?? null),
    certainty: certaintyAfter(column, written, known),
    base: known?.base ?? cell.version,
    at,
    conflict: known?.conflict ?? null,
    refused: null,
  }
}

/** Another value is sure until somebody says that it is not. */
function certaintyAfter(
  column: Column,
  { text }: Written,
  known: CellDraft | undefined,
): Certainty | null {
  if (column === "value") return null
  if (column === "note") return known?.certainty ?? null
  return CERTAINTIES.find((one) => one === text) ?? null
}

/** Typed back to what the server has. */
const isNothing = (draft: CellDraft, cell: FormCell) =>
  draft.conflict === null &&
  (draft.written === null || sameWritten(draft.written, writtenOf(cell))) &&
  (draft.note === null || draft.note === cell.note) &&
  (draft.certainty === null || draft.certainty === cell.status)
