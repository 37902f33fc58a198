import { absolute, isNegative, isZero, negate, subtract, textOf, toNumber } from "./decimal.ts"
import type { Quantity } from "./interval.ts"
import type { Comparator, Comparison, Figure } from "./model.ts"
import { groupedNewest, newestUntil, quantityOf } from "./newest.ts"
import { sumOf } from "./quantity-sum.ts"
import {
  comparatorWords,
  differenceUnit,
  number,
  periodWords,
  quantity,
  unitAfter,
  type Words,
} from "./wording.ts"

const TURNED: Record<Comparator, Comparator> = {
  "=": "=",
  "~": "~",
  ">": "<",
  ">=": "<=",
  "<": ">",
  "<=": ">=",
}

/**
 * Every observation of a place held against the country's figure of the same measure: its benchmark
 * or observation nearest in time (that before, where two are equally near). The difference is exact;
 * open comparators leave it open ("trên 85" against 75,39 is more than 9,61), and where both leave
 * nothing certain it is approximate.
 */
export function comparisons(figures: readonly Figure[]): Comparison[] {
  const benchmarks = groupedNewest(figures.filter(isBenchmark), ({ measure }) => measure.code)
  return figures
    .filter(({ kind, place }) => kind === "observation" && place.level !== "country")
    .toSorted((left, right) => (left.id < right.id ? -1 : 1))
    .flatMap((figure) => {
      const benchmark = nearestTo(figure, benchmarks.get(figure.measure.code) ?? [])
      return benchmark === null ? [] : (compared(figure, benchmark) ?? [])
    })
}

function isBenchmark(figure: Figure): boolean {
  return (
    figure.place.level === "country" &&
    (figure.kind === "benchmark" || figure.kind === "observation") &&
    quantityOf(figure) !== null
  )
}

function nearestTo(figure: Figure, newestFirst: readonly Figure[]): Figure | null {
  const day = figure.period.ends
  const before = newestUntil(newestFirst, day)
  const after = before === null ? newestFirst.at(-1) : newestFirst[newestFirst.indexOf(before) - 1]
  if (before === null || after === undefined) return before ?? after ?? null
  const apart = (other: Figure): number => Math.abs(Date.parse(other.period.ends) - Date.parse(day))
  return apart(after) < apart(before) ? after : before
}

/** Figure minus benchmark, and what can be said of it. */
function differenceOf(one: Quantity, other: Quantity): Quantity {
  const known = sumOf([one, { comparator: TURNED[other.comparator], value: negate(other.value) }])
  return known ?? { comparator: "~", value: subtract(one.value, other.value) }
}

function compared(figure: Figure, benchmark: Figure): Comparison | null {
  const [one, other] = [quantityOf(figure), quantityOf(benchmark)]
  if (one === null || other === null) return null
  if (figure.unitOfMeasure !== benchmark.unitOfMeasure) return null
  const { comparator, value } = differenceOf(one, other)
  const words = explain(figure, benchmark, one, other, { comparator, value })
  return {
    figure: figure.id,
    benchmark: benchmark.id,
    difference: toNumber(value),
    differenceExact: textOf(value),
    benchmarkPeriod: benchmark.period,
    comparator,
    explanation: words.vi,
    explanationEn: words.en,
  }
}

function explain(
  figure: Figure,
  benchmark: Figure,
  one: Quantity,
  other: Quantity,
  difference: Quantity,
): Words {
  const unit = unitAfter(figure.unitOfMeasure)
  const [own, its] = [quantity(one.comparator, one.value), quantity(other.comparator, other.value)]
  const same = figure.period.code === benchmark.period.code
  const [when, then] = [periodWords(figure.period), periodWords(benchmark.period)]
  const result = differenceWords(difference, figure.unitOfMeasure)
  const at = (period: string): string => (same ? "" : ` (${period})`)
  return {
    vi: `${own.vi}${unit.vi}${at(when.vi)} so với cả nước ${its.vi}${unit.vi}${at(then.vi)}: ${result.vi}.`,
    en: `${own.en}${unit.en}${at(when.en)} against ${its.en}${unit.en} of the country${at(then.en)}: ${result.en}.`,
  }
}

/** Whether an open difference leaves it unsaid which of the two is higher: "more than −5". */
function isUndecided({ comparator, value }: Quantity): boolean {
  if (comparator === ">" || comparator === ">=") return isNegative(value)
  return (comparator === "<" || comparator === "<=") && !isNegative(value) && !isZero(value)
}

/**
 * A difference in words: "cao hơn 13,74 điểm phần trăm", "thấp hơn khoảng 2 trạm". Below zero,
 * comparators turn round.
 */
function differenceWords(difference: Quantity, unitOfMeasure: string): Words {
  const { comparator, value } = difference
  if (isZero(value) && comparator === "=") return { vi: "bằng nhau", en: "equal" }
  if (isUndecided(difference)) {
    return { vi: "chưa rõ cao hay thấp hơn", en: "not known to be higher or lower" }
  }
  const below = isNegative(value)
  const turned = below ? TURNED[comparator] : comparator
  const before = turned === ">" ? { vi: "trên ", en: "more than " } : comparatorWords(turned)
  const size = number(absolute(value))
  const unit = differenceUnit(unitOfMeasure)
  return {
    vi: `${below ? "thấp" : "cao"} hơn ${before.vi}${size.vi}${unit.vi}`,
    en: `${before.en}${size.en}${unit.en} ${below ? "lower" : "higher"}`,
  }
}
