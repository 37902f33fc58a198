import { between } from "../cells/calendar.ts"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"
import type { Level } from "../../registry/model.ts"

/** Which units a question is about. */
export type UnitsAsked =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | { readonly kind: "level"; readonly level: Level }
  | { readonly kind: "children" | "descendants"; readonly of: string; readonly level: Level | null }

export type Read<T> = { readonly good: T } | { readonly wrong: string }

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]
const levelOf = (text: string) => LEVELS.find((level) => level === text)
const list = (text: string) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "")

/** "22,24.2025" · "level:commune" · "children:22" · "descendants:22" · "descendants:22:commune" */
export function readUnits(text: string): Read<UnitsAsked> {
  const [kind = "", name = "", below, more] = text.split(":").map((one) => one.trim())
  if (kind === "level") {
    const level = levelOf(name)
    const wrong = `“${name}” không phải một cấp; có: ${LEVELS.join(", ")}`
    return level === undefined || below !== undefined ? { wrong } : { good: { kind, level } }
  }
  if (kind === "children" || kind === "descendants") {
    const level = below === undefined ? null : levelOf(below)
    const clear = name !== "" && level !== undefined && more === undefined
    return clear
      ? { good: { kind, of: name, level } }
      : { wrong: `“${text}”: viết ${kind}:MÃ hoặc ${kind}:MÃ:commune` }
  }
  return readIds(text)
}

function readIds(text: string): Read<UnitsAsked> {
  const ids = list(text)
  if (ids.length === 0) return { wrong: "chưa nêu đơn vị nào" }
  return text.includes(":")
    ? { wrong: `“${text}” không hiểu được; viết mã đơn vị, level:, children: hoặc descendants:` }
    : { good: { kind: "ids", ids: [...new Set(ids)] } }
}

/** Periods asked for at once. */
const MOST_PERIODS = 400

/** "2024-Q1..2024-Q4", "2023,2024", or both. */
export function readPeriods(text: string): Read<Period[]> {
  const found = new Map<string, Period>()
  for (const part of list(text)) {
    const [first = "", last, more] = part.split("..").map((one) => one.trim())
    const from = readPeriod(first)
    if ("refused" in from) return { wrong: from.refused }
    const to = last === undefined ? from : readPeriod(last)
    if ("refused" in to) return { wrong: to.refused }
    const periods = more === undefined ? between(from.period, to.period, MOST_PERIODS) : null
    if (periods === null) {
      return {
        wrong: `“${part}”: hai đầu phải cùng loại kỳ, đầu trước không sau đầu kia, tối đa ${MOST_PERIODS} kỳ`,
      }
    }
    for (const period of periods) found.set(period.code, period)
  }
  if (found.size === 0) return { wrong: "chưa nêu kỳ nào" }
  if (found.size > MOST_PERIODS) return { wrong: `${found.size} kỳ; tối đa ${MOST_PERIODS}` }
  return { good: [...found.values()] }
}

/** Codes separated by commas, each once. */
export function readCodes(text: string): Read<string[]> {
  const codes = [...new Set(list(text.normalize("NFC")))]
  return codes.length === 0 ? { wrong: "chưa nêu chỉ số nào" } : { good: codes }
}
