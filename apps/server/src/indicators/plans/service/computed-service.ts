import type { Context } from "../../../platform/context.ts"
import { dayAfter } from "../task-state.ts"
import { territories } from "../../../registry/index.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { readPeriod } from "../../import/period.ts"
import type { Figure, Period } from "../../model.ts"
import { answerQuery } from "../../query/service.ts"
import type { Lookup } from "../../service/figures-service.ts"
import type { AsOf } from "../../store/figure-store.ts"
import { basesOf, isComputed, isFlow, measureNamed } from "../computed-measure.ts"
import type { ComputedReading } from "../model.ts"
import { periodsWithCells } from "../store/cell-periods-store.ts"

/** A value computed from published cells, in the shape of an observation. */
export interface Computed {
  readonly figure: Figure
  readonly reading: ComputedReading
}

/** What a target is held against: a code, at a place, in periods of a kind. */
export interface Wanted {
  readonly code: string
  readonly unit: string
  readonly kind: Period["kind"]
}

/** Readings of one code and place, newest last. */
export type ReadingsOf = (wanted: Wanted) => readonly Computed[]

/** Periods looked back at, so that "since when" can be told. */
const MOST_PERIODS = 60

/**
 * What the published cells say of everything that targets are of, in periods that have ended. Units
 * are those of the day, with history carried to them; a unit that is no more is read on its last day.
 */
export async function readingsFor(
  ctx: Context,
  wanted: readonly Wanted[],
  { asOf, on, names }: { readonly asOf: AsOf; readonly on: string; readonly names: Lookup },
): Promise<ReadingsOf> {
  const definitions = await definitionsOf(ctx)
  const found = new Map<string, Computed[]>()
  const asked = wanted.filter(({ code }) => isComputed(definitions, code))
  for (const [code, list] of Map.groupBy(asked, (one) => one.code)) {
    const periods = periodsOf(await periodsWithCells(ctx.db, basesOf(definitions, code)), on)
    if (periods.length === 0) continue
    const days = await daysOf(ctx, [...new Set(list.map(({ unit }) => unit))], on)
    for (const [day, units] of days) {
      const question = {
        indicators: code,
        units: units.join(","),
        periods: periods.map((one) => one.code).join(","),
        view: `at:${day}`,
        asOf,
      }
      const { rows } = await answerQuery(ctx, question)
      for (const row of rows) {
        const computed = computedOf(row, definitions, names)
        if (computed === null) continue
        const key = `${code} ${row.unit}`
        found.set(key, [...(found.get(key) ?? []), computed])
      }
    }
  }
  return ({ code, unit, kind }) => {
    const all = found.get(`${code} ${unit}`) ?? []
    if (!isFlow(definitions, code)) return all
    return all.filter(({ figure }) => figure.period.kind === kind)
  }
}

/** Ended periods that have cells, and the larger ones that they make up; the newest. */
function periodsOf(known: readonly Period[], on: string): Period[] {
  const found = new Map<string, Period>()
  for (const period of known) {
    const year = period.starts.slice(0, 4)
    const quarter = Math.ceil(Number(period.starts.slice(5, 7)) / 3)
    const larger = period.kind === "year" ? [] : [year]
    if (period.kind === "day" || period.kind === "month") {
      larger.push(`${year}-Q${quarter}`, period.starts.slice(0, 7))
    }
    found.set(period.code, period)
    for (const code of larger) {
      const read = readPeriod(code)
      if ("period" in read) found.set(read.period.code, read.period)
    }
  }
  return [...found.values()]
    .filter(({ ends }) => ends <= on)
    .toSorted((a, b) => (a.ends < b.ends ? -1 : 1))
    .slice(-MOST_PERIODS)
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/** Units by the day on which they are read: the day asked for, or the last of their life. */
async function daysOf(
  ctx: Context,
  units: readonly string[],
  on: string,
): Promise<Map<string, string[]>> {
  const known = await territories(ctx.db)
  const days = new Map<string, string[]>()
  for (const id of units) {
    const closed = known.unit(id)?.closed ?? null
    const day = closed !== null && closed <= on ? dayBefore(closed) : on
    const opened = known.unit(id)?.opened ?? null
    if (known.unit(id) === undefined || (opened !== null && opened >= dayAfter(day))) continue
    days.set(day, [...(days.get(day) ?? []), id])
  }
  return days
}

/** Twelve digits are more than any measure has; a double's noise lies beyond them. */
function exactOf(value: number): string {
  const text = value.toPrecision(12)
  const plain = text.includes("e") ? Number(text).toFixed(12) : text
  return plain.includes(".") ? plain.replace(/\.?0+$/u, "") : plain
}

type Row = Awaited<ReturnType<typeof answerQuery>>["rows"][number]

function computedOf(row: Row, definitions: Definitions, names: Lookup): Computed | null {
  const measure = measureNamed(definitions, row.indicator)
  const read = readPeriod(row.period)
  if (row.value === null || measure === null || "refused" in read) return null
  const { period } = read
  const exact = exactOf(row.value)
  const { unitOfMeasure } = measure
  const reading: ComputedReading = {
    code: row.indicator,
    unit: row.unit,
    period,
    exact,
    unitOfMeasure,
    reported: row.reported,
    expected: row.expected,
    estimated: row.estimated,
  }
  return { reading, figure: asFigure(reading, measure, names) }
}

/** No published figure: its id is never told to anybody. */
function asFigure(reading: ComputedReading, measure: Figure["measure"], names: Lookup): Figure {
  const { code, unit, period, exact, unitOfMeasure } = reading
  const place = names.place(unit, period.ends)
  return {
    id: `computed ${code} ${unit} ${period.code}`,
    kind: "observation",
    measure,
    place,
    placeName: place.fullName,
    placeLevel: place.level,
    period,
    comparator: "=",
    value: Number(exact),
    exact,
    unitOfMeasure,
    label: measure.nameVi,
    breakdown: [],
    datesPrinted: [],
    whole: null,
    relation: null,
    note: "",
    document: { id: "", number: null, title: "", issuer: null, issued: null, abstract: null },
    source: { kind: "published-document", file: "", sheet: null, row: 0, sha256: "" },
    version: 1,
    recordedAt: "",
    supersededAt: null,
  }
}
