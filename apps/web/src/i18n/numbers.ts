import { formatExact, formatNumber } from "@tinhso/vietnamese"
import type { Language } from "./translator.ts"

const PLAIN = /^-?\d+(?:\.\d+)?$/

/**
 * A decimal text with every digit kept, as the language writes it: "1.596" and "87,50" in
 * Vietnamese, "1,596" and "87.50" in English. A text that is no decimal comes back as it is.
 */
export function formatDecimal(decimal: string, language: Language): string {
  if (!PLAIN.test(decimal)) return decimal
  const vietnamese = formatExact(decimal)
  return language === "vi" ? vietnamese : swapMarks(vietnamese)
}

/** A count: "10.035" in Vietnamese, "10,035" in English. */
export function formatWhole(value: number, language: Language): string {
  return formatDecimal(String(Math.round(value)), language)
}

/** A difference with its sign, at most two decimals: "+13,74", "−0,87". */
export function formatDifference(value: number, language: Language): string {
  const size = formatNumber(Math.abs(value), { maxDecimals: 2 })
  const text = language === "vi" ? size : swapMarks(size)
  if (value === 0) return text
  return value > 0 ? `+${text}` : `−${text}`
}

const swapMarks = (text: string) => text.replaceAll(/[.,]/g, (mark) => (mark === "." ? "," : "."))
