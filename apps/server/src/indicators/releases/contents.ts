import { nearest } from "@tinhso/vietnamese"
import type { Definitions } from "../definitions/check-definition.ts"
import { readCodes, readPeriods, readUnits, type Read } from "../query/read-asked.ts"
import type { Contents, ReleaseDraft } from "./model.ts"
import type { Period } from "../model.ts"

/** What a draft asks for, every code and period said in full. `today` is a day in Vietnam. */
export function contentsOf(
  draft: ReleaseDraft,
  definitions: Definitions,
  today: string,
): Read<Contents> {
  const codes = readCodes(draft.indicators)
  if ("wrong" in codes) return named("indicators", codes.wrong)
  const figures = draft.figures === true
  const indicators: string[] = []
  for (const code of codes.good) {
    const found = knownCode(code, definitions, figures)
    if ("wrong" in found) return named("indicators", found.wrong)
    indicators.push(found.good)
  }
  const periods = readPeriods(draft.periods)
  if ("wrong" in periods) return named("periods", periods.wrong)
  const future = periods.good.find(({ starts }) => starts > today)
  if (future !== undefined) {
    return named("periods", `kỳ ${future.code} chưa đến (hôm nay là ${today})`)
  }
  const units = readUnits(draft.units)
  if ("wrong" in units) return named("units", units.wrong)
  const breakdowns = dimensionsOf(draft.breakdowns ?? "", definitions)
  if ("wrong" in breakdowns) return named("breakdowns", breakdowns.wrong)
  return {
    good: {
      indicators: [...new Set(indicators)].toSorted(),
      units: draft.units.normalize("NFC").trim(),
      periods: codesOf(periods.good),
      breakdowns: breakdowns.good,
      view: draft.view ?? `at:${today}`,
      figures,
    },
  }
}

const named = (name: string, wrong: string) => ({ wrong: `${name}: ${wrong}` })
const codesOf = (periods: readonly Period[]) => periods.map(({ code }) => code).toSorted()

function knownCode(
  written: string,
  { measures, reporting, indicators }: Definitions,
  figures: boolean,
): Read<string> {
  const both = [written, written.toLowerCase()]
  const computed = both.find((code) => reporting.has(code) || indicators.has(code))
  if (computed !== undefined) return { good: computed }
  const published = both.find((code) => measures.has(code))
  if (published !== undefined && figures) return { good: published }
  if (published !== undefined) {
    return {
      wrong: `“${published}” chỉ có số liệu của văn bản công bố; chọn thêm “số liệu đã công bố trong văn bản” (figures)`,
    }
  }
  const near = nearest(written, [...indicators.keys(), ...reporting.keys()], 1)[0]?.text
  return {
    wrong: `không có chỉ số “${written}”${near === undefined ? "" : `; có phải “${near}”?`}`,
  }
}

function dimensionsOf(text: string, { reporting }: Definitions): Read<string[]> {
  if (text.trim() === "") return { good: [] }
  const asked = readCodes(text)
  if ("wrong" in asked) return asked
  const known = new Set(
    [...reporting.values()].flatMap(({ dimensions }) => Object.keys(dimensions)),
  )
  const unknown = asked.good.find((dimension) => !known.has(dimension))
  return unknown === undefined
    ? { good: asked.good.toSorted() }
    : { wrong: `không có phân tổ “${unknown}” (có: ${[...known].join(", ")})` }
}

/** The units whose care a release is in: those named, or the one that the others lie in. */
export function scopeOf(units: string): string[] {
  const read = readUnits(units)
  if ("wrong" in read) return ["VN"]
  const asked = read.good
  if (asked.kind === "level") return ["VN"]
  return asked.kind === "ids" ? [...asked.ids] : [asked.of]
}
