/** The code that is being typed at a place of a formula: where it begins, and its letters. */
export function wordAt(formula: string, caret: number): { start: number; word: string } {
  const before = formula.slice(0, caret)
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? ""
  return { start: caret - word.length, word }
}

/** Columns of a formula count from 1, in letters of its NFC text. */
export const replaced = (formula: string, from: number, to: number, text: string): string =>
  `${formula.slice(0, from)}${text}${formula.slice(to)}`
