import { absolute, type Decimal, decimal, isZero, round, subtract } from "../decimal.ts"
import type { Figure, Period, TargetStatus } from "../model.ts"
import { quantityOf } from "../newest.ts"
import {
  dayWords,
  differenceUnit,
  number,
  periodWords,
  quantity,
  unitAfter,
  type Words,
} from "../wording.ts"

/** The sentences that say why a target of a plan stands where it stands. */

interface OnLine {
  readonly figure: Figure
  readonly line: Decimal
  readonly higher: boolean
  readonly target: Figure
  readonly baseline: { readonly exact: string; readonly period: Period } | null
}

const shown = (value: Decimal): Words => number(round(value, 2))

/** "58,33 % trên đường thẳng từ 40 (năm 2022) đến 100 (năm 2025)" */
function lineWords({ line, target, baseline }: OnLine): Words {
  const unit = unitAfter(target.unitOfMeasure)
  const goal = target.exact ?? ""
  const [from, to, at] = [baseline?.exact ?? "", goal, shown(line)]
  const began = baseline === null ? null : periodWords(baseline.period)
  const until = periodWords(target.period)
  const [start, end] = [written(from), written(to)]
  return {
    vi: `${at.vi}${unit.vi} trên đường thẳng từ ${start.vi} (${began?.vi ?? "?"}) đến ${end.vi} (${until.vi})`,
    en: `${at.en}${unit.en} on the straight line from ${start.en} (${began?.en ?? "?"}) to ${end.en} (${until.en})`,
  }
}

function written(exact: string): Words {
  const value = decimal(exact)
  return value === null ? { vi: exact, en: exact } : number(value)
}

function observed({ figure }: Pick<OnLine, "figure">): Words {
  const value = quantityOf(figure)
  const unit = unitAfter(figure.unitOfMeasure)
  const when = periodWords(figure.period)
  const words = value === null ? { vi: "", en: "" } : quantity(value.comparator, value.value)
  return {
    vi: `${words.vi}${unit.vi} (${when.vi})`,
    en: `${words.en}${unit.en} (${when.en})`,
  }
}

export function onLine(facts: OnLine): Words {
  const [now, line] = [observed(facts), lineWords(facts)]
  const than = facts.higher ? "không thấp hơn" : "không cao hơn"
  const thanEn = facts.higher ? "no lower than" : "no higher than"
  return {
    vi: `Đúng tiến độ: ${now.vi}, ${than} ${line.vi}.`,
    en: `On trajectory: ${now.en}, ${thanEn} ${line.en}.`,
  }
}

export function unclearOnLine(facts: OnLine): Words {
  const [now, line] = [observed(facts), lineWords(facts)]
  return {
    vi: `Chưa kết luận được về tiến độ: ${now.vi} so với ${line.vi}.`,
    en: `It cannot be told whether it is on trajectory: ${now.en} against ${line.en}.`,
  }
}

export function behindLine(facts: OnLine, since: string | null): Words {
  const line = lineWords(facts)
  const value = quantityOf(facts.figure)
  const apart = value === null ? null : absolute(subtract(value.value, facts.line))
  const unit = differenceUnit(facts.target.unitOfMeasure)
  const size = apart === null || isZero(apart) ? null : shown(apart)
  const day = since === null ? null : dayWords(since)
  const by =
    size === null
      ? { vi: "", en: "" }
      : { vi: `${size.vi}${unit.vi} `, en: `${size.en}${unit.en} ` }
  const from = day === null ? { vi: "", en: "" } : { vi: `, từ ${day.vi}`, en: `, since ${day.en}` }
  const [than, thanEn] = facts.higher ? ["Thấp hơn", "below"] : ["Cao hơn", "above"]
  return {
    vi: `${than} ${by.vi}so với mức ${line.vi}${from.vi}.`,
    en: `It is ${by.en}${thanEn} ${line.en}${from.en}.`,
  }
}

export const early = (): Words => ({
  vi: "Chưa hết hạn; không có mốc xuất phát nên không nói được có đúng tiến độ hay không.",
  en: "The time is not over; without a baseline it cannot be told whether it is on trajectory.",
})

export function overdueSince(day: string): Words {
  const words = dayWords(day)
  return { vi: `Đã quá hạn từ ${words.vi}.`, en: `Overdue since ${words.en}.` }
}

export const wordsOnly = (): Words => ({
  vi: "Chỉ tiêu viết bằng lời, không đo được bằng một con số.",
  en: "The target is in words and is not measurable by a number.",
})

export const unconnected = (): Words => ({
  vi: "Chưa có chỉ số nào trong hệ thống đo chỉ tiêu này, nên chưa có số liệu.",
  en: "No measure in the system reports on this target yet, so there is no data.",
})

const HEADS: Readonly<Record<TargetStatus["status"], Words>> = {
  exceeded: { vi: "Vượt chỉ tiêu", en: "Exceeded" },
  reached: { vi: "Đạt chỉ tiêu", en: "Reached" },
  behind: { vi: "Chưa đạt chỉ tiêu", en: "Behind" },
  uncertain: { vi: "Chưa kết luận được", en: "Cannot be told" },
  "no-data": { vi: "Chưa có số liệu", en: "No data" },
}

interface Range {
  readonly target: Figure
  readonly observation: Figure
  readonly low: Decimal
  readonly high: Decimal
}

export function rangeHead(status: TargetStatus["status"], facts: Range): Words {
  const { target, observation, low, high } = facts
  const now = observed({ figure: observation })
  const unit = unitAfter(target.unitOfMeasure)
  const until = periodWords(target.period)
  const [from, to] = [number(low), number(high)]
  const head = HEADS[status]
  return {
    vi: `${head.vi}: ${now.vi} so với chỉ tiêu từ ${from.vi} đến ${to.vi}${unit.vi} (${until.vi}).`,
    en: `${head.en}: ${now.en} against a target of ${from.en} to ${to.en}${unit.en} (${until.en}).`,
  }
}
