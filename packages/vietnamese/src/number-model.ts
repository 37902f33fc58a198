/** How the number was qualified: "trên" is ">", "tối thiểu" ">=", "khoảng" "~". */
export type Comparator = "=" | ">" | ">=" | "<" | "<=" | "~"

/** Why a text is not a number. */
export type NumberProblem =
  | "no-digits"
  | "bad-character"
  | "grouping"
  | "leading-zeros"
  | "too-long"
  | "several-numbers"

/**
 * One number. `exact` is the decimal as text ("-1596.5"), `value` its nearest double; `unit` is "%",
 * "‰" or the words after the number, `of` the words after a percent sign.
 */
export type NumberReading = {
  kind: "number"
  value: number
  exact: string
  comparator: Comparator
  unit: string | null
  of: string | null
}

/** What a text says as a number. `at` counts characters of the text in NFC. */
export type ParsedNumber =
  | NumberReading
  | { kind: "ambiguous"; readings: NumberReading[] }
  | { kind: "invalid"; reason: NumberProblem; at: number }
  | { kind: "missing" }

/** The mark before decimals where it is known, as in a column whose convention was declared. */
export type NumberOptions = { decimalMark?: "comma" | "point" }
