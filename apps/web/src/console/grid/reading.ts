import { fold, type NumberProblem, parseNumber } from "@tinhso/vietnamese"

/** How points and commas are meant where a text leaves it open. */
export type Marks = "ask" | "comma" | "point"

/** What a typed or pasted text says as a value. */
export type Reading =
  | { readonly kind: "blank" }
  | { readonly kind: "value"; readonly exact: string; readonly value: number }
  | { readonly kind: "none"; readonly status: "missing" | "not-applicable" }
  /** Two numbers are possible; `exacts` has the one usual in Vietnam first. */
  | { readonly kind: "ask"; readonly exacts: readonly string[] }
  | { readonly kind: "wrong"; readonly why: Wrong; readonly unit?: string }

type Wrong = NumberProblem | "comparator" | "unit"

/** What a cell takes. */
export interface Expected {
  readonly marks: Marks
  /** The unit of measure in each spelling that is taken. */
  readonly units: readonly string[]
  /** Whole numbers only: of two readings the one that counts is meant. */
  readonly counted: boolean
}

const NOT_APPLICABLE = /^(?:không áp dụng|kad|x)$/u

/**
 * Reads a value. Empty says nothing at all; "-" and "không có số liệu" say that there is none, which
 * is not zero. A word after the number must be the unit of measure of the cell.
 *
 * @example
 * readValue("87,5 %", { marks: "ask", units: ["%"], counted: false }) // value 87.5
 * readValue("1.596", { marks: "ask", units: ["km"], counted: false }) // ask: 1596 or 1.596
 */
export function readValue(written: string, { marks, units, counted }: Expected): Reading {
  const text = written.normalize("NFC").trim()
  if (text === "") return { kind: "blank" }
  if (NOT_APPLICABLE.test(text.toLowerCase())) return { kind: "none", status: "not-applicable" }
  const read = parseNumber(text, marks === "ask" ? {} : { decimalMark: marks })
  switch (read.kind) {
    case "missing":
      return { kind: "none", status: "missing" }
    case "invalid":
      return { kind: "wrong", why: read.reason }
    case "ambiguous":
      return asked(
        read.readings.map(({ exact }) => exact),
        counted,
      )
    case "number": {
      if (read.comparator !== "=") return { kind: "wrong", why: "comparator" }
      if (!names(read.unit, units)) {
        return { kind: "wrong", why: "unit", unit: read.unit ?? "" }
      }
      return valueOf(read.exact)
    }
  }
}

/** Of readings of which only one is a whole number, a count takes that one. */
function asked(exacts: readonly string[], counted: boolean): Reading {
  const whole = exacts.filter((exact) => Number.isInteger(Number(exact)))
  const [only] = whole
  return counted && whole.length === 1 && only !== undefined
    ? valueOf(only)
    : { kind: "ask", exacts }
}

const valueOf = (exact: string): Reading => ({ kind: "value", exact, value: Number(exact) })

const names = (said: string | null, units: readonly string[]) =>
  said === null || units.some((unit) => fold(unit) === fold(said))

const DECIDES =
  /^-?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^-?\d{1,3}(?:\.\d{3})+,\d+$|^-?\d+,(?:\d{1,2}|\d{4,})$/
const DECIDES_POINT =
  /^-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^-?\d{1,3}(?:,\d{3})+\.\d+$|^-?\d+\.(?:\d{1,2}|\d{4,})$/

/**
 * How the other texts of one block write numbers: "1.234.567" and "87,5" decide for Vietnam's way,
 * "1,234,567" and "87.5" for the other. Null where none decides, or where they contradict each other.
 */
export function marksOf(texts: readonly string[]): "comma" | "point" | null {
  let comma = false
  let point = false
  for (const text of texts) {
    const plain = text.trim().replace(/\s*%$/u, "")
    comma ||= DECIDES.test(plain)
    point ||= DECIDES_POINT.test(plain)
  }
  if (comma === point) return null
  return comma ? "comma" : "point"
}
