import { type Decimal, decimal, textOf } from "../decimal.ts"
import { mirrored, surelyAbove, surelyAtLeast } from "../interval.ts"
import type { Figure, Period, TargetStatus } from "../model.ts"
import { byNewest, quantityOf } from "../newest.ts"
import { directionOf, meaning, targetStatuses } from "../target-status.ts"
import type { Words } from "../wording.ts"
import {
  behindLine,
  early,
  onLine,
  overdueSince,
  rangeHead,
  unclearOnLine,
  unconnected,
  wordsOnly,
} from "./explain.ts"
import { lineAt } from "./line.ts"
import type { PlanStatus } from "./model.ts"
import { dayAfter } from "./task-state.ts"

/** A target of a plan in the shape of a figure of kind target, with what a figure cannot say. */
export interface JudgedTarget {
  readonly figure: Figure
  /** The upper end of a range, of which the figure's value is the lower. */
  readonly high: string | null
  readonly baseline: { readonly exact: string; readonly period: Period } | null
}

export interface Verdict {
  readonly status: PlanStatus
  readonly observation: string | null
  readonly gapExact: string | null
  readonly expectedExact: string | null
  readonly since: string | null
  readonly overdue: boolean
  readonly words: Words
}

/**
 * Where a target stands on a day. `target-status.ts` says exceeded, reached, behind, uncertain or
 * no data; what it calls behind is judged further by the straight line from the baseline to the
 * target, between the ends of their periods:
 *
 * - `on-trajectory`: the time is not over and the newest observation surely is at or beyond the line;
 * - `behind`: it surely is not; since the end of the first observation of the unbroken run of those
 *   that lie below the line;
 * - `uncertain`: as published ("khoảng", "trên") it can mean either.
 *
 * Without a baseline nothing is said of a trajectory: below its target a target is behind. Once the
 * time is over, a line excuses nothing: it is behind, at the latest since the day after.
 */
export function judgeTarget(
  target: JudgedTarget,
  observations: readonly Figure[],
  today: string,
): Verdict {
  if (quantityOf(target.figure) === null) {
    return unmeasured({ value: null, period: target.figure.period }, today)
  }
  const now = statusNow(target, observations)
  const overdue = target.figure.period.ends < today
  const plain: Verdict = {
    status: now.status,
    observation: now.observation,
    gapExact: now.gapExact,
    expectedExact: null,
    since: null,
    overdue,
    words: { vi: now.explanation, en: now.explanationEn },
  }
  if (now.status === "no-data" && overdue) {
    return {
      ...plain,
      words: joined(plain.words, overdueSince(dayAfter(target.figure.period.ends))),
    }
  }
  return now.status === "behind" ? heldToLine(target, observations, plain) : plain
}

function heldToLine(
  target: JudgedTarget,
  observations: readonly Figure[],
  plain: Verdict,
): Verdict {
  const judged = lineVerdicts(target, observations)
  const newest = judged.find(({ figure }) => figure.id === plain.observation)
  const { figure } = target
  const late = dayAfter(figure.period.ends)
  if (newest === undefined) {
    const added = plain.overdue ? overdueSince(late) : early()
    return { ...plain, since: plain.overdue ? late : null, words: joined(plain.words, added) }
  }
  const expectedExact = textOf(newest.line)
  const run = judged.slice(judged.indexOf(newest))
  const end = run.findIndex(({ stands }) => stands !== "below")
  const first = run.at(end === -1 ? -1 : end - 1)
  const facts = { ...newest, target: figure, baseline: target.baseline }
  if (newest.stands === "below") {
    const since = first?.figure.period.ends ?? null
    const words = joined(plain.words, behindLine(facts, since))
    return { ...plain, expectedExact, since, words }
  }
  if (plain.overdue) {
    return { ...plain, expectedExact, since: late, words: joined(plain.words, overdueSince(late)) }
  }
  return newest.stands === "at-or-beyond"
    ? { ...plain, expectedExact, status: "on-trajectory", words: onLine(facts) }
    : { ...plain, expectedExact, status: "uncertain", words: unclearOnLine(facts) }
}

const joined = (first: Words, second: Words): Words => ({
  vi: `${first.vi} ${second.vi}`,
  en: `${first.en} ${second.en}`,
})

interface LineVerdict {
  readonly figure: Figure
  readonly line: Decimal
  readonly higher: boolean
  readonly stands: "at-or-beyond" | "below" | "either"
}

/** The observations between baseline and target held against the line, newest first. */
function lineVerdicts(
  { figure: target, high, baseline }: JudgedTarget,
  observations: readonly Figure[],
): LineVerdict[] {
  const from = baseline === null ? null : decimal(baseline.exact)
  const goal = quantityOf(target)
  if (baseline === null || from === null || goal === null) return []
  const higher = directionOf(target, goal) === "higher"
  const end = higher || high === null ? goal.value : (decimal(high) ?? goal.value)
  const marks = [
    { value: from, day: baseline.period.ends },
    { value: end, day: target.period.ends },
  ] as const
  return observations
    .filter((figure) => isOf(figure, target))
    .toSorted(byNewest)
    .flatMap((figure): LineVerdict[] => {
      const line = lineAt(marks[0], marks[1], figure.period.ends)
      const stands = line === null ? null : standing(figure, line, higher)
      return line === null || stands === null ? [] : [{ figure, line, higher, stands }]
    })
}

const isOf = (figure: Figure, target: Figure): boolean =>
  figure.measure.code === target.measure.code &&
  figure.place.id === target.place.id &&
  figure.unitOfMeasure.trim().toLowerCase() === target.unitOfMeasure.trim().toLowerCase()

function standing(figure: Figure, line: Decimal, higher: boolean): LineVerdict["stands"] | null {
  const value = quantityOf(figure)
  if (value === null) return null
  const at = { at: line, open: false }
  const wanted = { low: at, high: at }
  const observed = meaning(figure, value)
  const [upper, lower] = higher ? [observed, wanted] : [mirrored(observed), mirrored(wanted)]
  if (surelyAtLeast(upper, lower)) return "at-or-beyond"
  return surelyAbove(lower, upper) ? "below" : "either"
}

/** The status without a line; a range is reached inside it and exceeded beyond its better end. */
function statusNow({ figure, high }: JudgedTarget, observations: readonly Figure[]): TargetStatus {
  if (high === null) return only(figure, observations)
  const low = figure.exact ?? high
  const direction = directionOf(figure, { comparator: figure.comparator })
  const least = only({ ...figure, comparator: ">=", exact: low }, observations)
  const most = only({ ...figure, comparator: "<=", exact: high }, observations)
  const told = (status: TargetStatus["status"], gap: TargetStatus) =>
    inRange(figure, high, observations, { ...gap, status })
  if (direction === "none") {
    const worse = [least, most].find(({ status }) => !within(status))
    return told(worse?.status ?? "reached", worse ?? least)
  }
  const needed = direction === "higher" ? least : most
  if (!within(needed.status)) return told(needed.status, needed)
  const beyond =
    direction === "higher"
      ? only({ ...figure, comparator: ">", exact: high }, observations)
      : only({ ...figure, comparator: "<", exact: low }, observations)
  return told(beyond.status === "exceeded" ? "exceeded" : "reached", needed)
}

const within = (status: TargetStatus["status"]) => status === "reached" || status === "exceeded"

function only(target: Figure, observations: readonly Figure[]): TargetStatus {
  const [found] = targetStatuses([target, ...observations])
  if (found === undefined) throw new Error(`${target.id} is no target`)
  return found
}

function inRange(
  target: Figure,
  high: string,
  observations: readonly Figure[],
  found: TargetStatus,
): TargetStatus {
  const observation = observations.find(({ id }) => id === found.observation)
  const ends = [decimal(target.exact ?? high), decimal(high)] as const
  if (observation === undefined || ends[0] === null || ends[1] === null) {
    return found
  }
  const words = rangeHead(found.status, { target, observation, low: ends[0], high: ends[1] })
  return { ...found, explanation: words.vi, explanationEn: words.en }
}

/** A target that no figure can be held against: its words, or a number of no measure of ours. */
export function unmeasured(
  { value, period }: { readonly value: string | null; readonly period: Period | null },
  today: string,
): Verdict {
  const overdue = period !== null && period.ends < today
  const nothing = { observation: null, gapExact: null, expectedExact: null, since: null, overdue }
  return value === null
    ? { ...nothing, status: "not-measurable", words: wordsOnly() }
    : { ...nothing, status: "no-data", words: unconnected() }
}
