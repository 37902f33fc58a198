import { type Interval, type Quantity, rounded, stated, surelyAbove } from "../interval.ts"
import type { Figure } from "../model.ts"
import { quantityOf } from "../newest.ts"
import { quantity } from "../wording.ts"
import { type Declared, type FigureSet, type Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

/**
 * A subset is not more than its whole. Flagged only where the two numbers, comparators and (in
 * rounded units of measure) rounding considered, cannot both be right.
 */
export function subsetWithinWhole(
  figure: Figure,
  set: FigureSet,
  parameters: Declared<"subset-within-whole">["parameters"],
): Verdict | null {
  const whole = figure.relation === "subset" ? set.find(figure.whole) : undefined
  if (whole === undefined || !set.comparable(figure, whole)) return null
  const part = quantityOf(figure)
  const all = quantityOf(whole)
  if (part === null || all === null) return null

  const isRounded = set.isOneOf(figure.unitOfMeasure, parameters.roundedUnits)
  const read = (one: Quantity): Interval =>
    (isRounded ? rounded : stated)(one, parameters.approximate)
  const some = quantity(part.comparator, part.value)
  const most = quantity(all.comparator, all.value)
  const others = [whole.id]
  if (!surelyAbove(read(part), read(all))) {
    const words = {
      vi: `Tập con ${some.vi} không vượt tổng thể ${most.vi}.`,
      en: `The subset, ${some.en}, is within the whole, ${most.en}.`,
    }
    return { outcome: "pass", words, others }
  }
  const words = compareWithText(
    `Tập con ${some.vi} (${figure.label}) lớn hơn tổng thể ${most.vi} (${whole.label}, ${whole.id})`,
    `The subset, ${some.en}, is more than its whole, ${most.en} (${whole.measure.nameEn}, ${whole.id})`,
  )
  return { outcome: "fail", words, others }
}
