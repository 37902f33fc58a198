import {
  absolute,
  type Decimal,
  isZero,
  ONE_HUNDRED,
  subtract,
  textOf,
  toNumber,
} from "./decimal.ts"
import {
  cappedAt,
  type Interval,
  meet,
  mirrored,
  nearly,
  type Quantity,
  surelyAbove,
  surelyAtLeast,
} from "./interval.ts"
import type { Figure, TargetStatus } from "./model.ts"
import { groupedNewest, newestUntil, quantityOf } from "./newest.ts"
import { differenceUnit, number, periodWords, quantity, unitAfter, type Words } from "./wording.ts"

type Status = TargetStatus["status"]
type Direction = "higher" | "lower" | "none"

const keyOf = ({ measure, place }: Figure): string => `${measure.code} ${place.id}`

/**
 * Every target held against the newest observation of the same measure and place whose period ends
 * no later than the target's; later ones belong to later targets. Which way is better is said by
 * the target's comparator ("tối thiểu", "tối đa"), else by its measure. With higher better:
 *
 * - `exceeded`: surely above the target (above 90 for "trên 90", which has no "reached");
 * - `reached`: surely at least the target;
 * - `behind`: surely below it (or, for "trên 90", at most it);
 * - `uncertain`: the observation as published ("trên 85" against 90) can mean either, or the
 *   measure says of neither direction that it is better;
 * - `no-data`: no observation, or a target without a number.
 *
 * An approximate number is taken as rounded at its last significant digit, by at most 5 %.
 */
export function targetStatuses(figures: readonly Figure[]): TargetStatus[] {
  const observed = groupedNewest(
    figures.filter(
      (figure) =>
        (figure.kind === "observation" || figure.kind === "rank") && quantityOf(figure) !== null,
    ),
    keyOf,
  )
  return figures
    .filter(({ kind }) => kind === "target")
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .map((target) => statusOf(target, observed.get(keyOf(target)) ?? []))
}

function statusOf(target: Figure, newestFirst: readonly Figure[]): TargetStatus {
  const goal = quantityOf(target)
  if (goal === null) {
    return withoutData(target, {
      vi: "Chỉ tiêu không nêu con số nên không đo được bằng số liệu.",
      en: "The target gives no number, so no figure can measure it.",
    })
  }
  const comparable = newestFirst.filter(({ unitOfMeasure }) => sameUnit(unitOfMeasure, target))
  const observation = newestUntil(comparable, target.period.ends)
  const value = observation === null ? null : quantityOf(observation)
  if (observation === null || value === null)
    return withoutData(target, nothingYet(target, comparable))

  const status = judge(target, goal, meaning(observation, value))
  const gap = subtract(value.value, goal.value)
  const words = explain(status, { target, goal, observation, value, gap })
  return {
    target: target.id,
    observation: observation.id,
    status,
    gap: toNumber(gap),
    gapExact: textOf(gap),
    explanation: words.vi,
    explanationEn: words.en,
  }
}

const sameUnit = (unit: string, target: Figure): boolean =>
  unit.trim().toLowerCase() === target.unitOfMeasure.trim().toLowerCase()

function withoutData(target: Figure, words: Words): TargetStatus {
  return {
    target: target.id,
    observation: null,
    status: "no-data",
    gap: null,
    gapExact: null,
    explanation: words.vi,
    explanationEn: words.en,
  }
}

function nothingYet(target: Figure, later: readonly Figure[]): Words {
  const until = periodWords(target.period)
  const [newest] = later
  if (newest === undefined) {
    return {
      vi: "Chưa có số liệu quan sát của chỉ tiêu này.",
      en: "There is no observation of this measure yet.",
    }
  }
  const when = periodWords(newest.period)
  return {
    vi: `Không có số liệu đến hết ${until.vi}; số liệu có là của ${when.vi}.`,
    en: `No observation up to the end of ${until.en}; there is one of ${when.en}.`,
  }
}

/** A share cannot be more than 100 %, whatever "trên 95" leaves open. */
export function meaning(observation: Figure, value: Quantity): Interval {
  const range = nearly(value)
  return observation.measure.share ? cappedAt(range, ONE_HUNDRED) : range
}

/** Which way is better, by the target's comparator, else by its measure. */
export function directionOf(
  target: Figure,
  { comparator }: Pick<Quantity, "comparator">,
): Direction {
  if (comparator === ">" || comparator === ">=") return "higher"
  if (comparator === "<" || comparator === "<=") return "lower"
  return target.measure.better
}

function judge(target: Figure, goal: Quantity, observed: Interval): Status {
  const comparable: Quantity = {
    value: goal.value,
    comparator: goal.comparator === "~" ? "~" : "=",
  }
  const wanted = nearly(comparable)
  const strict = goal.comparator === ">" || goal.comparator === "<"
  switch (directionOf(target, goal)) {
    case "higher":
      return climb(observed, wanted, strict)
    case "lower":
      return climb(mirrored(observed), mirrored(wanted), strict)
    case "none":
      return meet(observed, wanted) && isPoint(observed) ? "reached" : "uncertain"
  }
}

const isPoint = ({ low, high }: Interval): boolean =>
  low !== null && high !== null && isZero(subtract(low.at, high.at))

function climb(observed: Interval, wanted: Interval, strict: boolean): Status {
  if (surelyAbove(observed, wanted)) return "exceeded"
  if (strict ? surelyAtLeast(wanted, observed) : surelyAbove(wanted, observed)) return "behind"
  const least: Interval = { low: wanted.low, high: wanted.low }
  return !strict && surelyAtLeast(observed, least) ? "reached" : "uncertain"
}

type Facts = {
  target: Figure
  goal: Quantity
  observation: Figure
  value: Quantity
  gap: Decimal
}

const VERDICTS: Record<Exclude<Status, "no-data">, Words> = {
  exceeded: { vi: "Vượt chỉ tiêu", en: "Exceeded" },
  reached: { vi: "Đạt chỉ tiêu", en: "Reached" },
  behind: { vi: "Chưa đạt chỉ tiêu", en: "Behind" },
  uncertain: { vi: "Chưa kết luận được", en: "Cannot be told" },
}

function explain(status: Status, { target, goal, observation, value, gap }: Facts): Words {
  if (status === "no-data") return { vi: "", en: "" }
  const head = VERDICTS[status]
  const unit = unitAfter(target.unitOfMeasure)
  const [now, wanted] = [
    quantity(value.comparator, value.value),
    quantity(goal.comparator, goal.value),
  ]
  const [when, until] = [periodWords(observation.period), periodWords(target.period)]
  const apart = status === "behind" ? missing(target, gap) : { vi: "", en: "" }
  return {
    vi: `${head.vi}: ${now.vi}${unit.vi} (${when.vi}) so với chỉ tiêu ${wanted.vi}${unit.vi} (${until.vi})${apart.vi}.`,
    en: `${head.en}: ${now.en}${unit.en} (${when.en}) against a target of ${wanted.en}${unit.en} (${until.en})${apart.en}.`,
  }
}

function missing(target: Figure, gap: Decimal): Words {
  if (isZero(gap)) return { vi: "", en: "" }
  const size = number(absolute(gap))
  const unit = differenceUnit(target.unitOfMeasure)
  return {
    vi: `, còn cách ${size.vi}${unit.vi}`,
    en: `, ${size.en}${unit.en} to go`,
  }
}
