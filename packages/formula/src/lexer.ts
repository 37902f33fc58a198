import type { Place } from "./ast.ts"
import { oddCharacter } from "./characters.ts"
import { stop } from "./fault.ts"
import { LEAST, MOST } from "./number.ts"

type TokenKind = "number" | "word" | "quoted" | "sign" | "end"

/** Signs are given as the language writes them: × as *, ≤ as <=. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Offsets in UTF-16 units; `Lexer.place` gives columns. */
  readonly from: number
  readonly to: number
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ...["+", "-", "*", "/", "=", "<", ">", "(", ")", "[", "]", ";", ",", "%", "?"].map(
    (sign): [string, string] => [sign, sign],
  ),
  ["−", "-"],
  ["×", "*"],
  ["÷", "/"],
  ["≠", "<>"],
  ["≤", "<="],
  ["≥", ">="],
])
const PAIRS = new Set(["<>", "<=", ">=", "??"])
/** What other languages write, and what to write here. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["==", "="],
  ["!=", "<>"],
  ["=>", ">="],
  ["=<", "<="],
  ["&&", "and"],
  ["||", "or"],
  ["**", "*"],
  ["><", "<>"],
])

const SPACE = /[\s\u00a0]+/uy
const WORD = /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy
const NUMBER = /[0-9]+(?:\.[0-9]+)*/uy
const VALUE = /[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_.\-/]*/uy
const SURROGATE = /[\u{10000}-\u{10ffff}]/u
const LETTER = /[\p{L}_]/u
/** "1.596" is one thousand and more to a Vietnamese reader, and one and more to a program. */
const GROUPED = /^[1-9][0-9]{0,2}\.[0-9]{3}$/u

/** Cuts a formula into tokens, one at a time. */
export class Lexer {
  readonly text: string
  /** The column of every offset, where some characters take two offsets. */
  private readonly columns: Int32Array | null
  private position = 0

  constructor(text: string) {
    this.text = text
    this.columns = SURROGATE.test(text) ? columnsOf(text) : null
  }

  place(from: number, to: number): Place {
    const at = this.column(from)
    return { at, end: Math.max(at + 1, this.column(to)) }
  }

  next(): Token {
    this.skip(SPACE)
    const from = this.position
    if (from >= this.text.length) return { kind: "end", text: "", from, to: from }
    const code = this.text.charCodeAt(from)
    if (code >= 48 && code <= 57) return this.number(from)
    if (code === 34 || code === 39) return this.quoted(from)
    const word = this.skip(WORD)
    if (word !== "") return { kind: "word", text: word, from, to: this.position }
    return this.sign(from)
  }

  /** Inside [ ]: a word that may begin with a digit ("4G"). Empty where there is none. */
  value(): Token {
    this.skip(SPACE)
    const from = this.position
    const code = this.text.charCodeAt(from)
    if (code === 34 || code === 39) return this.quoted(from)
    const text = this.skip(VALUE)
    return text === "" ? this.next() : { kind: "word", text, from, to: this.position }
  }

  private column(offset: number): number {
    return this.columns?.[offset] ?? offset + 1
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)?.[0] ?? ""
    this.position += found.length
    return found
  }

  private number(from: number): Token {
    const text = this.skip(NUMBER)
    const to = this.position
    const place = this.place(from, to)
    if (LETTER.test(this.text.charAt(to))) {
      const word = text + this.skip(WORD)
      stop("number", this.place(from, this.position), {
        vi: `“${word}” không phải là số; mã bắt đầu bằng chữ số phải đặt trong dấu nháy`,
        en: `“${word}” is not a number; a code that begins with a digit is put in quotes`,
        suggestion: `"${word}"`,
      })
    }
    if (text.indexOf(".") !== text.lastIndexOf(".")) {
      stop("number", place, {
        vi: `“${text}”: số viết liền, không có dấu chấm phân nhóm`,
        en: `“${text}”: numbers are written without group points`,
        suggestion: text.replaceAll(".", ""),
      })
    }
    if (GROUPED.test(text)) {
      stop("number", place, {
        vi: `“${text}” có thể hiểu hai cách: viết ${text.replace(".", "")} hoặc ${text}0`,
        en: `“${text}” can be read in two ways: write ${text.replace(".", "")} or ${text}0`,
        suggestion: text.replace(".", ""),
      })
    }
    this.checkSize(text, place)
    return { kind: "number", text, from, to }
  }

  private checkSize(text: string, place: Place): void {
    const value = Number(text)
    if (value <= MOST && (value === 0 || value >= LEAST * 100)) return
    stop("number", place, {
      vi: "số quá lớn hoặc quá nhỏ: độ lớn phải từ 1e-298 đến 1e300",
      en: "the number is too large or too small: magnitudes go from 1e-298 to 1e300",
    })
  }

  private quoted(from: number): Token {
    const quote = this.text.charAt(from)
    const close = this.text.indexOf(quote, from + 1)
    const text = close < 0 ? this.text.slice(from + 1) : this.text.slice(from + 1, close)
    if (close < 0) {
      stop("quote", this.place(from, this.text.length), {
        vi: `dấu nháy ${quote} không được đóng`,
        en: `the quote ${quote} is not closed`,
      })
    }
    this.position = close + 1
    if (text.trim() === "" || text !== text.trim() || /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) {
      stop("quote", this.place(from, this.position), {
        vi: "trong dấu nháy phải có chữ, không thừa dấu cách, không có ký tự ẩn",
        en: "quotes hold text without spaces at its ends and without invisible characters",
      })
    }
    return { kind: "quoted", text, from, to: this.position }
  }

  private sign(from: number): Token {
    const pair = this.text.slice(from, from + 2)
    const foreign = FOREIGN.get(pair)
    if (foreign !== undefined) {
      stop("character", this.place(from, from + 2), {
        vi: `“${pair}” không có trong công thức`,
        en: `“${pair}” does not exist in formulas`,
        suggestion: foreign,
      })
    }
    const known = PAIRS.has(pair) ? pair : SIGNS.get(this.text.charAt(from))
    if (known === undefined) this.refuse(from)
    this.position = PAIRS.has(pair) ? from + 2 : from + 1
    return { kind: "sign", text: known, from, to: this.position }
  }

  private refuse(from: number): never {
    const character = String.fromCodePoint(this.text.codePointAt(from) ?? 0xfffd)
    const place = this.place(from, from + character.length)
    const odd = oddCharacter(character)
    switch (odd.kind) {
      case "quote":
        return stop("quote", place, {
          vi: `dấu nháy cong ${character} không dùng được`,
          en: `the curly quote ${character} cannot be used`,
          suggestion: '"',
        })
      case "invisible":
        return stop("character", place, {
          vi: `có ký tự ẩn ${odd.name}; hãy xóa nó`,
          en: `there is an invisible character ${odd.name}; delete it`,
        })
      case "full-width":
        return stop("character", place, {
          vi: `“${character}” là ký tự toàn khổ`,
          en: `“${character}” is a full-width character`,
          suggestion: odd.instead,
        })
      case "other":
        return stop("character", place, {
          vi: `“${character}” không có trong công thức`,
          en: `“${character}” does not exist in formulas`,
          suggestion: odd.instead ?? undefined,
        })
    }
  }
}

function columnsOf(text: string): Int32Array {
  const columns = new Int32Array(text.length + 1)
  let column = 0
  for (let offset = 0; offset < text.length; offset++) {
    const low = offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
    columns[offset] = low ? column : ++column
  }
  columns[text.length] = column + 1
  return columns
}
