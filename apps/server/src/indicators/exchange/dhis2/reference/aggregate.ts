import { partsOf, sinceJanuary } from "../../../cells/calendar.ts"
import type { Period } from "../../../model.ts"
import { addingOf } from "../adding.ts"

/** One stored value of a data element. */
export interface StoredValue {
  readonly orgUnit: string
  readonly optionCombo: string
  readonly attributeCombo: string
  readonly period: Period
  readonly value: number
}

/** How values are added: as DHIS2 does it, or in time as Tỉnh Số does it. */
export type TimeRules = "dhis2" | "tinhso"

export interface AggregateAsked {
  readonly aggregationType: string
  /** Of one data element, of the options asked for, below the org unit asked about. */
  readonly values: readonly StoredValue[]
  /** The unit itself: what is not aggregated is only its own. */
  readonly orgUnit: string
  readonly period: Period
  readonly yearToDate: boolean
  readonly rules: TimeRules
}

const YEARS_BACK = 10

/**
 * The aggregate of a data element, told as plainly as possible and without our cube: the rules of
 * DHIS2's analytics, or ours in time over the same values.
 */
export function aggregateDhis2(asked: AggregateAsked): number | null {
  const { aggregationType, values, orgUnit, rules } = asked
  if (rules === "tinhso") return byOurTime(asked)
  const periods = asked.yearToDate ? sinceJanuary(asked.period) : [asked.period]
  const span = spanOf(periods, asked.period)
  const inside = values.filter(({ period }) => within(period, span))
  const how = HOW.get(aggregationType)
  if (how !== undefined) return how({ values, inside, span })
  const own = inside.filter(
    (one) => one.orgUnit === orgUnit && one.period.code === asked.period.code,
  )
  return own.length === 1 ? (own[0]?.value ?? null) : null
}

interface Given {
  readonly values: readonly StoredValue[]
  /** Those of periods within the span. */
  readonly inside: readonly StoredValue[]
  readonly span: Span
}

const HOW: ReadonlyMap<string, (given: Given) => number | null> = new Map([
  ["SUM", ({ inside }: Given) => sumOf(inside)],
  ["AVERAGE", ({ inside }: Given) => meanOf(inside)],
  ["MIN", ({ inside }: Given) => extremeOf(inside, Math.min)],
  ["MAX", ({ inside }: Given) => extremeOf(inside, Math.max)],
  ["AVERAGE_SUM_ORG_UNIT", ({ values, span }: Given) => overDays(values, span)],
  ["LAST", ({ values, span }: Given) => sumOf(lastOf(values, span, YEARS_BACK))],
  ["LAST_AVERAGE_ORG_UNIT", ({ values, span }: Given) => meanOf(lastOf(values, span, YEARS_BACK))],
  ["LAST_IN_PERIOD", ({ inside, span }: Given) => sumOf(lastOf(inside, span, 0))],
  ["LAST_IN_PERIOD_AVERAGE_ORG_UNIT", ({ inside, span }: Given) => meanOf(lastOf(inside, span, 0))],
])

const extremeOf = (values: readonly StoredValue[], extreme: typeof Math.min) =>
  values.length === 0 ? null : extreme(...values.map(({ value }) => value))

type Span = Pick<Period, "starts" | "ends">
const spanOf = (periods: readonly Period[], whole: Period): Span => ({
  starts: periods[0]?.starts ?? whole.starts,
  ends: whole.ends,
})
const within = (period: Span, span: Span) =>
  period.starts >= span.starts && period.ends <= span.ends

const sumOf = (values: readonly StoredValue[]) =>
  values.length === 0 ? null : values.reduce((sum, { value }) => sum + value, 0)
const meanOf = (values: readonly StoredValue[]) => {
  const sum = sumOf(values)
  return sum === null ? null : sum / values.length
}

const DAY = 86_400_000
const daysOf = ({ starts, ends }: Span) => (Date.parse(ends) - Date.parse(starts)) / DAY + 1

/** The mean over the days of a span; a value of a longer period holds on each of its days. */
function overDays(values: readonly StoredValue[], span: Span): number | null {
  const parts = values.flatMap(({ period, value }) => {
    const starts = period.starts > span.starts ? period.starts : span.starts
    const ends = period.ends < span.ends ? period.ends : span.ends
    return starts > ends ? [] : [value * daysOf({ starts, ends })]
  })
  return parts.length === 0 ? null : parts.reduce((a, b) => a + b, 0) / daysOf(span)
}

const keyOf = ({ orgUnit, optionCombo, attributeCombo }: StoredValue) =>
  `${orgUnit} ${optionCombo} ${attributeCombo}`

/** The newest value of each org unit and option. */
function lastOf(
  values: readonly StoredValue[],
  { starts, ends }: Span,
  years: number,
): StoredValue[] {
  const earliest = years === 0 ? starts : `${Number(ends.slice(0, 4)) - years}${ends.slice(4)}`
  const newest = new Map<string, StoredValue>()
  for (const one of values) {
    if (one.period.starts < earliest || one.period.starts > ends) continue
    const before = newest.get(keyOf(one))
    if (before === undefined || isNewer(one.period, before.period)) newest.set(keyOf(one), one)
  }
  return [...newest.values()]
}

const isNewer = (a: Period, b: Period) =>
  a.ends === b.ends ? a.starts > b.starts : a.ends > b.ends

/** Each org unit and option in time as Tỉnh Số adds it, then over units. */
function byOurTime({
  aggregationType,
  values,
  period,
  yearToDate,
  orgUnit,
}: AggregateAsked): number | null {
  const adding = addingOf(aggregationType)
  if ("refused" in adding) return null
  const mine =
    adding.overUnits === "none" ? values.filter((one) => one.orgUnit === orgUnit) : values
  const said = [...Map.groupBy(mine, keyOf).values()].flatMap((some) => {
    const byPeriod = new Map(some.map((one) => [one.period.code, one]))
    const value = yearToDate
      ? combined(
          sinceJanuary(period).map((part) => leafOf(part, byPeriod, adding.inTime)),
          adding.inTime,
        )
      : leafOf(period, byPeriod, adding.inTime)
    return value === null ? [] : [value]
  })
  if (said.length === 0) return null
  if (adding.overUnits === "none") return said.length === 1 ? (said[0] ?? null) : null
  return combined(said, adding.overUnits)
}

type InTime = "sum" | "last" | "avg" | "min" | "max"

function leafOf(
  period: Period,
  values: ReadonlyMap<string, StoredValue>,
  how: InTime,
): number | null {
  const own = values.get(period.code)
  if (own !== undefined) return own.value
  if (period.kind === "day") return null
  if (period.kind === "month") return how === "last" ? lastDay(period, values) : null
  return combined(
    partsOf(period).map((part) => leafOf(part, values, how)),
    how,
  )
}

function lastDay(month: Period, values: ReadonlyMap<string, StoredValue>): number | null {
  const days = [...values.values()].filter(
    ({ period }) => period.kind === "day" && within(period, month),
  )
  return days.toSorted((a, b) => (a.period.code < b.period.code ? -1 : 1)).at(-1)?.value ?? null
}

function combined(said: readonly (number | null)[], how: InTime): number | null {
  const there = said.filter((value) => value !== null)
  if (how === "last") return there.at(-1) ?? null
  if (there.length < said.length || there.length === 0) return null
  const sum = there.reduce((a, b) => a + b, 0)
  switch (how) {
    case "sum":
      return sum
    case "avg":
      return sum / there.length
    case "min":
      return Math.min(...there)
    case "max":
      return Math.max(...there)
  }
}
