import { compare, ONE_HUNDRED, ZERO } from "../decimal.ts"
import { between, exactly, type Interval, meet, type Quantity, stated } from "../interval.ts"
import type { Figure } from "../model.ts"
import { quantityOf } from "../newest.ts"
import { quantity } from "../wording.ts"
import { type Declared, type FigureSet, type Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

const POSSIBLE = between(ZERO, ONE_HUNDRED)

/**
 * A share in percent lies between 0 and 100. "More than 100" cannot; "at least 100" and "more than
 * 99,9" can; an approximate share is judged by its number. Only measures declared as shares: a
 * growth rate may be negative or above 100.
 */
export function shareAtMost100(
  figure: Figure,
  set: FigureSet,
  parameters: Declared<"share-at-most-100">["parameters"],
): Verdict | null {
  if (!figure.measure.share || !set.sameUnit(figure.unitOfMeasure, parameters.unit)) return null
  const share = quantityOf(figure)
  if (share === null) return null

  const said = quantity(share.comparator, share.value)
  if (meet(meaning(share), POSSIBLE)) {
    const words = {
      vi: `Tỷ lệ ${said.vi} % nằm trong khoảng từ 0 đến 100 %.`,
      en: `The share, ${said.en}%, lies between 0 and 100%.`,
    }
    return { outcome: "pass", words, others: [] }
  }
  const words =
    compare(share.value, ZERO) <= 0
      ? compareWithText(
          `Tỷ lệ ${said.vi} % nhỏ hơn 0 %, điều không thể có với phần của một tổng thể`,
          `A share of ${said.en}% is below 0%, which no part of a whole can be`,
        )
      : compareWithText(
          `Tỷ lệ ${said.vi} % vượt quá 100 %, điều không thể có với phần của một tổng thể`,
          `A share of ${said.en}% exceeds 100%, which no part of a whole can`,
        )
  return { outcome: "fail", words, others: [] }
}

function meaning(share: Quantity): Interval {
  return share.comparator === "~" ? exactly(share.value) : stated(share, 0)
}
