import { type Axis, marksOf, type Marks } from "./spelling.ts"

/** How an angle was written. */
type Form = "decimal" | "minutes" | "seconds"

export interface Angle {
  readonly kind: "angle"
  readonly degrees: number
  readonly form: Form
  /** Which way it counts, where a letter or a word says so. */
  readonly axis: Axis | null
  readonly northOrSouth: boolean
  readonly vietnamese: boolean
  /** Half of the last place that was written, in degrees: "21.18" is known to 0.005. */
  readonly within: number
}

/** A number too large for degrees: metres on a grid, or degrees whose decimal mark was lost. */
export interface Metres {
  readonly kind: "metres"
  readonly metres: number
  readonly axis: Axis | null
  /** What the digits would be as degrees: "2118150" as 21.1815 and as 21°18'15.0". */
  readonly ifDegrees: readonly number[]
}

export type Unreadable = {
  readonly kind: "unreadable"
  readonly why: "empty" | "letters" | "no-number" | "minutes" | "seconds" | "form" | "range"
}

export type Coordinate = Angle | Metres | Unreadable

const unreadable = (why: Unreadable["why"]): Unreadable => ({ kind: "unreadable", why })

/**
 * One coordinate as people write it: "21.1815", "21,1815", `21°10'53,2"N`, "21 10 53", "21-10-53",
 * "21°10.887'", "N21.1815", "21 độ 10 phút", "2.456.897" (metres). Nothing is guessed: digits
 * without their decimal mark come back as metres that may be degrees.
 */
export function readCoordinate(text: string): Coordinate {
  if (text.trim() === "") return unreadable("empty")
  const marks = marksOf(text)
  if (marks === null) return unreadable("letters")
  if (!/\d/u.test(marks.digits)) return unreadable("no-number")
  if (/[°'"]/u.test(marks.digits)) return markedAngle(marks)
  const grouped = groupedNumber(marks.digits)
  const parts = partsOf(marks.digits)
  if (parts.length > 1) {
    const angle = angleOf(parts, marks)
    return angle.kind === "unreadable" && grouped !== null ? plainNumber(grouped, marks) : angle
  }
  const single = grouped ?? decimalNumber(marks.digits)
  return single === null ? unreadable("form") : plainNumber(single, marks)
}

const MARKED =
  /^([-+]?)\s*(\d+(?:[.,]\d+)?)\s*°\s*(?:(\d+(?:[.,]\d+)?)\s*'?\s*(?:(\d+(?:[.,]\d+)?)\s*"?)?)?$/u

function markedAngle(marks: Marks): Coordinate {
  const found = MARKED.exec(marks.digits)
  if (found === null) return unreadable("form")
  const parts = found.slice(2).filter((part): part is string => part !== undefined)
  return angleOf(found[1] === "-" ? parts.with(0, `-${parts[0]}`) : parts, marks)
}

/** "21 10 53,2", "21-10-53", "21:10:53" and "21.10.53" in their parts; one part for a number. */
function partsOf(digits: string): string[] {
  const sign = /^[-+]/u.exec(digits)?.[0] ?? ""
  const body = digits.slice(sign.length).trim()
  const spaced = body.split(/\s*[\s:_-]\s*/u)
  const parts =
    spaced.length > 1
      ? spaced
      : /^\d{1,3}([.,])\d{1,2}\1\d{1,2}(?:[.,]\d+)?$/u.test(body)
        ? dotted(body)
        : [body]
  return sign === "-" ? [`-${parts[0]}`, ...parts.slice(1)] : parts
}

/** "21.10.53,2": the first two marks part degrees, minutes and seconds. */
function dotted(body: string): string[] {
  const [degrees = "", minutes = "", ...seconds] = body.split(/[.,]/u)
  return [degrees, minutes, seconds.join(".")]
}

const places = (text: string) => /[.,](\d+)$/u.exec(text)?.[1]?.length ?? 0
const value = (text: string) => Number(text.replace(",", "."))

const WHOLE = /^-?\d+(?:[.,]0+)?$/u
const DECIMAL = /^-?\d+(?:[.,]\d+)?$/u

const FORMS = [
  { form: "decimal", unit: 1 },
  { form: "minutes", unit: 60 },
  { form: "seconds", unit: 3600 },
] as const

/** Degrees, minutes and seconds as degrees without their sign, or why they are none. */
function sizeOf(parts: readonly string[]): number | Unreadable["why"] {
  if (parts.length > 3 || !parts.every((part) => DECIMAL.test(part))) return "form"
  if (!parts.slice(0, -1).every((part) => WHOLE.test(part))) return "form"
  const [degrees = "", minutes = "0", seconds = "0"] = parts
  if (value(minutes) >= 60) return "minutes"
  if (value(seconds) >= 60) return "seconds"
  const size = Math.abs(value(degrees)) + value(minutes) / 60 + value(seconds) / 3600
  return size > 180 ? "range" : size
}

function angleOf(parts: readonly string[], marks: Marks): Coordinate {
  const size = sizeOf(parts)
  if (typeof size === "string") return unreadable(size)
  const { form, unit } = FORMS[parts.length - 1] ?? FORMS[0]
  const last = parts.at(-1) ?? ""
  return {
    kind: "angle",
    degrees: marks.negative || parts[0]?.startsWith("-") === true ? -size : size,
    form,
    axis: marks.axis,
    northOrSouth: marks.northOrSouth,
    vietnamese: marks.vietnamese,
    within: 0.5 / unit / 10 ** places(last),
  }
}

interface Written {
  readonly text: string
}

/** "2.456.897", "2 456 897", "448.890" (no degrees are that many), "2.456.897,25". */
function groupedNumber(digits: string): Written | null {
  const found = /^(\d{1,3}(?:([., ])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/u.exec(digits)
  if (found === null) return null
  const [, whole = "", group = "", mark, decimals] = found
  if (mark === group) return null
  const plain = whole.replaceAll(group, "")
  const single = whole.length - plain.length === 1 && mark === undefined && group !== " "
  if (single && value(whole) <= 180) return null
  return { text: decimals === undefined ? plain : `${plain}.${decimals}` }
}

function decimalNumber(digits: string): Written | null {
  return /^[-+]?\d+(?:[.,]\d+)?$/u.test(digits) ? { text: digits.replace(",", ".") } : null
}

function plainNumber({ text }: Written, marks: Marks): Coordinate {
  const size = Number(text)
  if (Math.abs(size) <= 180) return angleOf([text.replace("+", "")], marks)
  if (size < 0) return unreadable("range")
  return { kind: "metres", metres: size, axis: marks.axis, ifDegrees: ifDegrees(text) }
}

/** Degrees that digits without a mark may have been, with two or three digits before it. */
function ifDegrees(text: string): number[] {
  const digits = text.split(".")[0] ?? ""
  const found = new Set<number>()
  for (const whole of [2, 3]) {
    if (digits.length <= whole) continue
    found.add(Number(`${digits.slice(0, whole)}.${digits.slice(whole)}`))
    const minutes = Number(digits.slice(whole, whole + 2))
    const rest = digits.slice(whole + 2)
    const seconds = rest === "" ? 0 : Number(`${rest.slice(0, 2)}.${rest.slice(2) || "0"}`)
    if (digits.length < whole + 4 || minutes >= 60 || seconds >= 60) continue
    found.add(Number(digits.slice(0, whole)) + minutes / 60 + seconds / 3600)
  }
  return [...found]
}
