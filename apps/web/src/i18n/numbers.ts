import { formatExact } from "@tinhso/vietnamese"
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

const swapMarks = (text: string) => text.replaceAll(/[.,]/g, (mark) => (mark === "." ? "," : "."))
