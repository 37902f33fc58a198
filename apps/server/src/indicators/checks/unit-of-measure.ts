import type { Figure } from "../model.ts"
import type { FigureSet, Verdict } from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

/**
 * A figure is given in the unit of measure of its measure (or an equivalent spelling of it), and a
 * part or subset in that of its whole.
 */
export function unitOfMeasure(figure: Figure, set: FigureSet): Verdict | null {
  const unit = figure.unitOfMeasure
  const expected = figure.measure.unitOfMeasure
  if (!set.sameUnit(unit, expected)) {
    const words = compareWithText(
      `Đơn vị tính “${unit}” khác đơn vị “${expected}” của chỉ số ${figure.measure.nameVi}`,
      `The unit of measure “${unit}” is not “${expected}”, the unit of ${figure.measure.nameEn}`,
    )
    return { outcome: "fail", words, others: [] }
  }
  const whole = set.find(figure.whole)
  if (whole !== undefined && isItsOwn(whole, set) && !set.sameUnit(unit, whole.unitOfMeasure)) {
    const words = compareWithText(
      `Đơn vị tính “${unit}” khác đơn vị “${whole.unitOfMeasure}” của tổng thể ${whole.id} (${whole.label})`,
      `The unit of measure “${unit}” is not “${whole.unitOfMeasure}”, that of its whole ${whole.id} (${whole.measure.nameEn})`,
    )
    return { outcome: "fail", words, others: [whole.id] }
  }
  const words = set.words(`unit ${unit}`, () => ({
    vi: `Đơn vị tính “${unit}” đúng với chỉ số.`,
    en: `The unit of measure “${unit}” is the measure's.`,
  }))
  return { outcome: "pass", words, others: whole === undefined ? [] : [whole.id] }
}

/** A whole in a wrong unit is itself flagged; its parts need not be. */
function isItsOwn(whole: Figure, set: FigureSet): boolean {
  return set.sameUnit(whole.unitOfMeasure, whole.measure.unitOfMeasure)
}
