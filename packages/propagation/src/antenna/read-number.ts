/** The number a word of a pattern file means, with a decimal point or comma; null for anything else. */
export function readNumber(word: string | undefined): number | null {
  if (word === undefined || !/^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(word)) return null
  const value = Number(word.replace(",", "."))
  return Number.isFinite(value) ? value : null
}
