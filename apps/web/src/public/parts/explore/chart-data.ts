import type {
  PivotAnswer,
  PivotColumn,
  PivotIndicator,
  PivotRow,
  PivotTarget,
} from "@tinhso/server/indicators/pivot/model"
import type { TrendSeries } from "../../../ui/TrendChart.tsx"
import type { Site } from "../../site.tsx"
import { membersOn, type Names, shortPeriod } from "./names.ts"
import type { Chart } from "./state.ts"

/** Lines that can still be told apart. */
export const MOST_LINES = 6
/** Small charts on a page. */
export const MOST_MULTIPLES = 24
/** Bars on a page. */
export const MOST_BARS = 30

/** The chart asked for, or the one that says most of the table. */
export function chartOf(answer: PivotAnswer, asked: Chart | null): Chart {
  if (asked !== null) return asked
  const rows = answer.rows.length + answer.totals.length
  if (answer.periods.length > 1 && rows <= MOST_LINES) return "trend"
  return answer.rowAxes.includes("units")
    ? "ranking"
    : answer.periods.length > 1
      ? "multiples"
      : "none"
}

/** The column that a ranking or a map shows: the one sorted by, else the newest that has values. */
export function shownColumn(answer: PivotAnswer): number {
  const { sort } = answer.asked
  const key = sort?.startsWith("-") === true ? sort.slice(1) : sort
  const sorted = answer.columns.findIndex((column) => column.key === key)
  if (sorted !== -1) return sorted
  const rows = [...answer.totals, ...answer.rows]
  const valued = (index: number) => rows.some((row) => (row.cells[index]?.value ?? null) !== null)
  const rates = new Set(answer.indicators.filter(({ count }) => !count).map(({ code }) => code))
  const indexes = answer.columns.map((_, index) => index).filter(valued)
  const rate = indexes.filter((index) => isRate(answer.columns[index], rates, answer))
  const among = rate.length > 0 ? rate : indexes
  const first = answer.columns[among[0] ?? 0]?.indicator
  return among.findLast((index) => answer.columns[index]?.indicator === first) ?? 0
}

const isRate = (
  column: PivotColumn | undefined,
  rates: ReadonlySet<string>,
  { indicators }: PivotAnswer,
) => rates.has(column?.indicator ?? indicators[0]?.code ?? "")

export const indicatorAt = (
  answer: PivotAnswer,
  row: Partial<PivotColumn> | undefined,
  column: Partial<PivotColumn> | undefined,
): PivotIndicator | undefined => {
  const code = row?.indicator ?? column?.indicator
  return answer.indicators.find((one) => one.code === code) ?? answer.indicators[0]
}

export interface Drawn {
  readonly times: readonly string[]
  readonly indicator: PivotIndicator | undefined
  readonly groups: readonly {
    readonly key: string
    readonly label: string
    readonly series: TrendSeries[]
  }[]
}

/**
 * The values of the table over time, of one indicator: by row. Where periods stand in the rows,
 * each column is a line.
 */
export function overTime(answer: PivotAnswer, names: Names, site: Site): Drawn {
  const indicator = indicatorAt(answer, answer.rows[0], answer.columns[shownColumn(answer)])
  const times = answer.periods.map((period) => shortPeriod(period, site.language))
  const lines = linesOf(answer, names, indicator)
  return {
    times,
    indicator,
    groups: lines.map((line) => {
      const aim = aimOf(answer, indicator, line.unit)
      const label = site.t("explore.aim")
      const series = aim === null ? [] : [{ key: `${line.key} aim`, label, values: aim, aim: true }]
      return {
        key: line.key,
        label: line.label,
        series: [
          { key: line.key, label: line.label, values: line.values, whole: line.whole },
          ...series,
        ],
      }
    }),
  }
}

interface OneLine {
  readonly key: string
  readonly label: string
  readonly unit: string
  readonly whole: boolean
  readonly values: (number | null)[]
}

/** Every combination of what is not a period, with its value in each period. */
function linesOf(
  answer: PivotAnswer,
  names: Names,
  indicator: PivotIndicator | undefined,
): OneLine[] {
  const lines = new Map<string, OneLine>()
  const places = new Map(answer.periods.map(({ code }, index) => [code, index]))
  for (const row of [...answer.totals, ...answer.rows]) {
    for (const [index, column] of answer.columns.entries()) {
      const spot: Partial<PivotColumn> = { ...column, ...row, whole: row.whole || column.whole }
      if (spot.indicator !== undefined && spot.indicator !== indicator?.code) continue
      const line = lineAt(lines, spot, answer, names)
      const place = places.get(spot.period ?? "")
      if (place !== undefined) line.values[place] = row.cells[index]?.value ?? null
    }
  }
  return [...lines.values()].filter(({ values }) => values.some((value) => value !== null))
}

function lineAt(
  lines: Map<string, OneLine>,
  spot: Partial<PivotColumn>,
  answer: PivotAnswer,
  names: Names,
): OneLine {
  const { unit = "", breakdown = "", whole = false } = spot
  const key = `${unit}|${breakdown}`
  const known = lines.get(key)
  if (known !== undefined) return known
  const values = answer.periods.map(() => null)
  const line = { key, label: labelOf(spot, answer, names), unit, whole, values }
  lines.set(key, line)
  return line
}

function labelOf(spot: Partial<PivotColumn>, answer: PivotAnswer, names: Names): string {
  const parts = [names.of("units", spot, true)]
  if (membersOn("breakdown", answer) > 1) parts.push(names.of("breakdown", spot))
  return parts.filter((part) => part !== "").join(" · ")
}

/** The line to the target, at the end of each period; null where no plan asks for one. */
function aimOf(
  answer: PivotAnswer,
  indicator: PivotIndicator | undefined,
  unit: string,
): (number | null)[] | null {
  const target = answer.targets.find(
    (one) => one.unit === unit && one.indicator === indicator?.code,
  )
  return target === undefined ? null : answer.periods.map(({ ends }) => aimAt(ends, target))
}

const DAY = 86_400_000

/** What a target asks for on a day: along the straight line to it, the target itself without one. */
function aimAt(day: string, { from, period, value }: PivotTarget): number | null {
  if (from === null || day >= period.ends) return value
  const start = Date.parse(from.period.ends) / DAY
  const length = Date.parse(period.ends) / DAY - start
  const gone = Date.parse(day) / DAY - start
  if (gone < 0 || length <= 0) return null
  return from.value + (value - from.value) * (gone / length)
}

export interface Ranked {
  readonly row: PivotRow
  readonly value: number
}

/** Rows with a value in a column, the best first; where neither way is better the largest. */
export function ranked(answer: PivotAnswer, column: number): Ranked[] {
  const indicator = indicatorAt(answer, answer.rows[0], answer.columns[column])
  const sign = indicator?.better === "lower" ? 1 : -1
  return answer.rows
    .flatMap((row) => {
      const value = row.cells[column]?.value ?? null
      const same = row.indicator === undefined || row.indicator === indicator?.code
      return value === null || !same ? [] : [{ row, value }]
    })
    .toSorted((a, b) => sign * (a.value - b.value))
}
