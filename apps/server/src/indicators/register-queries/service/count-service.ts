import { breathing } from "../../../platform/breath.ts"
import type { Context } from "../../../platform/context.ts"
import type { RegisterQuery } from "../../../platform/register-query.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import type { Level } from "../../../registry/model.ts"
import type { CheckedDraft } from "../../cells/index.ts"
import type { Reporting } from "../../cells/model.ts"
import type { Period } from "../../model.ts"
import { lastKnownDay } from "../counted-periods.ts"
import { publishedCells } from "../store.ts"
import { tally } from "../tally.ts"

/** One measure that a query feeds, and how it is reported. */
export interface Counting {
  readonly query: RegisterQuery
  readonly reporting: Reporting
  readonly today: string
}

export interface Counted {
  readonly cells: readonly CheckedDraft[]
  readonly stray: number
}

/** What the records come to in these periods; missing where they no longer say anything. */
export async function countPeriods(
  ctx: Context,
  counting: Counting,
  periods: readonly Period[],
): Promise<Counted> {
  const territories = await territoriesOf(ctx.db)
  const cells: CheckedDraft[] = []
  const stray = new Set<string>()
  for (const period of periods) {
    const one = await countPeriod(ctx, counting, period, territories)
    cells.push(...one.cells)
    for (const id of one.stray) stray.add(id)
  }
  const said = new Set(cells.map(({ cell }) => keyOf({ ...cell, period: cell.period.code })))
  const { measure } = counting.reporting
  const byCode = new Map(periods.map((period) => [period.code, period]))
  for (const { unit, period: code, cut } of await publishedCells(ctx.db, measure, [
    ...byCode.keys(),
  ])) {
    const period = byCode.get(code)
    if (period === undefined || said.has(keyOf({ unit, period: code, cut }))) continue
    cells.push(drafted({ measure, unit, period, cut, value: null, place: null }))
  }
  return { cells, stray: stray.size }
}

const keyOf = (cell: { unit: string; period: string; cut: string }) =>
  [cell.unit, cell.period, cell.cut].join("\n")

async function countPeriod(
  { db }: Context,
  { query, reporting, today }: Counting,
  period: Period,
  territories: Territories,
) {
  const day = lastKnownDay(period, today)
  const level = reporting.reportedBy
  const kept = new Set(await query.keptFor(db, day))
  const among = kept.size === 0 ? [] : territories.ofLevel(level)
  const units = among
    .filter((unit) => territories.existsOn(unit, day) && territories.existsOn(unit, period.ends))
    .map(({ id }) => id)
    .filter((id) => pathOf(id, day, territories).some((above) => kept.has(above)))
  const unitOf = unitAt(level, day, territories)
  const records = await query.records(db, day)
  const known = new Set(units)
  const stray = records.filter((record) => !known.has(unitOf(record) ?? "")).map(({ id }) => id)
  const { dimensions, measure } = reporting
  const status = period.ends > today ? "provisional" : "normal"
  const cells: CheckedDraft[] = []
  const breath = breathing()
  for (const one of tally(records, { how: query.how, dimensions, units, unitOf })) {
    const { unit, cut, value, hash } = one
    cells.push(drafted({ measure, unit, period, cut, value, status, place: `sha256:${hash}` }))
    if (breath.due()) await breath.take()
  }
  await breath.take()
  return { cells, stray }
}

/** A unit and everything above it on a day. */
export function pathOf(id: string, day: string, territories: Territories): string[] {
  const path = [id]
  for (let above = territories.parentOn(id, day); above !== null && path.length < 20;) {
    path.push(above)
    above = territories.parentOn(above, day)
  }
  return path
}

/** The unit of a level that records lie in on a day. */
function unitAt(level: Level, day: string, territories: Territories) {
  const known = new Map<string, string | null>()
  return ({ unit }: { readonly unit: string }): string | null => {
    const before = known.get(unit)
    if (before !== undefined) return before
    const path = pathOf(unit, day, territories)
    const found = path.find((id) => territories.unit(id)?.level === level) ?? null
    known.set(unit, found)
    return found
  }
}

interface Drafted {
  readonly measure: string
  readonly unit: string
  readonly period: Period
  readonly cut: string
  readonly value: number | null
  readonly status?: "normal" | "provisional"
  readonly place: string | null
}

/** Computed by the product itself, so there is nothing to check but what records cannot be. */
function drafted(given: Drafted): CheckedDraft {
  const { value, period, status = "normal", ...rest } = given
  const cell = { ...rest, period, value, status: value === null ? ("missing" as const) : status }
  const draft = { measure: rest.measure, unit: rest.unit, period: period.code, value }
  return { cell, from: { draft, pointer: (column) => column } }
}
