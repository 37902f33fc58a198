import type { ScoringWorkItem } from "./model.ts"

/** The nearest deadline first; of equal ones what is worth most; what has none last. */
export function inWorkOrder(items: readonly ScoringWorkItem[]): ScoringWorkItem[] {
  return items.toSorted(
    (a, b) => until(a) - until(b) || b.worth - a.worth || compare(nameOf(a), nameOf(b)),
  )
}

const until = ({ due }: ScoringWorkItem) => (due === null ? Infinity : Date.parse(due))
const nameOf = ({ round, unit, task }: ScoringWorkItem) => `${round.id} ${unit?.name ?? ""} ${task}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
