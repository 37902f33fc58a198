import type { Figure } from "../model.ts"
import type { FigureSet, Verdict } from "./figure-set.ts"
import { unitWords } from "../wording.ts"
import { compareWithText } from "./hint.ts"

/**
 * A figure is given in the unit of measure of its measure (or an equivalent spelling of it), and a
 * part or subset in that of its whole.
 */
export function unitOfMeasure(figure: Figure, set: FigureSet): Verdict | null {
  const unit = figure.unitOfMeasure
  const expected = figure.measure.unitOfMeasure
  const said = unitWords(unit)
  if (!set.sameUnit(unit, expected)) {
    const words = compareWithText(
      `Đơn vị tính “${said.vi}” khác đơn vị “${unitWords(expected).vi}” của chỉ số ${figure.measure.nameVi}`,
      `The unit of measure “${said.en}” is not “${unitWords(expected).en}”, the unit of ${figure.measure.nameEn}`,
    )
    return { outcome: "fail", words, others: [] }
  }
  const whole = set.find(figure.whole)
  if (whole !== undefined && isItsOwn(whole, set) && !set.sameUnit(unit, whole.unitOfMeasure)) {
    const words = compareWithText(
      `Đơn vị tính “${said.vi}” khác đơn vị “${unitWords(whole.unitOfMeasure).vi}” của tổng thể ${whole.id} (${whole.label})`,
      `The unit of measure “${said.en}” is not “${unitWords(whole.unitOfMeasure).en}”, that of its whole ${whole.id} (${whole.measure.nameEn})`,
    )
    return { outcome: "fail", words, others: [whole.id] }
  }
  const words = set.words(`unit ${unit}`, () => ({
    vi: `Đơn vị tính “${said.vi}” đúng với chỉ số.`,
    en: `The unit of measure “${said.en}” is the measure's.`,
  }))
  return { outcome: "pass", words, others: whole === undefined ? [] : [whole.id] }
}

/** A whole in a wrong unit is itself flagged; its parts need not be. */
function isItsOwn(whole: Figure, set: FigureSet): boolean {
  return set.sameUnit(whole.unitOfMeasure, whole.measure.unitOfMeasure)
}
