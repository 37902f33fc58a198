import type { Writer } from "../../platform/database.ts"
import { roundState, scoresChanged, scoresRefused } from "../errors.ts"
import { holdRound } from "../store/round-store.ts"

/** A place in a request, and what is wrong there. */
export interface Wrong {
  readonly pointer: string
  readonly detail: string
}

/** Holds an open round until the transaction ends: nothing is published meanwhile. */
export async function holdOpen(tx: Writer, id: string): Promise<void> {
  const state = await holdRound(tx, id, "share")
  if (state !== "open") throw roundState(id, state === "published" ? "đã công bố" : "chưa mở")
}

interface Item {
  readonly criterion: string
  readonly seen?: number | undefined
}

/** Refuses where somebody wrote since the writer read; then where something is wrong in itself. */
export function refuse(
  list: string,
  items: readonly Item[],
  newest: ReadonlyMap<string, number>,
  wrong: readonly Wrong[],
): void {
  const stale = items.flatMap(({ criterion, seen }, i): Wrong[] => {
    const now = newest.get(criterion) ?? 0
    if (seen === undefined || seen === now) return []
    return [{ pointer: `/${list}/${i}/seen`, detail: `tiêu chí ${criterion} đã có bản ${now}` }]
  })
  if (stale.length > 0) throw scoresChanged(stale)
  if (wrong.length > 0) throw scoresRefused(wrong)
}
