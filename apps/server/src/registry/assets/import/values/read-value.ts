import { fold, type ParsedNumber, parseNumber, searchKey } from "@tinhso/vietnamese"
import type { Attribute } from "../../model.ts"
import { type RowValue, shown } from "../problem.ts"
import type { ImportWords } from "../words.ts"
import { dateOf } from "./date.ts"
import { enumOf } from "./listed.ts"
import { type ReadValue, refuse } from "./refuse.ts"

/** How the values of one file are written. */
export interface Writing {
  readonly words: ImportWords
  /** The mark before decimals, where a person or the file says so. */
  readonly decimal: "comma" | "point" | null
}

/** What a cell says of an attribute; what can mean two things is asked. */
export function readValue(attribute: Attribute, value: RowValue, writing: Writing): ReadValue {
  switch (attribute.type) {
    case "number":
    case "integer":
      return attribute.many
        ? numbersOf(attribute, value, writing)
        : numberOf(attribute, value, writing)
    case "boolean":
      return booleanOf(attribute, value, writing)
    case "enum":
      return enumOf(attribute, value)
    case "date":
      return dateOf(value)
    case "text":
      return { value: value.text.slice(0, attribute.maxLength) }
    case "asset":
    case "organisation":
      return { value: value.text }
  }
}

/** The mark of the file decides only between two readings of one text. */
function parsed({ text, kind }: RowValue, decimal: Writing["decimal"]): ParsedNumber {
  if (kind === "n" || kind === "%") return parseNumber(text, { decimalMark: "point" })
  const read = parseNumber(text)
  return read.kind === "ambiguous" && decimal !== null
    ? parseNumber(text, { decimalMark: decimal })
    : read
}

/** "1.596" of something that is counted whole: whatever the mark, it groups thousands. */
const isGrouped = ({ type }: Attribute, { text, kind }: RowValue) =>
  type === "integer" &&
  kind === "t" &&
  /^\s*[1-9]\d{0,2}(?:\.\d{3})+\s*$|^\s*[1-9]\d{0,2}(?:,\d{3})+\s*$/u.test(text)

function numberOf(attribute: Attribute, value: RowValue, writing: Writing): ReadValue {
  if (isGrouped(attribute, value)) {
    return asType(attribute, Number(value.text.replaceAll(/\D/gu, "")), value)
  }
  const read = parsed(withoutZeros(value), writing.decimal)
  const text = shown(value.text)
  if (read.kind === "missing")
    return refuse("number", "error", value, `${text} không phải là một số`)
  if (read.kind === "invalid")
    return refuse("number", "error", value, `${text} không phải là một số`)
  if (read.kind === "ambiguous") {
    const both = read.readings.map(({ exact }) => exact.replace(".", ","))
    return refuse(
      "number-two-ways",
      "asked",
      value,
      `${text} có thể là ${both.join(" hoặc ")}; hãy nói rõ dấu thập phân`,
      both,
    )
  }
  if (read.comparator !== "=") {
    return refuse("number-about", "asked", value, `${text} không phải một con số chính xác`, [
      read.exact.replace(".", ","),
    ])
  }
  return inUnit(
    attribute,
    read.value,
    { unit: read.unit, percent: value.kind === "%" },
    value,
    writing,
  )
}

/** "04" of something that is counted or measured is 4. */
const withoutZeros = (value: RowValue): RowValue =>
  /^\s*0+\d+\s*$/u.test(value.text) && value.kind === "t"
    ? { ...value, text: value.text.trim().replace(/^0+(?=\d)/u, "") }
    : value

function inUnit(
  attribute: Attribute,
  number: number,
  said: { unit: string | null; percent: boolean },
  value: RowValue,
  { words }: Writing,
): ReadValue {
  const wanted = attribute.unitOfMeasure
  const own = said.percent ? "%" : said.unit
  if (wanted === "%" && own === null) return share(number, value)
  const unit = own ?? value.column.unit
  if (unit === null || wanted === null) return asType(attribute, number, value)
  const factor = fold(unit) === fold(wanted) ? 1 : factorOf(words, wanted, unit)
  if (factor === 1) return asType(attribute, number, value)
  const shownUnit = `${attribute.nameVi} ghi bằng ${wanted}`
  if (factor === undefined) {
    if (own === null) return asType(attribute, number, value)
    return refuse(
      "unit",
      "error",
      value,
      `${shown(value.text)}: không rõ đơn vị “${unit}”; ${shownUnit}`,
    )
  }
  const turned = Number((number * factor).toPrecision(12))
  if (own === null) {
    const note = `${value.text} ${unit} đổi thành ${print(turned)} ${wanted} theo tiêu đề cột`
    return { value: turned, note }
  }
  const means = `${print(turned)} ${wanted}`
  return refuse(
    "unit",
    "asked",
    value,
    `${shown(value.text)} có phải là ${means} không? ${shownUnit}`,
    [means],
  )
}

const print = (number: number) => String(number).replace(".", ",")

const factorOf = ({ unitsOfMeasure }: ImportWords, wanted: string, unit: string) =>
  unitsOfMeasure[wanted]?.[fold(unit)] ?? unitsOfMeasure[wanted]?.[unit]

function asType(attribute: Attribute, number: number, value: RowValue): ReadValue {
  if (attribute.type === "integer" && !Number.isInteger(number)) {
    return refuse(
      "integer",
      "error",
      value,
      `${shown(value.text)}: ${attribute.nameVi} phải là số nguyên`,
    )
  }
  return { value: number }
}

/** A share of a column of percents: 0.823 in a cell without a format is 82.3. */
function share(number: number, value: RowValue): ReadValue {
  if (value.kind !== "n" || number > 1 || number === 0) return { value: number }
  if (number === 1) {
    return refuse("share", "asked", value, "1 có thể là 100 % hoặc 1 %; hãy ghi rõ", [
      "100 %",
      "1 %",
    ])
  }
  const percent = Number((number * 100).toPrecision(12))
  return { value: percent, note: `${value.text.replace(".", ",")} là ${print(percent)} %` }
}

/** "0/120/240", "0, 120, 240", "0-120-240" */
function numbersOf(attribute: Attribute, value: RowValue, writing: Writing): ReadValue {
  const parts = value.text
    .replace(/(\d)\s*-\s*(?=\d)/gu, "$1;")
    .split(/[;/|\n+&]|,\s+|\s+và\s+|(?<=\d{1,3}),(?=\d{2,3}(?:,|$))|\s+(?=\d)/u)
    .map((part) => part.trim())
    .filter((part) => part !== "")
  const numbers: number[] = []
  for (const part of parts) {
    const read = numberOf(attribute, { ...value, text: part }, writing)
    if ("problem" in read) return read
    if (typeof read.value === "number") numbers.push(read.value)
  }
  return { value: numbers }
}

function booleanOf(attribute: Attribute, value: RowValue, { words }: Writing): ReadValue {
  const key = searchKey(value.text)
  // "IP" in a column of what is IP and what is not.
  if ([attribute.code, ...attribute.words].some((word) => searchKey(word) === key)) {
    return { value: true }
  }
  if (value.kind === "b") return { value: value.text === "TRUE" }
  if (isYes(value.text, words)) return { value: true }
  if (words.no.some((word) => searchKey(word) === key)) return { value: false }
  return refuse("yes-no", "asked", value, `${shown(value.text)} là có hay không?`, ["có", "không"])
}

/** A cross, a tick, "có". */
export function isYes(text: string, words: ImportWords): boolean {
  const key = searchKey(text)
  return /^[✓✔☑√ü]$/u.test(text.trim()) || words.yes.some((word) => searchKey(word) === key)
}

export const isNo = (text: string, words: ImportWords): boolean =>
  words.no.some((word) => searchKey(word) === searchKey(text))
