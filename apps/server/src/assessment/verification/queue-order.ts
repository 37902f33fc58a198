import type { QueueStanding } from "../model.ts"
import { isOpen } from "./queue-standing.ts"

/** What decides the place of a row in a queue. */
export interface Queued {
  readonly unit: string
  readonly group: string
  readonly standing: QueueStanding
  readonly stake: number
  /** The place of the criterion in the index. */
  readonly at: number
}

const byIndex = (a: Queued, b: Queued): number =>
  compare(a.group, b.group) || compare(a.unit, b.unit) || a.at - b.at

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The rows of a queue in order: as the agencies and their criteria stand in the round, or first
 * what is open, the most points first. All have the deadline of the round.
 */
export function queueOrder<Row extends Queued>(
  rows: readonly Row[],
  order: "stake" | "index",
): Row[] {
  if (order === "index") return rows.toSorted(byIndex)
  return rows.toSorted(
    (a, b) =>
      Number(isOpen(b.standing)) - Number(isOpen(a.standing)) || b.stake - a.stake || byIndex(a, b),
  )
}
