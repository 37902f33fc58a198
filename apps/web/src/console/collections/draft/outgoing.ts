import type { CellEntry, FormCell, FormMeasure } from "@tinhso/server/indicators/collections/model"
import { formatExact, parseNumber } from "@tinhso/vietnamese"
import type { Marks } from "../../grid/reading.ts"
import { type CellDraft, cellKey, type Drafts, type FormPart, measuresOf } from "./cell-draft.ts"
import { readingOf, writtenOf } from "./written.ts"

/** What can be sent of the drafts, and how many wait for an answer of the person. */
export interface Outgoing {
  readonly entries: readonly CellEntry[]
  readonly sent: readonly CellDraft[]
  readonly waiting: number
}

/** As many cells as one request takes. */
const MOST_CELLS = 1000

export function outgoing(drafts: Drafts, form: FormPart, marks: Marks): Outgoing {
  const measures = measuresOf(form)
  const cells = new Map(form.cells.map((cell) => [cellKey(cell), cell]))
  const entries: CellEntry[] = []
  const sent: CellDraft[] = []
  let waiting = 0
  for (const draft of drafts.values()) {
    const entry =
      draft.conflict === null && draft.refused === null
        ? entryOf(withValue(draft, cells.get(draft.cell)), measures.get(draft.measure), marks)
        : null
    if (entry === null) waiting++
    else if (entries.length < MOST_CELLS) {
      entries.push(entry)
      sent.push(draft)
    }
  }
  return { entries, sent, waiting }
}

/** How sure a value is goes out together with the value that it is said of. */
function withValue(draft: CellDraft, cell: FormCell | undefined): CellDraft {
  const alone = draft.certainty !== null && draft.written === null && cell?.value != null
  return alone && cell !== undefined ? { ...draft, written: writtenOf(cell) } : draft
}

/** A draft as the server takes it; null where it cannot be read yet. */
function entryOf(
  draft: CellDraft,
  measure: FormMeasure | undefined,
  marks: Marks,
): CellEntry | null {
  const { measure: code, cut, base, note, certainty } = draft
  const entry = { measure: code, cut, version: base, ...(note === null ? {} : { note }) }
  if (draft.written === null) return entry
  const { place } = draft.written
  const reading = readingOf(draft.written, measure, marks)
  switch (reading.kind) {
    case "blank":
      return { ...entry, clear: true }
    case "value":
      return {
        ...entry,
        value: reading.value,
        written: quoted(draft.written.text, reading),
        ...(certainty === null ? {} : { status: certainty }),
        ...pastedAt(place),
      }
    case "none":
      return { ...entry, value: null, status: reading.status }
    case "ask":
    case "wrong":
      return null
  }
}

/** Where a pasted value stood in the block it came with, for whoever asks where it is from. */
const pastedAt = (place: string | undefined) =>
  place === undefined ? {} : { place: `dán ô ${place}` }

/**
 * The text that is kept beside a number. Where it says more than the number (a unit of measure) or
 * less (a cell of a workbook shown rounded), the number itself is written out.
 */
function quoted(text: string, { exact, value }: { exact: string; value: number }): string {
  const read = parseNumber(text)
  const readings = read.kind === "ambiguous" ? read.readings : read.kind === "number" ? [read] : []
  const same = readings.some(
    (one) => one.value === value && (one.unit === null || one.unit === "%"),
  )
  return same && text.length <= 200 ? text.trim() : formatExact(exact)
}
