import type { UnitRef } from "../../registry/model.ts"
import type { Caution } from "../model.ts"
import { dayWords, periodWords, type Words } from "../wording.ts"
import type { Component } from "./combine.ts"
import type { CarrySource } from "./tiling.ts"

/** Why figures of several units stand side by side and are not one number. */

export const notAdditive = (isShare: boolean): Words =>
  isShare
    ? {
        vi: "Không cộng và không lấy trung bình các tỷ lệ khi văn bản không nêu tử số và mẫu số; số liệu của từng đơn vị cũ được đặt cạnh nhau.",
        en: "Shares are neither added nor averaged where the texts give no numerator and denominator; the older units' figures stand side by side.",
      }
    : {
        vi: "Chỉ số này không cộng được giữa các đơn vị; số liệu của từng đơn vị cũ được đặt cạnh nhau.",
        en: "This measure does not add over units; the older units' figures stand side by side.",
      }

export const unknownSplit = (units: readonly UnitRef[]): Words => ({
  vi: `Chưa xác định phần của ${names(units).vi} thuộc về đơn vị này nên không tính được con số chung.`,
  en: `How much of ${names(units).en} belongs to this unit is not determined, so there is no joint number.`,
})

export const notDivisible = (): Words => ({
  vi: "Giá trị của một đơn vị đã bị chia không cho biết giá trị của từng phần.",
  en: "The value of a unit that was split does not tell the value of its parts.",
})

export const onlyPlanned = (): Words => ({
  vi: "Các đơn vị cũ chỉ có chỉ tiêu hoặc thứ hạng; chúng thuộc về từng đơn vị và không cộng lại.",
  en: "The older units have only targets or ranks, which belong to each of them and are not added.",
})

export const missingUnits = (units: readonly UnitRef[]): Words => ({
  vi: `Chưa có số liệu của ${names(units).vi} nên không tính được số của cả đơn vị.`,
  en: `There is no figure of ${names(units).en}, so there is no number for the whole unit.`,
})

export const noCommonPeriod = (): Words => ({
  vi: "Số cộng dồn theo thời gian của các kỳ khác nhau không cộng được với nhau.",
  en: "Numbers that add up over time cannot be added where their periods differ.",
})

export const differentUnitsOfMeasure = (): Words => ({
  vi: "Số liệu của các đơn vị cũ dùng đơn vị tính khác nhau nên không cộng được.",
  en: "The older units' figures are in different units of measure and cannot be added.",
})

export const openBothWays = (): Words => ({
  vi: "Một số là “trên”, số khác là “dưới”, nên không nói được gì về tổng.",
  en: "One number is “more than”, another “less than”, so nothing can be said of the total.",
})

export function cannotGoBack(unit: UnitRef, newer: readonly UnitRef[]): Words {
  const since = newer.map(({ opened }) => opened ?? "").toSorted()[0] ?? ""
  const day = dayWords(since)
  return {
    vi: `Số liệu của ${names(newer).vi} (từ ngày ${day.vi}) gồm cả phần ngoài ${unit.fullName} nên không tách ngược lại được.`,
    en: `The figures of ${names(newer).en} (since ${day.en}) include what lies outside ${unit.fullName} and cannot be carried back to it.`,
  }
}

export const carriedWhole = (units: readonly UnitRef[]): Words => ({
  vi: `Được chuyển nguyên vẹn từ ${names(units).vi}.`,
  en: `Carried whole from ${names(units).en}.`,
})

const COMBINED = {
  sum: { vi: "Cộng từ", en: "Added up from" },
  avg: { vi: "Trung bình của", en: "The mean of" },
  min: { vi: "Nhỏ nhất trong", en: "The smallest of" },
  max: { vi: "Lớn nhất trong", en: "The largest of" },
} as const

export const combinedFrom = (how: keyof typeof COMBINED, units: readonly UnitRef[]): Words => ({
  vi: `${COMBINED[how].vi} ${names(units).vi}.`,
  en: `${COMBINED[how].en} ${names(units).en}.`,
})

/** Full names, at most five; a unit that is no more is told from a later one of the same name. */
function names(units: readonly UnitRef[]): Words {
  const rest = units.length > 5 ? ", …" : ""
  const listed = units.slice(0, 5).map(called)
  return {
    vi: `${listed.map(({ vi }) => vi).join(", ")}${rest}`,
    en: `${listed.map(({ en }) => en).join(", ")}${rest}`,
  }
}

const called = ({ fullName, closed }: UnitRef): Words =>
  closed === null
    ? { vi: fullName, en: fullName }
    : { vi: `${fullName} (cũ)`, en: `${fullName} (former)` }

/** What to keep in mind about a number computed from several. */
export function cautionsOf(
  components: readonly Component[],
  sources: readonly CarrySource[],
): Caution[] {
  const cautions: Caution[] = []
  if (new Set(components.map(({ figure }) => figure.period.code)).size > 1) {
    const [vi, en] = [periodsOf(components, "vi"), periodsOf(components, "en")]
    cautions.push({
      code: "different-periods",
      vi: `Số liệu của các kỳ khác nhau: ${vi}.`,
      en: `The figures are of different periods: ${en}.`,
    })
  }
  const open = components.filter(({ quantity }) => quantity.comparator !== "=")
  if (open.length > 0) {
    const places = names(open.map(({ figure }) => figure.place))
    cautions.push({
      code: "open-comparator",
      vi: `Số liệu của ${places.vi} không phải con số chính xác trong văn bản gốc.`,
      en: `The original text gives no exact number for ${places.en}.`,
    })
  }
  const parted = sources.filter(({ share }) => share !== null && share < 1)
  if (parted.length > 0) {
    const places = parted.map(({ unit, basis }) => `${unit.fullName} (${BASES[basis].vi})`)
    const inEnglish = parted.map(({ unit, basis }) => `${unit.fullName} (${BASES[basis].en})`)
    cautions.push({
      code: "estimated-split",
      vi: `Ước tính, vì đơn vị cũ đã bị chia: ${places.join(", ")}.`,
      en: `An estimate, because an older unit was split: ${inEnglish.join(", ")}.`,
    })
  }
  return cautions
}

const BASES: Record<CarrySource["basis"], Words> = {
  whole: { vi: "toàn bộ", en: "whole" },
  population: { vi: "theo dân số", en: "by population" },
  households: { vi: "theo số hộ", en: "by households" },
  explicit: { vi: "theo tỷ lệ đã nêu", en: "by a stated share" },
  undetermined: { vi: "chưa xác định", en: "not determined" },
}

function periodsOf(components: readonly Component[], language: keyof Words): string {
  return components
    .map(
      ({ figure }) => `${called(figure.place)[language]} – ${periodWords(figure.period)[language]}`,
    )
    .join("; ")
}
