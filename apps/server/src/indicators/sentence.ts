import { absolute, decimal, isNegative, isZero } from "./decimal.ts"
import type { Quantity } from "./interval.ts"
import type { Comparison, Figure, PlaceMeasure, TargetStatus } from "./model.ts"
import { byNewest, headlineOf, quantityOf } from "./newest.ts"
import {
  capitals,
  comparatorWords,
  dayWords,
  differenceUnit,
  number,
  periodWords,
  quantity,
  unitAfter,
  type Words,
} from "./wording.ts"

/** What stands beside a figure and belongs into its sentence. */
export type SentenceExtras = {
  /** How it compares with the country. */
  readonly comparison?: Comparison | null
  /** How it stands to a target, and the figure that is the target. */
  readonly target?: { readonly status: TargetStatus; readonly figure: Figure } | null
}

/** Labels that name the quantity itself; others name what is counted, and follow the number. */
const NAMES_QUANTITY =
  /^(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tăng trưởng|tốc độ|mức|đóng góp|xếp hạng|thứ hạng|năng suất|chỉ số|điểm số|giá trị|doanh thu|thu nhập|tổng|số|ngày ban hành|phổ cập)(?![\p{L}\p{N}])/iu
/** "thuê bao di động trên tổng thuê bao": a ratio, named as such. */
const IS_RATIO = /(?<!\p{L})trên tổng(?!\p{L})/iu

/**
 * One sentence for a figure: "89,13 % hộ gia đình có kết nối cáp quang, hơn cả nước 13,74 điểm
 * phần trăm." Vietnamese uses the words of the text, English the name of the measure.
 */
export function sentenceOf(figure: Figure, extras: SentenceExtras = {}): Words {
  const said = core(figure)
  const more = [
    extras.comparison ? besideCountry(extras.comparison, figure.unitOfMeasure) : null,
    extras.target ? towardsTarget(extras.target.status, extras.target.figure) : null,
  ].filter((words) => words !== null)
  const words = capitals(said)
  return {
    vi: `${[words.vi, ...more.map(({ vi }) => vi)].join(", ")}.`,
    en: `${[words.en, ...more.map(({ en }) => en)].join(", ")}.`,
  }
}

function core(figure: Figure): Words {
  const said = stated(figure)
  if (figure.kind === "benchmark") {
    return { vi: `để so sánh: ${said.vi}`, en: `for comparison: ${said.en}` }
  }
  if (figure.kind !== "target") return said
  const until = periodWords(figure.period)
  return { vi: `chỉ tiêu ${until.vi}: ${said.vi}`, en: `target for ${until.en}: ${said.en}` }
}

/** The number (or day, or rank) with what it counts. */
function stated(figure: Figure): Words {
  const { label, measure, unitOfMeasure } = figure
  const value = quantityOf(figure)
  if (value === null) {
    const day = figure.exact === null ? null : dayWords(figure.exact)
    return {
      vi: `${label}: ${day?.vi ?? "văn bản không nêu con số"}`,
      en: `${measure.nameEn}: ${day?.en ?? "the text gives no number"}`,
    }
  }
  const amount = quantity(value.comparator, value.value)
  if (unitOfMeasure === "rank") {
    return { vi: `${label}: hạng ${amount.vi}`, en: `${measure.nameEn}: place ${amount.en}` }
  }
  const unit = unitAfter(unitOfMeasure)
  const isShare = unitOfMeasure === "%"
  const namesQuantity = NAMES_QUANTITY.test(label) || IS_RATIO.test(label) || label === ""
  const vi = namesQuantity
    ? `${label === "" ? measure.nameVi : label}: ${amount.vi}${unit.vi}`
    : `${amount.vi}${isShare ? unit.vi : ""} ${label}`
  return { vi, en: `${measure.nameEn}: ${amount.en}${isPlainCount(unitOfMeasure) ? "" : unit.en}` }
}

/** Units that the English name of a measure says already: "Base stations: 3,775". */
const isPlainCount = (unit: string): boolean => unit !== "%" && unit !== "percentage point"

function besideCountry({ comparator, differenceExact }: Comparison, unit: string): Words | null {
  const value = decimal(differenceExact)
  if (value === null) return null
  if (isZero(value))
    return comparator === "=" ? { vi: "bằng cả nước", en: "equal to the country" } : null
  const below = isNegative(value)
  if (!saysWhich({ comparator, value })) return null
  const size = number(absolute(value))
  const about = comparator === "~" ? comparatorWords("~") : openWords(comparator)
  const points = differenceUnit(unit)
  return {
    vi: `${below ? "thấp hơn" : "hơn"} cả nước ${about.vi}${size.vi}${points.vi}`,
    en: `${about.en}${size.en}${points.en} ${below ? "below" : "above"} the country`,
  }
}

/** "More than 9.61 above", "more than 9.61 below": an open difference that goes on the same way. */
function openWords(comparator: Comparison["comparator"]): Words {
  return comparator === "=" ? comparatorWords("=") : { vi: "ít nhất ", en: "at least " }
}

function saysWhich({ comparator, value }: Quantity): boolean {
  if (comparator === "=" || comparator === "~") return true
  const upwards = comparator === ">" || comparator === ">="
  return upwards !== isNegative(value)
}

function towardsTarget(status: TargetStatus, target: Figure): Words | null {
  const goal = quantityOf(target)
  if (goal === null) return null
  const unit = unitAfter(target.unitOfMeasure)
  const wanted = quantity(goal.comparator, goal.value)
  const until = periodWords(target.period)
  const vi = `chỉ tiêu ${until.vi} (${wanted.vi}${unit.vi})`
  const en = `the target for ${until.en} (${wanted.en}${unit.en})`
  switch (status.status) {
    case "exceeded":
      return { vi: `vượt ${vi}`, en: `exceeding ${en}` }
    case "reached":
      return { vi: `đạt ${vi}`, en: `reaching ${en}` }
    case "behind":
      return toGo(status, target, { vi, en })
    case "uncertain":
      return { vi: `chưa rõ đã đạt ${vi} hay chưa`, en: `not known to reach ${en}` }
    case "no-data":
      return null
  }
}

function toGo(status: TargetStatus, target: Figure, goal: Words): Words {
  const gap = status.gapExact === null ? null : decimal(status.gapExact)
  if (gap === null || isZero(gap)) {
    return { vi: `chưa đạt ${goal.vi}`, en: `short of ${goal.en}` }
  }
  const size = number(absolute(gap))
  const unit = differenceUnit(target.unitOfMeasure)
  return {
    vi: `còn ${size.vi}${unit.vi} tới ${goal.vi}`,
    en: `${size.en}${unit.en} from ${goal.en}`,
  }
}

/** The sentence of a measure of a place; `figures` are its own or those it was carried from. */
export function sentenceOfMeasure(
  place: Pick<
    PlaceMeasure,
    | "measure"
    | "how"
    | "comparator"
    | "exact"
    | "figures"
    | "components"
    | "targets"
    | "comparisons"
  >,
): Words | null {
  if (place.how === "own") return ownSentence(place)
  const shown = place.how === "sum" ? componentsOf(place) : newestOfEach(place.figures)
  if (shown.length === 0) return null
  const listed = shown.map(besidePlace)
  const [vi, en] = [listed.map((one) => one.vi).join("; "), listed.map((one) => one.en).join("; ")]
  const value = place.exact === null ? null : decimal(place.exact)
  const { nameVi, nameEn, unitOfMeasure } = place.measure
  if (value === null || place.comparator === null) {
    return { vi: `${nameVi}: ${vi}.`, en: `${nameEn}: ${en}.` }
  }
  const total = quantity(place.comparator, value)
  const unit = unitAfter(unitOfMeasure)
  return {
    vi: `${nameVi}: ${total.vi}${unit.vi}, tính từ ${vi}.`,
    en: `${nameEn}: ${total.en}${isPlainCount(unitOfMeasure) ? "" : unit.en}, from ${en}.`,
  }
}

function ownSentence(
  place: Pick<PlaceMeasure, "figures" | "targets" | "comparisons">,
): Words | null {
  const figure = headlineOf(place.figures) ?? place.figures.toSorted(byNewest)[0]
  if (figure === undefined) return null
  const status = place.targets.find(({ observation }) => observation === figure.id)
  const target = place.figures.find(({ id }) => id === status?.target)
  return sentenceOf(figure, {
    comparison: place.comparisons.find((one) => one.figure === figure.id) ?? null,
    target: status === undefined || target === undefined ? null : { status, figure: target },
  })
}

function componentsOf(place: Pick<PlaceMeasure, "figures" | "components">): Figure[] {
  const used = new Set(place.components.map(({ figure }) => figure))
  return place.figures.filter(({ id }) => used.has(id))
}

/** Of each place its headline, or its newest target where it has nothing else. */
function newestOfEach(figures: readonly Figure[]): Figure[] {
  const places = Map.groupBy(figures, ({ place }) => place.id)
  return [...places.values()].flatMap((ofPlace) => headlineOf(ofPlace) ?? ofPlace[0] ?? [])
}

function besidePlace(figure: Figure): Words {
  const value = quantityOf(figure)
  const when = periodWords(figure.period)
  if (value === null) {
    return { vi: `${figure.place.name} (${when.vi})`, en: `${figure.place.name} (${when.en})` }
  }
  const amount = quantity(value.comparator, value.value)
  const unit = figure.unitOfMeasure === "%" ? unitAfter("%") : { vi: "", en: "" }
  const target = figure.kind === "target" ? { vi: "chỉ tiêu ", en: "target " } : { vi: "", en: "" }
  return {
    vi: `${figure.place.name} ${target.vi}${amount.vi}${unit.vi} (${when.vi})`,
    en: `${figure.place.name} ${target.en}${amount.en}${unit.en} (${when.en})`,
  }
}
