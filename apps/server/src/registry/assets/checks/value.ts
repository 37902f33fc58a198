import { formatNumber, nearest, searchKey, toNfc } from "@tinhso/vietnamese"
import type { Attribute, EnumValue } from "../model.ts"
import type { Finding } from "./finding.ts"

/** A value as it is kept, or why it cannot be. */
export type ReadValue = { readonly value: unknown } | { readonly wrong: Wrong }

interface Wrong {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly suggestion?: string
}

const wrong = (code: string, vi: string, en: string, suggestion?: string): ReadValue => ({
  wrong: suggestion === undefined ? { code, vi, en } : { code, vi, en, suggestion },
})

const DAY = /^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u

/**
 * A value that somebody gave for an attribute, as it is kept: text in NFC without spare blanks, an
 * enumerated value by its code. A value of another type is refused, never bent.
 */
export function readValue(attribute: Attribute, given: unknown): ReadValue {
  if (given === null) return { value: null }
  if (!attribute.many) return readSingle(attribute, given)
  const list: unknown[] = Array.isArray(given) ? given : [given]
  const values: unknown[] = []
  for (const one of list) {
    const read = readSingle(attribute, one)
    if ("wrong" in read) return read
    if (!values.includes(read.value)) values.push(read.value)
  }
  return { value: values.length === 0 ? null : values }
}

function readSingle(attribute: Attribute, given: unknown): ReadValue {
  const { type } = attribute
  if (type === "number" || type === "integer") return readNumber(attribute, given)
  if (type === "enum") return readEnum(attribute, given)
  if (type !== "boolean") return readText(attribute, given)
  return typeof given === "boolean"
    ? { value: given }
    : wrong("not-yes-or-no", "cần có hoặc không (true, false)", "needs yes or no (true, false)")
}

function readText({ type, maxLength }: Attribute, given: unknown): ReadValue {
  if (typeof given !== "string") return wrong("not-text", "cần một chuỗi chữ", "needs a text")
  const text = toNfc(given).replace(/\s+/gu, " ").trim()
  if (text === "") return { value: null }
  if (type === "date") return readDay(text)
  if (text.length <= maxLength) return { value: text }
  return wrong("too-long", `dài quá ${maxLength} ký tự`, `longer than ${maxLength} characters`)
}

function readDay(text: string): ReadValue {
  const time = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : null
  const real = time?.toISOString().slice(0, 10) === text
  return real
    ? { value: text }
    : wrong(
        "not-a-day",
        `“${text}” không phải ngày; ghi như 2024-10-09`,
        `“${text}” is no day; write 2024-10-09`,
      )
}

function readEnum({ values }: Attribute, given: unknown): ReadValue {
  const text = typeof given === "string" ? toNfc(given).trim() : String(given)
  if (text === "") return { value: null }
  const found = values.find(({ code }) => code === text) ?? namedValue(values, text)
  if (found !== undefined) return { value: found.code }
  const codes = values.map(({ code }) => code)
  const near = nearest(text, [...codes, ...values.map(({ vi }) => vi)], 1)[0]?.text
  const list = values
    .map(({ vi }) => vi)
    .slice(0, 12)
    .join(", ")
  return wrong(
    "not-in-list",
    `“${text}” không có trong danh sách: ${list}`,
    `“${text}” is not in the list: ${codes.slice(0, 12).join(", ")}`,
    near,
  )
}

/** The value that a text names in any of its words, marks left out; none where several do. */
function namedValue(values: readonly EnumValue[], text: string): EnumValue | undefined {
  const key = searchKey(text)
  const found = values.filter(({ code, vi, en, words }) =>
    [code, vi, en, ...words].some((word) => searchKey(word) === key),
  )
  return found.length === 1 ? found[0] : undefined
}

function readNumber(attribute: Attribute, given: unknown): ReadValue {
  if (typeof given !== "number" || !Number.isFinite(given)) {
    return wrong("not-a-number", "cần một số", "needs a number")
  }
  if (attribute.type === "integer" && !Number.isInteger(given)) {
    return wrong(
      "not-whole",
      `${formatNumber(given)} không phải số nguyên`,
      `${given} is not whole`,
    )
  }
  const { min, max } = attribute
  if ((min === null || given >= min) && (max === null || given <= max)) return { value: given }
  return outside(attribute, given)
}

function outside(attribute: Attribute, given: number): ReadValue {
  const { min, max, unitOfMeasure } = attribute
  const unit = unitOfMeasure === null ? "" : ` ${unitOfMeasure}`
  const range = [
    min === null ? "" : `từ ${formatNumber(min)}`,
    max === null ? "" : `đến ${formatNumber(max)}`,
  ]
  const vi = `${formatNumber(given)}${unit} nằm ngoài khoảng ${range.join(" ").trim()}${unit}`
  const en = `${given}${unit} is outside ${min ?? "…"} to ${max ?? "…"}${unit}`
  const [meant, why] = meantBy(attribute, given)
  if (meant === null) return wrong("out-of-range", vi, en)
  const written = formatNumber(meant)
  return wrong(
    "out-of-range",
    `${vi}; có phải ${written}${unit}${why}?`,
    `${en}; is it ${meant}${unit}?`,
    String(meant),
  )
}

/** Another reading of a number out of range that is usual: centimetres, a slipped digit. */
function meantBy(
  { unitOfMeasure, usualMin, usualMax, min, max }: Attribute,
  given: number,
): readonly [number | null, string] {
  const [low, high] = [usualMin ?? min, usualMax ?? max]
  const usual = (value: number) =>
    (low === null || value >= low) && (high === null || value <= high)
  if (unitOfMeasure === "°" && given > 360 && given < 720) return [given - 360, ""]
  if (unitOfMeasure === "m" && usual(given / 100) && given >= 300) {
    return [given / 100, " (ghi bằng cm)"]
  }
  return usual(given / 10) && given > 0 ? [given / 10, " (thừa một chữ số)"] : [null, ""]
}

/** A value that is possible but not usual. */
export function unusual(attribute: Attribute, value: unknown): Finding | null {
  const { usualMin, usualMax, unitOfMeasure, code, nameVi, nameEn } = attribute
  const numbers = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "number")
  const found = numbers.find(
    (one) => (usualMin !== null && one < usualMin) || (usualMax !== null && one > usualMax),
  )
  if (found === undefined) return null
  const unit = unitOfMeasure === null ? "" : ` ${unitOfMeasure}`
  const high = usualMax !== null && found > usualMax
  const limit = (high ? usualMax : usualMin) ?? 0
  return {
    code: "unusual-value",
    severity: "warning",
    field: `attributes.${code}`,
    vi: `${nameVi} ${formatNumber(found)}${unit} ${high ? "lớn" : "nhỏ"} khác thường (thường ${high ? "không quá" : "từ"} ${formatNumber(limit)}${unit})`,
    en: `${nameEn} ${found}${unit} is unusually ${high ? "large" : "small"}`,
    about: [found],
  }
}
