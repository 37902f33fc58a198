import {
  type Comparator,
  type NumberProblem,
  type NumberReading,
  parseNumber,
} from "@tinhso/vietnamese"
import type { CellText } from "./columns.ts"
import type { DecimalMark } from "./decimal-mark.ts"
import { quoted } from "./words.ts"

/** What is known of the column's numbers before one of them is read. */
export interface AmountRules {
  /** The mark that the caller declared: nothing is weighed any more. */
  readonly declared: DecimalMark | null
  /** The mark that the other numbers of the file tell. */
  readonly inferred: DecimalMark | null
  /** Whole things are counted: a fraction of one is no reading. */
  readonly counts: boolean
  /** A part of a whole in percent: more than 100 is no reading while another is at hand. */
  readonly share: boolean
  readonly unitOfMeasure: string
}

export type Amount =
  | { readonly exact: string; readonly comparator: Comparator; readonly warning: string | null }
  | { readonly refused: string }

/** Figures with more digits than this are slips of the hand, not figures. */
const MOST_DIGITS = 30
const PLAIN = /^-?(?:0|[1-9]\d{0,14})(?:\.(?:\d{1,2}|\d{4,10}))?$/u
const NO_NUMBER = /^[-+]?(?:nan|inf|infinity|∞|#n\/a|#value!|#div\/0!|#ref!|#num!|#name\?|null)$/iu

const REASONS: Readonly<Record<NumberProblem, string>> = {
  "no-digits": "không có chữ số nào",
  "bad-character": "có ký tự không thuộc về một số",
  grouping: "dấu chấm, dấu phẩy đặt sai chỗ",
  "leading-zeros": "bắt đầu bằng số 0 như một mã",
  "too-long": `có quá ${MOST_DIGITS} chữ số`,
  "several-numbers": "có nhiều hơn một số",
}

/**
 * The number that a cell says, every digit kept ("98.60" stays so). A text with two readings
 * ("1.596") is refused with both, unless the caller declared the decimal mark, or the rest of the
 * file tells it and the other reading makes no sense against it.
 */
export function readAmount(cell: CellText, rules: AmountRules): Amount {
  const text = cell.text.trim()
  if (PLAIN.test(text) && rules.declared !== "comma" && cell.unit === null) {
    return { exact: withoutMinusZero(text), comparator: "=", warning: null }
  }
  if (NO_NUMBER.test(text)) {
    return { refused: `${quoted(text)} không phải là số; hãy để trống nếu không có số liệu` }
  }
  const mark = cell.kind === "number" ? "point" : rules.declared
  const parsed = parseNumber(text, mark === null ? {} : { decimalMark: mark })
  switch (parsed.kind) {
    case "missing":
      return { refused: `${quoted(text)} không phải là số; hãy để trống nếu không có số liệu` }
    case "invalid":
      return { refused: `${quoted(text)} không đọc được thành số: ${REASONS[parsed.reason]}` }
    case "ambiguous":
      return settle(text, parsed.readings, rules)
    case "number":
      return accept(text, cell, parsed, rules)
  }
}

/** Two readings: the file's own mark chooses, where the choice is a sensible number. */
function settle(text: string, readings: readonly NumberReading[], rules: AmountRules): Amount {
  if (rules.inferred !== null) {
    const chosen = parseNumber(text, { decimalMark: rules.inferred })
    const others = readings.filter((one) => chosen.kind === "number" && one.exact !== chosen.exact)
    if (chosen.kind === "number" && beyondDoubt(chosen, others, rules)) {
      const read = accept(text, { kind: "text", text, unit: null }, chosen, rules)
      const why = rules.inferred === "point" ? "dấu chấm" : "dấu phẩy"
      return "refused" in read
        ? read
        : {
            ...read,
            warning: `${quoted(text)} được đọc là ${read.exact}, vì cả tệp dùng ${why} trước phần thập phân`,
          }
    }
  }
  const both = readings.map((one) => one.exact).join(" hoặc ")
  return {
    refused: `${quoted(text)} có hai cách đọc: ${both}; hãy nêu dấu thập phân (--decimal point hoặc comma)`,
  }
}

function beyondDoubt(
  chosen: NumberReading,
  others: readonly NumberReading[],
  { counts, share }: AmountRules,
): boolean {
  if (counts && chosen.exact.includes(".")) return false
  return !(share && chosen.value > 100 && others.some((one) => one.value <= 100))
}

function accept(
  text: string,
  cell: CellText,
  { exact, comparator, unit }: NumberReading,
  { unitOfMeasure }: AmountRules,
): Amount {
  const digits = exact.replace(/\D/gu, "").length
  if (digits > MOST_DIGITS)
    return { refused: `số có ${digits} chữ số, nhiều nhất là ${MOST_DIGITS}` }
  const said = cell.unit ?? unit
  if (said !== null && said !== unitOfMeasure) {
    return {
      refused: `${quoted(text)} nói đơn vị “${said}”, cột unit_of_measure nói “${unitOfMeasure}”`,
    }
  }
  const kept = keepZeros(text, exact)
  const scaled = /\p{L}/u.test(text.replace(/^[^\d]*/u, "")) && said === null
  return { exact: kept, comparator, warning: scaled ? `${quoted(text)} được đọc là ${kept}` : null }
}

/** "87,50" is 87.50: zeros at the end say how exactly it was measured. */
function keepZeros(text: string, exact: string): string {
  const zeros = /^-?\d+[.,](?:\d*?)(0+)$/u.exec(text)
  if (zeros === null) return exact
  const fraction = /[.,](\d+)$/u.exec(text)?.[1] ?? ""
  const kept = `${exact.split(".")[0]}.${fraction}`
  return Number(kept) === Number(exact) ? kept : exact
}

function withoutMinusZero(text: string): string {
  return /^-0(?:\.0+)?$/u.test(text) ? text.slice(1) : text
}
