import type {
  CellEntry,
  CheckedCell,
  EntryConflict,
  FormCell,
  FormMeasure,
  ReportForm,
} from "@tinhso/server/indicators/collections/model"
import { formatExact, parseNumber } from "@tinhso/vietnamese"
import { unitOfMeasure } from "../../i18n/units.ts"
import { EMPTY, sameWritten, type Written } from "../grid/clipboard-table.ts"
import { type Marks, type Reading, readValue } from "../grid/reading.ts"

/** What was typed into one cell and has not reached the server. It outlives the page. */
export interface CellDraft {
  readonly cell: string
  readonly measure: string
  readonly cut: string
  /** What was typed as the value; null where only the note was. */
  readonly written: Written | null
  readonly note: string | null
  /** How sure the value is, where somebody said so. */
  readonly certainty: Certainty | null
  /** The version that was on the screen when somebody typed. */
  readonly base: number
  /** When it was typed, by this machine's clock. */
  readonly at: string
  /** Somebody else changed the cell meanwhile: to be chosen. */
  readonly conflict: EntryConflict | null
  /** Why the server did not take it. */
  readonly refused: string | null
}

/** A value stands, for now, or as an estimate. */
export const CERTAINTIES = ["normal", "provisional", "estimated"] as const
export type Certainty = (typeof CERTAINTIES)[number]

export type Drafts = ReadonlyMap<string, CellDraft>

/** Turns the drafts as they stand into others. */
export type ChangeDrafts = (turn: (now: Drafts) => Drafts) => void

export const cellKey = ({ measure, cut }: { measure: string; cut: string }) => `${measure}\n${cut}`

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

/** What of a form is needed to read what is typed into it. */
export type FormPart = Pick<ReportForm, "cells" | "rules">

export const measuresOf = (form: FormPart): ReadonlyMap<string, FormMeasure> =>
  new Map(form.rules.measures.map((measure) => [measure.measure, measure]))

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

/** The drafts that are left once the server has taken those sent: what was typed on stays. */
export function taken(
  drafts: Drafts,
  sent: readonly CellDraft[],
  cells: readonly FormCell[],
): Drafts {
  const versions = new Map(cells.map((cell) => [cellKey(cell), cell.version]))
  const left = new Map(drafts)
  for (const draft of sent) {
    const now = left.get(draft.cell)
    if (now === undefined) continue
    if (now === draft) left.delete(draft.cell)
    else left.set(draft.cell, { ...now, base: versions.get(draft.cell) ?? now.base })
  }
  return left
}

/** The drafts with what stands against them. */
export function contested(drafts: Drafts, conflicts: readonly EntryConflict[]): Drafts {
  const next = new Map(drafts)
  for (const conflict of conflicts) {
    const draft = next.get(cellKey(conflict))
    if (draft !== undefined) next.set(draft.cell, { ...draft, conflict })
  }
  return next
}

/** The drafts with the server's words on those that it did not take. */
export function refused(
  drafts: Drafts,
  sent: readonly CellDraft[],
  errors: readonly { readonly pointer: string; readonly detail: string }[],
): Drafts {
  const next = new Map(drafts)
  for (const { pointer, detail } of errors) {
    const index = /^\/cells\/(\d+)/u.exec(pointer)?.[1]
    const draft = index === undefined ? undefined : sent[Number(index)]
    const now = draft === undefined ? undefined : next.get(draft.cell)
    if (now !== undefined && now === draft) next.set(now.cell, { ...now, refused: detail })
  }
  return next
}

/** A conflict decided: mine is sent over theirs, or theirs stays. */
export function decided(drafts: Drafts, cell: string, mine: boolean): Drafts {
  const draft = drafts.get(cell)
  const next = new Map(drafts)
  if (draft?.conflict === null || draft === undefined) return drafts
  if (mine) next.set(cell, { ...draft, base: draft.conflict.version, conflict: null })
  else next.delete(cell)
  return next
}

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
