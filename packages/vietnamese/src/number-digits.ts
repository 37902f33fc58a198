import type { NumberProblem } from "./number-model.ts"

/** The readings of a run of digits as decimal texts, most usual in Vietnam first; `next` follows it. */
export type Amount = { decimals: string[]; next: number }
export type Trouble = { reason: NumberProblem; at: number }

type Mark = "comma" | "point" | undefined

/** Digits beyond which no figure is meant: decimal128 holds 34. */
const MOST_DIGITS = 34
const SPACE = "[ \\u00a0\\u2007\\u2009\\u202f]"
const SIGN = /[+\-\u2212\u2013]?\s*/uy
const BODY = new RegExp(`[.,]?\\d+(?:(?:[.,]|${SPACE}(?=\\d))\\d+)*[.,]?`, "uy")
const EXPONENT = /e([+-]?\d+)(?![\p{L}\d])/iuy
const GROUPS = /^[1-9]\d{0,2}(?:\D\d{3})+$/u

/**
 * Reads sign, digits, group separators, decimal mark and exponent from `at` on. Groups are of three
 * and of one kind of separator: point, comma, or a space of any width.
 *
 * @example
 * readAmount("1.596,5", 0, undefined) // { decimals: ["1596.5"], next: 7 }
 * readAmount("1.596", 0, undefined) // { decimals: ["1596", "1.596"], next: 5 }
 */
export function readAmount(text: string, at: number, mark: Mark): Amount | Trouble {
  const sign = match(SIGN, text, at)
  const from = at + sign.length
  const body = match(BODY, text, from)
  if (body === "") return { reason: hasDigit(text) ? "bad-character" : "no-digits", at: from }
  const digits = body.replace(/\D/gu, "")
  if (digits.length > MOST_DIGITS) return { reason: "too-long", at: from }
  const next = from + body.length
  EXPONENT.lastIndex = next
  const exponent = EXPONENT.exec(text)
  const decimals =
    exponent === null ? readBody(body, mark) : readMantissa(body, Number(exponent[1]), mark)
  if (typeof decimals === "string") return { reason: decimals, at: from }
  const negative = /[-\u2212\u2013]/u.test(sign)
  return {
    decimals: decimals.map((decimal) => normal(decimal, negative)),
    next: next + (exponent?.[0].length ?? 0),
  }
}

/**
 * A plain decimal with its point moved right by `power` places (left when negative).
 *
 * @example
 * movePoint("1.4", 6) // "1400000"
 */
export function movePoint(decimal: string, power: number): string {
  const negative = decimal.startsWith("-")
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".")
  const left = power < 0 ? "0".repeat(-power) + whole : whole
  const right = power > 0 ? fraction + "0".repeat(power) : fraction
  const point = left.length + power
  const digits = left + right
  return normal(`${digits.slice(0, point)}.${digits.slice(point)}`, negative)
}

function readBody(body: string, mark: Mark): string[] | NumberProblem {
  if (/^0\d/u.test(body)) return "leading-zeros"
  const spaced = new RegExp(SPACE, "u").test(body)
  const seps = [...new Set(body.replace(/\d/gu, ""))]
  if (spaced) return readSpaced(body)
  const [sep] = seps
  if (sep === undefined) return [body]
  if (seps.length === 2) return readTwoMarks(body, mark)
  if (body.indexOf(sep) !== body.lastIndexOf(sep)) return readGroups(body, sep, mark)
  return readOneMark(body, sep, mark)
}

/** "1 596,5": spaces group, so one point or comma can only be the decimal mark. */
function readSpaced(body: string): string[] | NumberProblem {
  const unified = body.replace(new RegExp(SPACE, "gu"), " ")
  const parts = /^([\d ]+)(?:[.,](\d+))?$/u.exec(unified)
  if (parts === null || !GROUPS.test(parts[1] ?? "")) return "grouping"
  return [join(parts[1] ?? "", parts[2] ?? "")]
}

/** "1.596,5" or "1,596.5": the mark that comes last, once, is the decimal mark. */
function readTwoMarks(body: string, mark: Mark): string[] | NumberProblem {
  const at = Math.max(body.lastIndexOf("."), body.lastIndexOf(","))
  const whole = body.slice(0, at)
  const fraction = body.slice(at + 1)
  const contradicts = mark !== undefined && body[at] !== character(mark)
  const oneKind = !whole.includes(body[at] ?? "")
  if (contradicts || !oneKind || fraction === "" || !GROUPS.test(whole)) return "grouping"
  return [join(whole, fraction)]
}

function readGroups(body: string, sep: string, mark: Mark): string[] | NumberProblem {
  if ((mark !== undefined && sep === character(mark)) || !GROUPS.test(body)) return "grouping"
  return [join(body, "")]
}

/** "87,5", "1.596": decimals, or a group of three, or both unless the mark is declared. */
function readOneMark(body: string, sep: string, mark: Mark): string[] | NumberProblem {
  const [whole = "", fraction = ""] = body.split(sep)
  if (fraction === "") return "grouping"
  const decimal = join(whole === "" ? "0" : whole, fraction)
  const grouped = GROUPS.test(body)
  if (mark !== undefined) {
    if (sep === character(mark)) return [decimal]
    return grouped ? [join(body, "")] : "grouping"
  }
  return grouped ? [join(body, ""), decimal] : [decimal]
}

/** The mantissa of "1.4E+06" has no groups; its one mark is the decimal mark. */
function readMantissa(body: string, exponent: number, mark: Mark): string[] | NumberProblem {
  if (!/^\d+(?:[.,]\d+)?$/u.test(body)) return "grouping"
  if (/^0\d/u.test(body)) return "leading-zeros"
  if (mark !== undefined && /[.,]/u.test(body) && !body.includes(character(mark))) return "grouping"
  if (Math.abs(exponent) > MOST_DIGITS) return "too-long"
  return [movePoint(body.replace(",", "."), exponent)]
}

function character(mark: "comma" | "point"): string {
  return mark === "comma" ? "," : "."
}

function join(whole: string, fraction: string): string {
  return `${whole.replace(/\D/gu, "")}.${fraction}`
}

/** Without zeros that say nothing: "-0" is "0", "0012.50" is "12.5". */
function normal(decimal: string, negative: boolean): string {
  const [whole = "", fraction = ""] = decimal.split(".")
  const left = whole.replace(/^0+(?=\d)/u, "") || "0"
  const right = fraction.replace(/0+$/u, "")
  const plain = right === "" ? left : `${left}.${right}`
  return negative && plain !== "0" ? `-${plain}` : plain
}

function hasDigit(text: string): boolean {
  return /\d/u.test(text)
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ""
}
