import { nearest, toNfc } from "@tinhso/vietnamese"
import type { Territories, Territory } from "../../registry/index.ts"
import { readPeriod } from "../import/period.ts"
import { quoted } from "../import/words.ts"
import type { Measure, Period } from "../model.ts"
import { type Dimensions, readCut } from "./cut.ts"
import type { CellDraft, CellStatus, Reporting } from "./model.ts"

/** What a value that somebody wants to record is checked against. */
export interface Known {
  readonly measures: ReadonlyMap<string, Measure>
  readonly reporting: ReadonlyMap<string, Reporting>
  readonly territories: Territories
  /** Measures that are counted from records, by the code of the query that counts them. */
  readonly counted: ReadonlyMap<string, string>
  /** When measures are collected, of those for which somebody has said so. */
  readonly lives: ReadonlyMap<
    string,
    { readonly validFrom: string | null; readonly validUntil: string | null }
  >
  /** Today in Vietnam. */
  readonly today: string
}

export interface GoodCell {
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly cut: string
  readonly value: number | null
  readonly status: CellStatus
  readonly place: string | null
}

type Column = "measure" | "unit" | "period" | "cut" | "value" | "status" | "unitOfMeasure"
export interface DraftProblem {
  readonly column: Column
  readonly message: string
}

type Read<T> = { readonly good: T } | { readonly wrong: DraftProblem }
const wrong = (column: Column, message: string) => ({ wrong: { column, message } })

/** The cell that a draft means, or everything that is wrong with it. */
export function checkDraft(
  draft: CellDraft,
  known: Known,
): { readonly cell: GoodCell } | { readonly problems: readonly DraftProblem[] } {
  const measure = readMeasure(draft.measure, known)
  const period = readTime(draft.period, known.today)
  const value = readValue(draft)
  const rules = "good" in measure ? measure.good : null
  const time = "good" in period ? period.good : null
  const unit = readUnit(draft.unit, time, rules, known)
  const cut = readCutOf(draft.cut ?? "", rules?.reporting.dimensions ?? null)
  const all = [measure, unit, period, cut, value]
  const problems = [
    ...all.flatMap((read) => ("wrong" in read ? [read.wrong] : [])),
    ...(rules === null
      ? []
      : [
          ...unitProblems(draft, rules.measure),
          ...shareProblems(draft, rules.measure),
          ...lifeProblems(time, rules.measure, known),
        ]),
  ]
  if (problems.length > 0) return { problems }
  return {
    cell: {
      measure: goodOf(measure).measure.code,
      unit: goodOf(unit).id,
      period: goodOf(period),
      cut: goodOf(cut),
      ...goodOf(value),
      place: draft.place ?? null,
    },
  }
}

function goodOf<T>(read: Read<T>): T {
  if ("wrong" in read) throw new Error(read.wrong.message)
  return read.good
}

interface Rules {
  readonly measure: Measure
  readonly reporting: Reporting
}

function readMeasure(written: string, { measures, reporting, counted }: Known): Read<Rules> {
  const code = toNfc(written).trim()
  const measure = measures.get(code) ?? measures.get(code.toLowerCase())
  if (measure === undefined) {
    const near = nearest(code, [...reporting.keys()], 1)[0]?.text
    const perhaps = near === undefined ? "" : `; có phải “${near}”?`
    return wrong("measure", `không có chỉ số ${quoted(code)}${perhaps}`)
  }
  const how = reporting.get(measure.code)
  if (how === undefined) {
    return wrong("measure", `“${measure.code}” chỉ lấy từ văn bản công bố, không thu thập`)
  }
  const query = counted.get(measure.code)
  if (query !== undefined) {
    return wrong("measure", `“${measure.code}” được đếm từ bản ghi (truy vấn ${query}), không nhập`)
  }
  return { good: { measure, reporting: how } }
}

function readTime(written: string, today: string): Read<Period> {
  const read = readPeriod(written)
  if ("refused" in read) return wrong("period", read.refused)
  if (read.period.starts > today) {
    return wrong("period", `kỳ ${read.period.code} chưa đến (hôm nay là ${today})`)
  }
  return { good: read.period }
}

/** A measure is asked for periods that end while it is collected. */
function lifeProblems(period: Period | null, { code }: Measure, { lives }: Known): DraftProblem[] {
  const { validFrom = null, validUntil = null } = lives.get(code) ?? {}
  if (period === null) return []
  const told = (when: string) => [{ column: "period" as const, message: `“${code}” ${when}` }]
  if (validFrom !== null && period.ends < validFrom) {
    return told(`chỉ thu thập từ ${dayText(validFrom)}`)
  }
  if (validUntil !== null && period.ends > validUntil) {
    return told(`chỉ thu thập đến ${dayText(validUntil)}`)
  }
  return []
}

const dayText = (day: string) => day.split("-").toReversed().join("/")

const LEVELS = {
  country: "cả nước",
  province: "cấp tỉnh",
  district: "cấp huyện",
  commune: "cấp xã",
}

function readUnit(
  id: string,
  period: Period | null,
  rules: Rules | null,
  { territories }: Known,
): Read<Territory> {
  const unit = territories.unit(id)
  if (unit === undefined) return wrong("unit", `không có đơn vị mang mã “${id}”`)
  const other = rules === null ? null : levelProblem(unit, rules)
  if (other !== null) return wrong("unit", other)
  if (period === null || territories.existsOn(unit, period.ends)) return { good: unit }
  return wrong("unit", notThen(unit, period, territories))
}

/** Units of one level report a measure, unless it never adds. */
function levelProblem(unit: Territory, { measure, reporting }: Rules): string | null {
  if (measure.overUnits === "none" || reporting.reportedBy === unit.level) return null
  const [who, what] = [LEVELS[reporting.reportedBy], LEVELS[unit.level]]
  return `“${measure.code}” do ${who} báo cáo; số của ${what} được tính, không nhập`
}

function notThen(unit: Territory, period: Period, territories: Territories): string {
  const named = (id: string) => `${territories.ref(id, period.ends)?.fullName ?? id} (${id})`
  if (unit.opened !== null && unit.opened > period.ends) {
    return `${named(unit.id)} có từ ${unit.opened}, sau kỳ ${period.code}`
  }
  const heirs = territories.carriedTo(unit.id, period.ends).map((heir) => named(heir.unit))
  const instead = heirs.length === 0 ? "" : `; hãy nhập cho ${heirs.join(", ")}`
  return `${named(unit.id)} không còn vào cuối kỳ ${period.code} (kết thúc ngày ${unit.closed ?? ""})${instead}`
}

function readCutOf(written: string, dimensions: Dimensions | null): Read<string> {
  if (dimensions === null) return { good: "" }
  const read = readCut(written, dimensions)
  return "refused" in read ? wrong("cut", read.refused) : { good: read.key }
}

/** Larger than any figure of a country in đồng, smaller than any share: beyond it is a slip. */
const MOST = 1e15
const LEAST = 1e-9

function readValue({ value, status }: CellDraft): Read<Pick<GoodCell, "value" | "status">> {
  const none = status === "missing" || status === "not-applicable"
  if (value === null) {
    if (status === undefined || none) return { good: { value, status: status ?? "missing" } }
    return wrong("value", "còn trống; để báo không có số liệu, hãy ghi trạng thái missing")
  }
  if (none) return wrong("status", "đã báo không có số liệu thì không được có giá trị")
  const size = Math.abs(value)
  if (!(size <= MOST) || (size !== 0 && size < LEAST)) {
    return wrong("value", `${value} ngoài khoảng nhận được (${LEAST} đến ${MOST})`)
  }
  return { good: { value: value + 0, status: status ?? "normal" } }
}

function unitProblems({ unitOfMeasure }: CellDraft, measure: Measure): DraftProblem[] {
  if (unitOfMeasure === undefined || unitOfMeasure.trim() === "") return []
  const same = toNfc(unitOfMeasure).trim().toLowerCase() === measure.unitOfMeasure.toLowerCase()
  const message = `đơn vị đo ${quoted(unitOfMeasure)} khác “${measure.unitOfMeasure}” của “${measure.code}”`
  return same ? [] : [{ column: "unitOfMeasure", message }]
}

function shareProblems({ value }: CellDraft, measure: Measure): DraftProblem[] {
  if (!measure.share || value === null || (value >= 0 && value <= 100)) return []
  return [{ column: "value", message: `${value} % ngoài khoảng từ 0 đến 100` }]
}
