import type { Figure } from "../model.ts"
import { dayWords, periodWords } from "../wording.ts"
import {
  type Declared,
  type FigureSet,
  overlap,
  samePlaceOrWithin,
  type Verdict,
} from "./figure-set.ts"
import { compareWithText } from "./hint.ts"

/**
 * A part or subset is of the period and place of its whole: a day within the whole's year agrees,
 * another year does not. And what tells of the past cannot tell of a unit after its last day.
 */
export function periodMismatch(
  figure: Figure,
  set: FigureSet,
  parameters: Declared<"period-mismatch">["parameters"],
): Verdict | null {
  const { place, period } = figure
  if (
    place.closed !== null &&
    period.starts >= place.closed &&
    parameters.pastKinds.includes(figure.kind)
  ) {
    const [when, end] = [periodWords(period), dayWords(place.closed)]
    const words = compareWithText(
      `Số liệu của ${when.vi}, nhưng ${place.fullName} không còn từ ngày ${end.vi}`,
      `The figure is of ${when.en}, but ${place.fullName} ceased to exist on ${end.en}`,
    )
    return { outcome: "fail", words, others: [] }
  }
  const whole = set.find(figure.whole)
  if (whole === undefined || whole.kind !== figure.kind) return null
  return againstWhole(figure, whole)
}

function againstWhole(figure: Figure, whole: Figure): Verdict {
  const others = [whole.id]
  const [own, its] = [periodWords(figure.period), periodWords(whole.period)]
  if (!overlap(figure.period, whole.period)) {
    const words = compareWithText(
      `Số liệu của ${own.vi}, còn tổng thể ${whole.id} (${whole.label}) của ${its.vi}`,
      `The figure is of ${own.en}, but its whole ${whole.id} (${whole.measure.nameEn}) is of ${its.en}`,
    )
    return { outcome: "fail", words, others }
  }
  if (!samePlaceOrWithin(figure, whole)) {
    const words = compareWithText(
      `Số liệu của ${figure.place.fullName}, còn tổng thể ${whole.id} (${whole.label}) của ${whole.place.fullName}`,
      `The figure is of ${figure.place.fullName}, but its whole ${whole.id} (${whole.measure.nameEn}) is of ${whole.place.fullName}`,
    )
    return { outcome: "fail", words, others }
  }
  const words = {
    vi: `Cùng kỳ và cùng nơi với tổng thể ${whole.id} (${its.vi}, ${whole.place.fullName}).`,
    en: `Of the same period and place as its whole ${whole.id} (${its.en}, ${whole.place.fullName}).`,
  }
  return { outcome: "pass", words, others }
}
