import type { EntryConflict, FormCell } from "@tinhso/server/indicators/collections/model"
import { type CellDraft, cellKey, type Drafts } from "./cell-draft.ts"

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
