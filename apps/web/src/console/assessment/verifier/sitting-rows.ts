import type { QueueRow } from "@tinhso/server/assessment/model"
import { searchKey } from "@tinhso/vietnamese"
import { placeKey } from "./place.ts"
import type { VerdictDraft, VerdictDrafts } from "./verdict-draft.ts"

/** A line of a sitting, with what was said of it and has not arrived. */
export interface SittingRow {
  readonly key: string
  readonly row: QueueRow
  readonly draft: VerdictDraft | null
  readonly mark: RowMark
}

/** How a line stands for whoever works through it. */
export type RowMark =
  | "open"
  | "agreed"
  | "changed"
  | "contested"
  | "refused"
  | "early"
  | "own"
  | "decided"

export function sittingRows(rows: readonly QueueRow[], drafts: VerdictDrafts): SittingRow[] {
  return rows.map((row) => {
    const key = placeKey(row)
    const draft = drafts.get(key) ?? null
    return { key, row, draft, mark: markOf(row, draft) }
  })
}

function markOf(row: QueueRow, draft: VerdictDraft | null): RowMark {
  if (draft === null) return row.standing === "said" ? saidMark(row) : STANDING[row.standing]
  if (draft.contested) return "contested"
  if (draft.refused !== null) return "refused"
  return draft.verdict.agrees ? "agreed" : "changed"
}

const STANDING = { waiting: "open", unclaimed: "open", early: "early", own: "own" } as const

function saidMark({ state, mine }: QueueRow): RowMark {
  if (state === "decided") return "decided"
  return mine?.agrees === false ? "changed" : "agreed"
}

/** Whether a line still asks for something. */
export const asks = ({ mark }: SittingRow): boolean =>
  mark === "open" || mark === "contested" || mark === "refused"

/** The next line that asks for something: after this one, else from the beginning; null where none does. */
export function nextAsking(rows: readonly SittingRow[], at: number): number | null {
  const after = rows.findIndex((row, i) => i > at && asks(row))
  if (after !== -1) return after
  const before = rows.findIndex((row, i) => i !== at && asks(row))
  return before === -1 ? null : before
}

/** How many of how many are done; the own organisation is nobody's work here. */
export function progressOf(rows: readonly SittingRow[]): {
  readonly done: number
  readonly all: number
} {
  const work = rows.filter(({ mark }) => mark !== "own" && mark !== "early")
  return { done: work.filter((row) => !asks(row)).length, all: work.length }
}

/**
 * Lines whose code begins like a text; where none does, those that have every word of it in their
 * name or agency. Marks do not matter.
 */
export function found(rows: readonly SittingRow[], text: string): readonly SittingRow[] {
  const typed = text.trim().toUpperCase()
  const byCode = rows.filter(({ row }) => row.criterion.toUpperCase().startsWith(typed))
  const words = searchKey(text)
    .split(" ")
    .filter((word) => word !== "")
  if (byCode.length > 0 || words.length === 0) return byCode
  return rows.filter(({ row }) => {
    const all = searchKey(`${row.name} ${row.unitName}`)
    return words.every((word) => all.includes(word))
  })
}
