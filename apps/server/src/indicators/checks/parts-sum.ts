import { absolute, compare, subtract } from "../decimal.ts"
import {
  atLeast,
  type Interval,
  meet,
  notNegative,
  type Quantity,
  rounded,
  stated,
  sum,
} from "../interval.ts"
import { ZERO } from "../decimal.ts"
import type { Figure } from "../model.ts"
import { quantityOf } from "../newest.ts"
import { sumOf } from "../quantity-sum.ts"
import { few, number, quantity, readQuantity, type Words } from "../wording.ts"
import { type Declared, type FigureSet, type Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

type Parameters = Declared<"parts-sum">["parameters"]
type Reading = (quantity: Quantity) => Interval
type Sum = { holds: boolean; words: Words }

/**
 * The parts of a breakdown sum to the value, and so do the figures that call themselves parts of
 * it. A part without a number can be anything from zero up; open comparators are held as they
 * stand ("trên 22" agrees with 24). In rounded units of measure the sum may miss by the rounding.
 * Part figures in another unit, period or place are left to the rules for those, as if unknown.
 */
export function partsSum(figure: Figure, set: FigureSet, parameters: Parameters): Verdict | null {
  const parts = set.partsOf(figure.id)
  if (figure.breakdown.length === 0 && parts.length === 0) return null
  const total = quantityOf(figure)
  if (total === null) return null
  const isRounded = set.isOneOf(figure.unitOfMeasure, parameters.roundedUnits)
  const reading: Reading = (part) => (isRounded ? rounded : stated)(part, parameters.approximate)

  const sums: Sum[] = []
  const named = figure.breakdown.map(({ exact }) => readQuantity(exact))
  if (named.length > 0) sums.push(hold(named, total, reading))
  const comparable = parts.map((part) => set.comparable(part, figure))
  if (comparable.includes(true)) {
    const listed = parts.map((part, at) => (comparable[at] === true ? quantityOf(part) : null))
    if (!(sums[0]?.holds === true && isSomeOf(listed, named))) {
      sums.push(hold(listed, total, reading))
    }
  }
  if (sums.length === 0) return null
  return verdict(sums, parts)
}

function verdict(sums: readonly Sum[], parts: readonly Figure[]): Verdict {
  const failed = sums.filter(({ holds }) => !holds)
  const told = new Map((failed.length > 0 ? failed : sums).map(({ words }) => [words.vi, words]))
  const vi = [...told.values()].map((words) => words.vi).join("; ")
  const en = [...told.values()].map((words) => words.en).join("; ")
  const others = parts.map(({ id }) => id)
  if (failed.length === 0) return { outcome: "pass", words: { vi: `${vi}.`, en: `${en}.` }, others }
  return { outcome: "fail", words: compareWithText(vi, en), others }
}

function hold(parts: readonly (Quantity | null)[], total: Quantity, reading: Reading): Sum {
  const ranges = parts.map((part) => (part === null ? atLeast(ZERO) : reading(part)))
  const holds = meet(sum(ranges), notBelow(reading(total), total))
  return { holds, words: sentence(parts, total, holds) }
}

/** "Dưới 22" of a count still is not below zero. */
function notBelow(range: Interval, total: Quantity): Interval {
  return compare(total.value, ZERO) >= 0 ? notNegative(range) : range
}

function sentence(parts: readonly (Quantity | null)[], total: Quantity, holds: boolean): Words {
  const unknown = { vi: "?", en: "?" }
  const terms = few(
    parts.map((part) => (part === null ? unknown : quantity(part.comparator, part.value))),
    " + ",
  )
  const known = parts.filter((part) => part !== null)
  const added = sumOf(known)
  const complete = known.length === parts.length && added !== null
  const result = complete
    ? quantity(added.comparator, added.value)
    : { vi: "không biết hết", en: "not all known" }
  const whole = quantity(total.comparator, total.value)
  const vi = `${terms.vi} = ${result.vi}`
  const en = `${terms.en} = ${result.en}`
  if (holds) {
    const same = result.vi === whole.vi
    return same
      ? { vi, en }
      : { vi: `${vi}, hợp với ${whole.vi}`, en: `${en}, which fits ${whole.en}` }
  }
  const miss = complete ? difference(added, total) : { vi: "", en: "" }
  return {
    vi: `${vi}, không bằng ${whole.vi}${miss.vi}`,
    en: `${en}, which is not ${whole.en}${miss.en}`,
  }
}

function difference(added: Quantity, total: Quantity): Words {
  const gap = subtract(added.value, total.value)
  const size = number(absolute(gap))
  if (compare(gap, ZERO) === 0) return { vi: "", en: "" }
  return compare(gap, ZERO) > 0
    ? { vi: ` (thừa ${size.vi})`, en: ` (${size.en} too many)` }
    : { vi: ` (thiếu ${size.vi})`, en: ` (${size.en} too few)` }
}

/** Whether each of the listed parts is one that the breakdown names, so that others are left out. */
function isSomeOf(
  listed: readonly (Quantity | null)[],
  named: readonly (Quantity | null)[],
): boolean {
  if (listed.length >= named.length) return false
  const left = named.filter((part) => part !== null)
  return listed.every((part) => {
    if (part === null) return true
    const at = left.findIndex(
      (other) => other.comparator === part.comparator && compare(other.value, part.value) === 0,
    )
    if (at < 0) return false
    left.splice(at, 1)
    return true
  })
}
