import { csvLine } from "@tinhso/csv"
import type { Period } from "../../model.ts"
import type { PlannedElement } from "./elements.ts"
import { parseExpression } from "./expression/parse.ts"
import { nameIn, type OrgUnit } from "./metadata.ts"
import type { LeftOut } from "./plan.ts"
import type { PlannedIndicator } from "./plan-indicators.ts"
import { NotEvaluated } from "./reference/evaluate.ts"
import type { At, Dhis2Reference } from "./reference/reference.ts"
import { itemsIn } from "./translate/inspect.ts"

/** One indicator of one org unit in one period, computed twice. */
interface ParityRow {
  readonly indicator: string
  readonly name: string
  readonly orgUnit: string
  readonly orgUnitName: string
  readonly unit: string
  readonly period: string
  readonly dhis2: number | null
  readonly tinhso: number | null
  readonly result: "equal" | "different" | "not-comparable"
  readonly reason: string
}

export interface Parity {
  readonly rows: readonly ParityRow[]
  readonly equal: number
  /** Of the equal ones, those where neither has a figure. */
  readonly bothMissing: number
  readonly different: number
  readonly unexplained: number
  readonly notComparable: number
}

export interface ParityAsked {
  readonly indicators: readonly PlannedIndicator[]
  readonly elements: ReadonlyMap<string, PlannedElement>
  readonly leftOut: readonly LeftOut[]
  readonly orgUnits: readonly OrgUnit[]
  readonly periods: readonly Period[]
  readonly reference: Dhis2Reference
  /** The unit that an org unit is on the last day of a period. */
  readonly unitOf: (orgUnit: string, period: Period) => string | null
  /** What our formula says. */
  readonly ours: (code: string, unit: string, period: Period) => number | null
  /** The same over nothing but the values of the file. */
  readonly oursOfFile: (code: string, unit: string, period: Period) => number | null
}

const CLOSE = 1e-9

/** Within 1e-9 of the larger; both missing is the same, missing and 0 are not. */
function agree(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return a === b || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b))
}

/** Every indicator of every org unit in every period, by DHIS2 and by us; a difference only with its verified reason. */
export function parityOf(asked: ParityAsked): Parity {
  const rows = asked.leftOut.filter(({ kind }) => kind === "indicator").map(notTranslated)
  for (const indicator of asked.indicators) {
    for (const period of asked.periods) {
      for (const orgUnit of asked.orgUnits) rows.push(compared(asked, indicator, orgUnit, period))
    }
  }
  const count = (result: ParityRow["result"]) => rows.filter((row) => row.result === result).length
  return {
    rows,
    equal: count("equal"),
    bothMissing: rows.filter(
      ({ result, dhis2, tinhso }) => result === "equal" && dhis2 === null && tinhso === null,
    ).length,
    different: count("different"),
    unexplained: rows.filter(({ result, reason }) => result === "different" && reason === "")
      .length,
    notComparable: count("not-comparable"),
  }
}

const notTranslated = ({ id, name, why }: LeftOut): ParityRow => ({
  indicator: id,
  name,
  orgUnit: "",
  orgUnitName: "",
  unit: "",
  period: "",
  dhis2: null,
  tinhso: null,
  result: "not-comparable",
  reason: why,
})

function compared(
  asked: ParityAsked,
  indicator: PlannedIndicator,
  orgUnit: OrgUnit,
  period: Period,
): ParityRow {
  const about = {
    indicator: indicator.id,
    name: indicator.name,
    orgUnit: orgUnit.id,
    orgUnitName: nameIn(orgUnit, "vi"),
    unit: "",
    period: period.code,
    dhis2: null,
    tinhso: null,
    result: "not-comparable" as const,
  }
  const unit = asked.unitOf(orgUnit.id, period)
  if (unit === null) return { ...about, reason: "đơn vị chưa được ánh xạ" }
  const at: At = { orgUnit: orgUnit.id, unit, period }
  const { code } = indicator.draft
  try {
    const dhis2 = asked.reference.value(indicator.id, at)
    const tinhso = asked.ours(code, unit, period)
    const both = { ...about, unit, dhis2, tinhso }
    if (agree(dhis2, tinhso)) return { ...both, result: "equal", reason: "" }
    return { ...both, result: "different", reason: reasonFor(asked, indicator, at, tinhso) }
  } catch (error) {
    if (!(error instanceof NotEvaluated)) throw error
    return { ...about, unit, reason: `DHIS2 không tính được: ${error.message}` }
  }
}

/** Why the two differ: a reason counts only where following it gives exactly our value. */
function reasonFor(
  asked: ParityAsked,
  indicator: PlannedIndicator,
  at: At,
  tinhso: number | null,
): string {
  const ofFile = asked.oursOfFile(indicator.draft.code, at.unit, at.period)
  const live = agree(ofFile, tinhso) ? [] : ["cơ sở dữ liệu có thêm số ngoài tệp này"]
  const { reference } = asked
  const value = (time: "dhis2" | "tinhso", tree: "dhis2" | "registry") =>
    reference.value(indicator.id, at, { time, tree })
  if (agree(value("dhis2", "dhis2"), ofFile)) return live.join("; ")
  const time = () => timeReasons(asked, indicator, at)
  const tree = "cây đơn vị của DHIS2 khác danh mục đơn vị"
  if (agree(value("tinhso", "dhis2"), ofFile)) return [...time(), ...live].join("; ")
  if (agree(value("dhis2", "registry"), ofFile)) return [tree, ...live].join("; ")
  if (agree(value("tinhso", "registry"), ofFile)) return [tree, ...time(), ...live].join("; ")
  return ""
}

const WHOLE = "Tỉnh Số chỉ cộng khi đủ các kỳ nhỏ hơn, DHIS2 cộng những kỳ có số"

function timeReasons(
  { elements, reference }: ParityAsked,
  indicator: PlannedIndicator,
  at: At,
): string[] {
  const read = elementsRead(indicator, elements)
  const offsets = offsetsIn(indicator)
  const differing = reference.differences(read, at, offsets)
  if (differing.length === 0) return [WHOLE]
  return [...new Set(differing.map(({ name, adding }) => `“${name}”: ${adding.differs ?? WHOLE}`))]
}

function elementsRead(
  { numerator, denominator }: PlannedIndicator,
  elements: ReadonlyMap<string, PlannedElement>,
): PlannedElement[] {
  const ids = [numerator, denominator].flatMap((text) => {
    const parsed = parseExpression(text)
    return parsed.ok ? itemsIn(parsed.expr).map(({ inside }) => inside.split(".")[0] ?? "") : []
  })
  return [...new Set(ids)].flatMap((id) => elements.get(id) ?? [])
}

function offsetsIn({ numerator, denominator }: PlannedIndicator): number[] {
  const found = `${numerator} ${denominator}`.matchAll(/periodOffset\(\s*(-?\d+)\s*\)/gu)
  return [0, ...[...found].map(([, offset]) => Number(offset))]
}

const COLUMNS = [
  "indicator",
  "indicator_name",
  "org_unit",
  "org_unit_name",
  "unit",
  "period",
  "dhis2_value",
  "tinhso_value",
  "result",
  "reason",
]

/** The report as CSV; no figure is an empty field, never 0. */
export function* parityLines({ rows }: Parity): Generator<string> {
  yield csvLine(COLUMNS)
  for (const row of rows) {
    yield csvLine([
      row.indicator,
      row.name,
      row.orgUnit,
      row.orgUnitName,
      row.unit,
      row.period,
      row.dhis2 === null ? "" : String(row.dhis2),
      row.tinhso === null ? "" : String(row.tinhso),
      row.result,
      row.reason,
    ])
  }
}

/** "120 equal, 3 different, 2 not comparable", and what stands behind these numbers. */
export const parityTotals = (parity: Parity) =>
  `${parity.equal} equal, ${parity.different} different, ${parity.notComparable} not comparable ` +
  `(bằng nhau, khác nhau, không so được; ${parity.bothMissing} dòng cùng không có số, ${parity.unexplained} dòng khác nhau không rõ lý do)`
