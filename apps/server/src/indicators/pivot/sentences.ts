import type { UnitRef } from "../../registry/model.ts"
import type { Period } from "../model.ts"
import { capitals, periodWords, type Words } from "../wording.ts"
import type { PivotCell, PivotIndicator, PivotTarget } from "./model.ts"
import { saidDifference, saidValue } from "./said.ts"

export interface Told {
  readonly indicator: PivotIndicator
  readonly period: Period
  /** The unit that all others lie in, with its value and the one of the period before. */
  readonly whole: { readonly unit: UnitRef; readonly cell: PivotCell } | null
  readonly before: { readonly period: Period; readonly value: number } | null
  readonly target: PivotTarget | null
  /** The units of the table in the period. */
  readonly units: readonly { readonly unit: UnitRef; readonly cell: PivotCell }[]
}

const lower = (text: string) => text.slice(0, 1).toLocaleLowerCase("vi") + text.slice(1)

/** What the table says first, each sentence beginning with its number. */
export function sentencesOf(told: Told): Words[] {
  return [wholeSentence(told), extremes(told), behind(told), coverage(told)].flatMap((one) =>
    one === null ? [] : [capitals(one)],
  )
}

function wholeSentence({ indicator, period, whole, before, target }: Told): Words | null {
  if (whole === null) return null
  return ofUnit({ indicator, period, unit: whole.unit, cell: whole.cell, before, target })
}

const NOTHING: Words = { vi: "", en: "" }
const ESTIMATED: Words = { vi: " (ước tính)", en: " (estimated)" }

export interface OfUnit {
  readonly indicator: PivotIndicator
  readonly period: Period
  readonly unit: UnitRef
  readonly cell: PivotCell
  readonly before: { readonly period: Period; readonly value: number } | null
  readonly target: PivotTarget | null
}

/** One value in a sentence: what, where, when, against the period before and the target. */
export function ofUnit({ indicator, period, unit, cell, before, target }: OfUnit): Words {
  const when = periodWords(period)
  const name = { vi: lower(indicator.nameVi), en: lower(indicator.nameEn) }
  if (cell.value === null) {
    return {
      vi: `chưa có ${name.vi} của ${unit.fullName}, ${when.vi}: ${cell.reported}/${cell.expected} đơn vị đã báo cáo.`,
      en: `no value yet of ${name.en} for ${unit.fullName}, ${when.en}: ${cell.reported} of ${cell.expected} units have reported.`,
    }
  }
  const said = saidValue(cell.value, indicator.unitOfMeasure)
  const moved =
    before === null ? NOTHING : movement(cell.value - before.value, before.period, indicator)
  const aim = target === null ? NOTHING : against(cell.value, target, indicator)
  const estimated = cell.estimated ? ESTIMATED : NOTHING
  return {
    vi: `${said.vi}${estimated.vi} là ${name.vi} của ${unit.fullName}, ${when.vi}${moved.vi}${aim.vi}.`,
    en: `${said.en}${estimated.en}: ${name.en}, ${unit.fullName}, ${when.en}${moved.en}${aim.en}.`,
  }
}

function movement(difference: number, since: Period, { unitOfMeasure }: PivotIndicator): Words {
  const when = periodWords(since)
  if (difference === 0) return { vi: `, bằng ${when.vi}`, en: `, as in ${when.en}` }
  const by = saidDifference(difference, unitOfMeasure)
  return difference > 0
    ? { vi: `, tăng ${by.vi} so với ${when.vi}`, en: `, up ${by.en} on ${when.en}` }
    : { vi: `, giảm ${by.vi} so với ${when.vi}`, en: `, down ${by.en} on ${when.en}` }
}

function against(value: number, target: PivotTarget, { unitOfMeasure }: PivotIndicator): Words {
  const aim = saidValue(target.value, unitOfMeasure)
  const when = periodWords(target.period)
  const good = target.better === "higher" ? value >= target.value : value <= target.value
  if (good) {
    return {
      vi: `; đạt chỉ tiêu ${aim.vi} (${when.vi})`,
      en: `; the target of ${aim.en} (${when.en}) is reached`,
    }
  }
  const by = saidDifference(target.value - value, unitOfMeasure)
  return {
    vi: `; còn ${by.vi} tới chỉ tiêu ${aim.vi} (${when.vi})`,
    en: `; ${by.en} from the target of ${aim.en} (${when.en})`,
  }
}

/** The highest and the lowest; of measures that count this says only who is larger, so it is left out. */
function extremes({ indicator, period, units }: Told): Words | null {
  if (indicator.count) return null
  const valued = units.flatMap(({ unit, cell }) =>
    cell.value === null ? [] : [{ unit, value: cell.value }],
  )
  if (valued.length < 3) return null
  const sorted = valued.toSorted((a, b) => a.value - b.value)
  const low = sorted[0]
  const high = sorted.at(-1)
  if (low === undefined || high === undefined || low.value === high.value) return null
  const highest = saidValue(high.value, indicator.unitOfMeasure)
  const lowest = saidValue(low.value, indicator.unitOfMeasure)
  const when = periodWords(period)
  return {
    vi: `${highest.vi} là cao nhất (${high.unit.fullName}), ${lowest.vi} là thấp nhất (${low.unit.fullName}), ${when.vi}.`,
    en: `${highest.en} is the highest (${high.unit.fullName}), ${lowest.en} the lowest (${low.unit.fullName}), ${when.en}.`,
  }
}

function behind({ units, period }: Told): Words | null {
  const judged = units.filter(({ cell }) => cell.judgement !== null)
  if (judged.length === 0) return null
  const late = judged.filter(({ cell }) => cell.judgement === "behind").length
  const when = periodWords(period)
  return {
    vi: `${late}/${judged.length} đơn vị có chỉ tiêu đang chậm, ${when.vi}.`,
    en: `${late} of ${judged.length} units with a target are behind, ${when.en}.`,
  }
}

function coverage({ units, period }: Told): Words | null {
  const asked = units.filter(({ cell }) => cell.status !== "not-applicable")
  if (asked.length < 2) return null
  const there = asked.filter(({ cell }) => cell.value !== null).length
  const when = periodWords(period)
  return {
    vi: `${there}/${asked.length} đơn vị có số liệu ${when.vi}; thiếu không phải là 0.`,
    en: `${there} of ${asked.length} units have a value for ${when.en}; missing is not 0.`,
  }
}
