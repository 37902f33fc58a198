import { formatNumber } from "@tinhso/vietnamese"
import { differenceUnit, unitAfter, type Words } from "../wording.ts"

const english = new Map<number, Intl.NumberFormat>()

/** Digits after the comma that a computed value is read with: none for whole numbers, few for large ones. */
export function digitsOf(value: number): number {
  if (Number.isInteger(value)) return 0
  const size = Math.abs(value)
  return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 ? 2 : 4
}

function numberWords(value: number): Words {
  const digits = digitsOf(value)
  const format =
    english.get(digits) ?? new Intl.NumberFormat("en-GB", { maximumFractionDigits: digits })
  english.set(digits, format)
  return { vi: formatNumber(value, { maxDecimals: digits }), en: format.format(value) }
}

/** "87,5 %", "1.596 hộ"; in English "87.5%", "1,596 households". */
export function saidValue(value: number, unit: string): Words {
  const number = numberWords(value)
  const after = unit === "" ? { vi: "", en: "" } : unitAfter(unit)
  return { vi: `${number.vi}${after.vi}`, en: `${number.en}${after.en}` }
}

/** How far apart two values are: "2,3 điểm phần trăm". */
export function saidDifference(difference: number, unit: string): Words {
  const number = numberWords(Math.abs(difference))
  const after = unit === "" ? { vi: "", en: "" } : differenceUnit(unit)
  return { vi: `${number.vi}${after.vi}`, en: `${number.en}${after.en}` }
}
