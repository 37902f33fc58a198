import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import type { Period } from "../../model.ts"
import { badQuestion } from "../../query/errors.ts"
import type { QueryRow } from "../../query/model.ts"
import { readPeriods, readUnits } from "../../query/read-asked.ts"
import { answerQuery } from "../../query/service.ts"
import { computedOf } from "./askable-service.ts"
import type { Members } from "../axes.ts"
import { nothingReported } from "../errors.ts"
import { judgeCell, targetFor } from "../judge-cell.ts"
import type { Computed, PivotCell, PivotTarget } from "../model.ts"
import { newestAsked, newestPeriods } from "../periods-asked.ts"
import { targetsOf } from "./targets-service.ts"
import { wholeOf } from "../whole.ts"

export interface Values {
  readonly view: string
  readonly rows: readonly QueryRow[]
  readonly indicators: readonly Computed[]
  readonly periods: readonly Period[]
  readonly members: Members
  readonly whole: UnitRef | null
  readonly refs: ReadonlyMap<string, UnitRef>
  readonly targets: PivotTarget[]
}

/** What the values are asked by. */
interface Asked {
  readonly indicators: string
  readonly units: string
  readonly periods: string
  readonly by?: string | undefined
  readonly view?: string | undefined
  readonly asOf: string | null
}

/** The values of the table and of the unit that its units lie in. */
export async function valuesOf(ctx: Context, question: Asked): Promise<Values> {
  const { by, asOf } = question
  const indicators = await computedOf(ctx, codesIn(question.indicators))
  const codes = indicators.map(({ code }) => code).join(",")
  const periods = periodsIn(question.periods, indicators)
  const view = question.view ?? `at:${dayInVietnam(ctx.now())}`
  const asked = {
    indicators: codes,
    periods: periods.map(({ code }) => code).join(","),
    by,
    view,
    asOf,
  }
  const { rows } = await answerQuery(ctx, { ...asked, units: question.units })
  const territories = await territoriesOf(ctx.db)
  const day =
    view === "reported" ? (periods.at(-1)?.ends ?? dayInVietnam(ctx.now())) : view.slice(3)
  const ids = new Set(rows.map(({ unit }) => unit))
  const above = wholeIn(question.units, ids, day, territories)
  const own = above === null ? [] : (await answerQuery(ctx, { ...asked, units: above })).rows
  const everyone = above === null ? [...ids] : [above, ...ids]
  const refs = refsOf(everyone, day, territories)
  return {
    view,
    rows: above === null ? rows : [...rows, ...own],
    indicators,
    periods,
    members: {
      units: everyone,
      indicators: indicators.map(({ code }) => code),
      periods: periods.map(({ code }) => code),
      breakdown: [...new Set(rows.map(({ breakdown }) => breakdown))],
    },
    whole: above === null ? null : (refs.get(above) ?? null),
    refs,
    targets: await targetsOf(ctx, indicators, new Set(everyone), asOf),
  }
}

/** Codes as written, each once, in order. */
function codesIn(text: string): string[] {
  const codes = new Set(text.split(",").map((code) => code.trim()))
  codes.delete("")
  if (codes.size === 0) throw badQuestion("indicators", "chưa nêu chỉ số nào")
  return [...codes]
}

function periodsIn(text: string, indicators: readonly Computed[]): Period[] {
  const newest = newestAsked(text)
  if (newest !== null) {
    const periods = newestPeriods(newest, indicators)
    if (periods.length === 0) throw nothingReported()
    return periods
  }
  const read = readPeriods(text)
  if ("wrong" in read) throw badQuestion("periods", read.wrong)
  return read.good
}

/** The unit that all units of a question lie in, unless it is one of them. */
function wholeIn(
  text: string,
  ids: ReadonlySet<string>,
  day: string,
  territories: Territories,
): string | null {
  const asked = readUnits(text)
  if ("wrong" in asked) throw badQuestion("units", asked.wrong)
  const whole = wholeOf(asked.good, (id) => territories.parentOn(id, day))
  return whole === null || ids.has(whole) ? null : whole
}

function refsOf(ids: readonly string[], day: string, territories: Territories) {
  const refs = new Map<string, UnitRef>()
  for (const id of ids) {
    const ref = territories.ref(id, day)
    if (ref !== undefined) refs.set(id, ref)
  }
  return refs
}

export function cellOf(
  row: QueryRow,
  targets: ReadonlyMap<string, readonly PivotTarget[]>,
  periods: ReadonlyMap<string, Period>,
): PivotCell {
  const { value, status, reported, expected, estimated } = row
  const its = row.breakdown === "" ? targets.get(`${row.indicator}|${row.unit}`) : undefined
  const period = periods.get(row.period)
  const target = its === undefined || period === undefined ? null : targetFor(period, its)
  const judgement =
    value === null || target === null || period === undefined
      ? null
      : judgeCell(value, period, target)
  return { value, status, reported, expected, estimated, judgement }
}
