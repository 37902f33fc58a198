import { absolute, decimal, isNegative, isZero } from "./decimal.ts"
import type { Quantity } from "./interval.ts"
import type { Comparison, Figure, PlaceMeasure, TargetStatus } from "./model.ts"
import { byNewest, headlineOf, quantityOf } from "./newest.ts"
import {
  capitals,
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
  const more = [
    extras.comparison ? besideCountry(extras.comparison, figure) : null,
    extras.target ? towardsTarget(extras.target.status, extras.target.figure) : null,
  ].filter((words) => words !== null)
  const words = capitals(core(figure))
  return {
    vi: `${[words.vi, ...more.map(({ vi }) => vi)].join(", ")}.`,
    en: `${[words.en, ...more.map(({ en }) => en)].join(", ")}.`,
  }
}

function core(figure: Figure): Words {
  const { measure, period } = figure
  const until = periodWords(period)
  const [vi, en] = [inVietnamese(figure), amountInEnglish(figure)]
  if (figure.kind === "target") {
    return {
      vi: `chỉ tiêu ${until.vi}: ${vi}`,
      en: `${measure.nameEn}, target for ${until.en}: ${en}`,
    }
  }
  if (figure.kind === "benchmark") {
    return { vi: `để so sánh: ${vi}`, en: `${measure.nameEn}, for comparison: ${en}` }
  }
  return { vi, en: `${measure.nameEn}: ${en}` }
}

/** The number (or day, or rank) with the words of the text for what it counts. */
function inVietnamese(figure: Figure): string {
  const { measure, unitOfMeasure, kind } = figure
  const label = figure.label === "" ? measure.nameVi : figure.label
  const link = kind === "target" ? " " : ": "
  const value = quantityOf(figure)
  if (value === null) {
    if (figure.exact === null) return `${label} (văn bản không nêu con số)`
    return `${label}${link}${dayWords(figure.exact).vi}`
  }
  const amount = quantity(value.comparator, value.value).vi
  if (unitOfMeasure === "rank") return `${label}${link}hạng ${amount}`
  const unit = unitAfter(unitOfMeasure).vi
  if (NAMES_QUANTITY.test(label) || IS_RATIO.test(label)) return `${label}${link}${amount}${unit}`
  return `${amount}${unitOfMeasure === "%" ? unit : ""} ${label}`
}

function amountInEnglish(figure: Figure): string {
  const value = quantityOf(figure)
  if (value === null) {
    return figure.exact === null ? "the text gives no number" : dayWords(figure.exact).en
  }
  const amount = quantity(value.comparator, value.value).en
  return isPlainCount(figure.unitOfMeasure)
    ? amount
    : `${amount}${unitAfter(figure.unitOfMeasure).en}`
}

/** Units that the English name of a measure says already: "Base stations: 3,775". */
const isPlainCount = (unit: string): boolean => unit !== "%" && unit !== "percentage point"

function besideCountry(comparison: Comparison, figure: Figure): Words | null {
  const { comparator, benchmarkPeriod } = comparison
  const value = decimal(comparison.differenceExact)
  if (value === null || !saysWhich({ comparator, value })) return null
  const when = periodWords(benchmarkPeriod)
  const isSameTime = benchmarkPeriod.code === figure.period.code
  const vi = isSameTime ? "cả nước" : `cả nước (${when.vi})`
  const en = isSameTime ? "the country" : `the country (${when.en})`
  if (isZero(value)) return { vi: `bằng ${vi}`, en: `equal to ${en}` }
  const below = isNegative(value)
  const size = number(absolute(value))
  const before = APART[comparator === "=" || comparator === "~" ? comparator : "open"]
  const points = differenceUnit(figure.unitOfMeasure)
  return {
    vi: `${below ? "thấp hơn" : "hơn"} ${vi} ${before.vi}${size.vi}${points.vi}`,
    en: `${before.en}${size.en}${points.en} ${below ? "below" : "above"} ${en}`,
  }
}

const APART = {
  "=": { vi: "", en: "" },
  "~": { vi: "khoảng ", en: "about " },
  open: { vi: "ít nhất ", en: "at least " },
} as const

/** Whether a difference tells which of the two is higher: "more than −5" does not. */
function saysWhich({ comparator, value }: Quantity): boolean {
  if (comparator === "=" || comparator === "~") return true
  if (isZero(value)) return false
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
  const { place, unitOfMeasure } = figure
  const value = quantityOf(figure)
  const when = periodWords(figure.period)
  const [vi, en] = place.closed === null ? ["", ""] : [" (cũ)", " (former)"]
  if (value === null) {
    return { vi: `${place.name}${vi} (${when.vi})`, en: `${place.name}${en} (${when.en})` }
  }
  const amount = quantity(value.comparator, value.value)
  const unit = unitOfMeasure === "%" ? unitAfter("%") : { vi: "", en: "" }
  const target = figure.kind === "target" ? { vi: "chỉ tiêu ", en: "target " } : { vi: "", en: "" }
  return {
    vi: `${place.name}${vi} ${target.vi}${amount.vi}${unit.vi} (${when.vi})`,
    en: `${place.name}${en} ${target.en}${amount.en}${unit.en} (${when.en})`,
  }
}
