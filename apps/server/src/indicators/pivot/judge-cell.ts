import type { Period } from "../model.ts"
import type { CellJudgement, PivotTarget } from "./model.ts"

const DAY = 86_400_000
const time = (day: string) => Date.parse(day) / DAY

/**
 * A value of a period against a target, by the rule of plans: `reached` where it is at least as
 * good; before the target's time `on-trajectory` where it is no worse than the straight line from
 * where the plan says it began; otherwise `behind`. Of a time before that beginning nothing is said.
 */
export function judgeCell(
  value: number,
  period: Period,
  target: PivotTarget,
): CellJudgement | null {
  if (asGood(value, target.value, target.better)) return "reached"
  if (target.from === null || period.ends >= target.period.ends) return "behind"
  const expected = expectedAt(period.ends, target)
  if (expected === null) return null
  return asGood(value, expected, target.better) ? "on-trajectory" : "behind"
}

const asGood = (value: number, aim: number, better: PivotTarget["better"]) =>
  better === "higher" ? value >= aim : value <= aim

/** What the line to a target asks for on a day; null without a beginning, or before it. */
export function expectedAt(day: string, { from, period, value }: PivotTarget): number | null {
  if (from === null) return null
  const start = time(from.period.ends)
  const length = time(period.ends) - start
  const gone = time(day) - start
  if (gone < 0 || length <= 0) return null
  return from.value + (value - from.value) * Math.min(1, gone / length)
}

/** Of several targets the one that a period works towards: the next to come due, else the last. */
export function targetFor(period: Period, targets: readonly PivotTarget[]): PivotTarget | null {
  const inOrder = targets.toSorted((a, b) => (a.period.ends < b.period.ends ? -1 : 1))
  return inOrder.find((one) => one.period.ends >= period.ends) ?? inOrder.at(-1) ?? null
}
