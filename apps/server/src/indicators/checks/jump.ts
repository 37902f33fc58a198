import { type Decimal, fromNumber, isNegative, isZero, multiply } from "../decimal.ts"
import { type Interval, type Quantity, product, surelyAbove, exactly } from "../interval.ts"
import type { Figure } from "../model.ts"
import { quantityOf } from "../newest.ts"
import { few, number, periodWords, quantity } from "../wording.ts"
import {
  type Declared,
  type FigureSet,
  rangeOf,
  type SeriesPoint,
  type Verdict,
} from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

/**
 * Against the period before, a figure has not grown or shrunk by more than the factor that its
 * measure declares (for each year between the two, where years are missing). Zero counts as one
 * unit of the last digit, so that 0 → 2 passes and 5 000 → 0 is questioned. Negative numbers have
 * no factor. Open comparators are read as written; flagged only where the factor is surely passed.
 */
export function jump(
  figure: Figure,
  set: FigureSet,
  parameters: Declared<"jump">["parameters"],
): Verdict | null {
  const factor = figure.measure.jumpFactor
  const now = quantityOf(figure)
  if (factor === null || now === null || !parameters.kinds.includes(figure.kind)) return null
  const before = set.before(figure, parameters.approximate)
  if (before === null || isNegative(now.value)) return null
  if (before.range.low === null || isNegative(before.range.low.at)) return null
  return judge(figure, now, before, allowed(figure, before, factor), parameters.approximate)
}

/** The declared factor to the power of the years passed, at least one and at most ten. */
function allowed(figure: Figure, before: SeriesPoint, factor: number): Decimal {
  const years = Number(figure.period.ends.slice(0, 4)) - Number(before.ends.slice(0, 4))
  let result = fromNumber(factor)
  for (let year = 1; year < Math.min(years, 10); year++) {
    result = multiply(result, fromNumber(factor))
  }
  return result
}

function judge(
  figure: Figure,
  now: Quantity,
  before: SeriesPoint,
  factor: Decimal,
  approximate: number,
): Verdict {
  const current = notZero(rangeOf(now, approximate))
  const earlier = notZero(before.range)
  const grown = surelyAbove(current, product(earlier, exactly(factor)))
  const shrunk = surelyAbove(earlier, product(current, exactly(factor)))
  const others = before.figures.map(({ id }) => id)

  const value = quantity(now.comparator, now.value)
  const old = few(
    before.figures.flatMap((one) => {
      const was = quantityOf(one)
      return was === null ? [] : [quantity(was.comparator, was.value)]
    }),
    ", ",
  )
  const [first] = before.figures
  const when = periodWords(first === undefined ? figure.period : first.period)
  const limit = number(factor)
  if (!grown && !shrunk) {
    const words = {
      vi: `Từ ${old.vi} (${when.vi}) đến ${value.vi}: thay đổi không quá ${limit.vi} lần.`,
      en: `From ${old.en} (${when.en}) to ${value.en}: changed by no more than ${limit.en} times.`,
    }
    return { outcome: "pass", words, others }
  }
  const words = compareWithText(
    `${grown ? "Tăng" : "Giảm"} từ ${old.vi} (${when.vi}) ${grown ? "lên" : "xuống"} ${value.vi}, hơn ${limit.vi} lần`,
    `${grown ? "Up" : "Down"} from ${old.en} (${when.en}) to ${value.en}, by more than ${limit.en} times`,
  )
  return { outcome: "fail", words, others }
}

/** Zero has no factor to anything: one unit of its last digit stands for it. */
const notZero = ({ low, high }: Interval): Interval => ({ low: lifted(low), high: lifted(high) })

const lifted = (end: Interval["low"]): Interval["low"] =>
  end !== null && isZero(end.at) ? { at: { digits: 1n, scale: end.at.scale }, open: false } : end
