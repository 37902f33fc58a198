import {
  checkReport,
  type CitedEvidence,
  type Finding,
  type FormCell,
  type FormMeasure,
  type ReportForm,
} from "@tinhso/server/indicators/collections/model"
import type { Marks, Reading } from "../grid/reading.ts"
import {
  type CellDraft,
  CERTAINTIES,
  type Certainty,
  cellKey,
  type Drafts,
  measuresOf,
} from "./draft/cell-draft.ts"
import { overlaid } from "./draft/overlaid.ts"
import { readingOf, writtenOf } from "./draft/written.ts"

/** One line of a report with all that is known of it while somebody fills it in. */
export interface ReportRow {
  readonly key: string
  readonly cell: FormCell
  readonly measure: FormMeasure
  /** Cells of the same measure follow it. */
  readonly first: boolean
  readonly draft: CellDraft | null
  readonly reading: Reading
  readonly note: string
  readonly certainty: Certainty
  readonly findings: readonly Finding[]
  readonly evidence: readonly CitedEvidence[]
  readonly state: RowState
}

/**
 * How a line stands: what somebody must do comes first. `explained` is a warning with its note,
 * `optional` an empty cell that need not be filled.
 */
export type RowState =
  | "conflict"
  | "refused"
  | "unread"
  | "error"
  | "warning"
  | "explained"
  | "empty"
  | "optional"
  | "good"

/** What of a form its lines are made of. */
type ReportPart = Pick<ReportForm, "cells" | "rules" | "evidence">

/** The lines of a report with the drafts laid over what the server has. */
export function reportRows(form: ReportPart, drafts: Drafts, marks: Marks): readonly ReportRow[] {
  const measures = measuresOf(form)
  const findings = Map.groupBy(checkReport(form.rules, overlaid(form, drafts, marks)), cellKey)
  return form.cells.flatMap((cell, index) => {
    const measure = measures.get(cell.measure)
    if (measure === undefined) return []
    const key = cellKey(cell)
    const draft = drafts.get(key) ?? null
    const reading = readingOf(draft?.written ?? writtenOf(cell), measure, marks)
    const found = findings.get(key) ?? []
    const cited = form.evidence.filter((one) => one.measure === cell.measure)
    return [
      {
        key,
        cell,
        measure,
        first: form.cells[index - 1]?.measure !== cell.measure,
        draft,
        reading,
        note: draft?.note ?? cell.note,
        certainty: certaintyOf(cell, draft),
        findings: found,
        evidence: cited,
        state: stateOf(draft, reading, found, measure),
      },
    ]
  })
}

function certaintyOf(cell: FormCell, draft: CellDraft | null): Certainty {
  if (draft !== null && draft.certainty !== null) return draft.certainty
  if (draft !== null && draft.written !== null) return "normal"
  return CERTAINTIES.find((one) => one === cell.status) ?? "normal"
}

function stateOf(
  draft: CellDraft | null,
  reading: Reading,
  findings: readonly Finding[],
  measure: FormMeasure,
): RowState {
  if (draft !== null && draft.conflict !== null) return "conflict"
  if (draft !== null && draft.refused !== null) return "refused"
  if (reading.kind === "ask" || reading.kind === "wrong") return "unread"
  if (reading.kind === "blank") return measure.required ? "empty" : "optional"
  if (findings.some(({ severity }) => severity === "error")) return "error"
  if (findings.length === 0) return "good"
  return findings.every(({ explained }) => explained) ? "explained" : "warning"
}

/** What keeps a report from being submitted, and how much of it is filled in. */
export interface Standing {
  readonly all: readonly ReportRow[]
  readonly filled: number
  readonly errors: readonly ReportRow[]
  /** Warnings that no note explains yet. */
  readonly warnings: readonly ReportRow[]
  /** Texts, conflicts and refusals that wait for an answer. */
  readonly open: readonly ReportRow[]
}

const OPEN: ReadonlySet<RowState> = new Set(["conflict", "refused", "unread"])

export function standingOf(rows: readonly ReportRow[]): Standing {
  const errors = rows.filter(
    ({ state, findings }) =>
      !OPEN.has(state) && findings.some(({ severity }) => severity === "error"),
  )
  const warnings = rows.filter(
    ({ state, findings }) =>
      !OPEN.has(state) &&
      findings.some(({ severity, explained }) => severity === "warning" && !explained),
  )
  return {
    all: rows,
    filled: rows.filter(({ reading }) => reading.kind === "value" || reading.kind === "none")
      .length,
    errors,
    warnings,
    open: rows.filter(({ state }) => OPEN.has(state)),
  }
}

/** Returned with a reason, and not changed since. */
export const isSentBack = ({ returned, before }: FormCell): boolean =>
  returned !== "" && before === null

/** The names that a row of somebody's own workbook may have. */
export function namesOf({ measure, cell }: ReportRow): readonly string[] {
  if (cell.cut === "") return [measure.nameVi, measure.measure, measure.nameEn]
  const parts = cell.cut.split("; ").map((part) => part.slice(part.indexOf("=") + 1))
  return [
    cell.labelVi,
    cell.labelEn,
    parts.join(", "),
    `${measure.nameVi} — ${cell.labelVi}`,
    `${measure.nameVi} ${parts.join(" ")}`,
    `${measure.measure} ${cell.cut}`,
  ]
}
