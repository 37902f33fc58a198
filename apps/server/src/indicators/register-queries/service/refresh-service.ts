import { createHash } from "node:crypto"
import { nearest } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import { type Actor, type Context, SYSTEM } from "../../../platform/context.ts"
import type { RegisterQuery, Registers } from "../../../platform/register-query.ts"
import { type CheckedDraft, cubeCaughtUp, saveCellsIn } from "../../cells/index.ts"
import type { Reporting } from "../../cells/model.ts"
import { addReporting } from "../../cells/store/reporting.ts"
import { updateReporting } from "../../definitions/measures/store.ts"
import { definitionsOf } from "../../definitions/service.ts"
import type { Measure, Period } from "../../model.ts"
import {
  addMeasures,
  bumpRevision,
  listMeasures,
  lockRevision,
} from "../../store/catalogue-store.ts"
import { monthsSince, periodsCountedOn } from "../counted-periods.ts"
import { dayNotKnown, measureCountedOtherwise, noSuchRegister } from "../errors.ts"
import type { Refreshed } from "../model.ts"
import { addFed, type Fed, keepRefresh, listFed } from "../store.ts"
import { withMore } from "../with-more.ts"
import { countPeriods } from "./count-service.ts"
import { declareShares } from "./declare-shares.ts"

interface Refreshing {
  /** One day instead of every month since the records are known. */
  readonly day?: string | undefined
  /** One query instead of all. */
  readonly query?: string | undefined
  readonly actor?: Actor
  readonly signal?: AbortSignal | undefined
}

/**
 * Counts the measures that registers feed and publishes what changed; nothing is recorded where the
 * same records come to the same. Each month is counted on its last day, the present one on today,
 * and is provisional until it has ended. Safe to run twice, and in several processes.
 */
export async function refreshRegisters(
  ctx: Context,
  registers: Registers,
  { day, query: only, actor = SYSTEM, signal }: Refreshing = {},
): Promise<Refreshed[]> {
  const chosen =
    only === undefined ? await registers(ctx.db) : [await registerNamed(ctx, registers, only)]
  await declareMeasures(ctx, chosen)
  await declareShares(ctx, chosen)
  const byCode = new Map(chosen.map((query) => [query.code, query]))
  const done: Refreshed[] = []
  for (const fed of await listFed(ctx.db)) {
    const query = byCode.get(fed.query)
    if (query === undefined) continue
    const refreshed = await refreshOne(ctx, query, fed, { day, actor, signal })
    if (refreshed !== null) done.push(refreshed)
  }
  return done
}

/** The query of a code; refused with what is near. */
export async function registerNamed(
  { db }: Context,
  registers: Registers,
  code: string,
): Promise<RegisterQuery> {
  const queries = await registers(db)
  const found = queries.find((query) => query.code === code)
  if (found !== undefined) return found
  const codes = queries.map((query) => query.code)
  throw noSuchRegister(code, nearest(code, codes, 1)[0]?.text)
}

/**
 * Makes the measures that queries bring with them, where the catalogue has none of their code; gives
 * those that it made the breakdowns that were declared since.
 */
async function declareMeasures(ctx: Context, queries: readonly RegisterQuery[]): Promise<void> {
  const lacking = (known: ReadonlySet<string>) =>
    queries.filter(({ measure }) => !known.has(measure.code))
  const { measures, reporting } = await definitionsOf(ctx)
  const fed = new Map((await listFed(ctx.db)).map(({ measure, query }) => [measure, query]))
  const grown = queries
    .filter(({ code, measure }) => fed.get(measure.code) === code)
    .flatMap(({ measure: { code, dimensions } }) => {
      const before = reporting.get(code)
      const grew = before === undefined ? null : withMore(before.dimensions, dimensions)
      return before === undefined || grew === null ? [] : [{ ...before, dimensions: grew }]
    })
  if (lacking(new Set(measures.keys())).length + grown.length === 0) return
  await ctx.db.transaction(async (tx) => {
    const { changedAt } = await lockRevision(tx)
    const now = ctx.now().toISOString()
    const at = now > changedAt ? now : changedAt
    const known = new Set((await listMeasures(tx)).map(({ code }) => code))
    const fresh = lacking(known)
    for (const one of grown) await updateReporting(tx, { code: one.measure, reporting: one })
    await addMeasures(tx, fresh.map(measureOf), at)
    await addReporting(tx, fresh.map(reportingOf), at)
    await addFed(
      tx,
      fresh.map(({ code: query, measure }) => ({ measure: measure.code, query })),
      at,
    )
    await bumpRevision(tx, at)
  })
}

function measureOf({ measure }: RegisterQuery): Measure {
  const { level: _level, dimensions: _dimensions, ...words } = measure
  return { ...words, share: false, inTime: "last", overUnits: "sum", jumpFactor: null }
}

const reportingOf = ({ measure }: RegisterQuery): Reporting => ({
  measure: measure.code,
  reportedBy: measure.level,
  minCoverage: 1,
  dimensions: Object.fromEntries(
    Object.entries(measure.dimensions).map(([name, values]) => [name, [...values]]),
  ),
})

async function refreshOne(
  ctx: Context,
  query: RegisterQuery,
  fed: Fed,
  { day, actor, signal }: Refreshing & { readonly actor: Actor },
): Promise<Refreshed | null> {
  const today = dayInVietnam(ctx.now())
  const revision = await query.revision(ctx.db)
  const periods =
    day === undefined ? dueMonths(query, fed, revision, today) : onDay(query, day, today)
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return null
  const reporting = await reportingFor(ctx, query, fed)
  const illustrative = (await query.illustrative?.(ctx.db)) ?? false
  const counts = { added: 0, changed: 0, same: 0, stray: 0 }
  for (let at = 0; at < periods.length; at += IN_ONE) {
    signal?.throwIfAborted()
    const some = periods.slice(at, at + IN_ONE)
    const { cells, stray } = await countPeriods(ctx, { query, reporting, today }, some)
    const source = sourceOf(query.code, hashOf(cells), illustrative)
    const saved = await ctx.db.transaction((tx) =>
      saveCellsIn(ctx, tx, cells, { layer: "published", source, actor }),
    )
    if (saved.batch !== null) await cubeCaughtUp(ctx)
    for (const kind of ["added", "changed", "same"] as const) counts[kind] += saved[kind]
    counts.stray = Math.max(counts.stray, stray)
  }
  if (day === undefined) {
    const state = { measure: fed.measure, query: query.code, revision, day: today }
    await ctx.db.transaction((tx) => keepRefresh(tx, state, ctx.now().toISOString()))
  }
  return { query: query.code, measure: fed.measure, from: first.code, to: last.code, ...counts }
}

const sourceOf = (query: string, hash: string, illustrative: boolean) =>
  illustrative
    ? ({ kind: "register", query, hash, illustrative } as const)
    : ({ kind: "register", query, hash } as const)

/** How the measure is reported; refused where it cannot be counted. */
async function reportingFor(ctx: Context, query: RegisterQuery, fed: Fed): Promise<Reporting> {
  const { measures, reporting } = await definitionsOf(ctx)
  const how = reporting.get(fed.measure)
  const measure = measures.get(fed.measure)
  if (how === undefined || measure?.inTime !== "last" || measure.overUnits !== "sum") {
    throw measureCountedOtherwise(fed.measure, query.code)
  }
  return how
}

/** Periods counted and recorded at once: others wait no longer for the database. */
const IN_ONE = 6

/** Months that may have changed: all where records did, else those since it was last counted. */
function dueMonths(query: RegisterQuery, fed: Fed, revision: string, today: string): Period[] {
  if (fed.revision !== revision || fed.day === null) return monthsSince(query.since, today)
  return fed.day === today ? [] : monthsSince(fed.day, today)
}

function onDay({ since }: RegisterQuery, day: string, today: string): Period[] {
  if (day < since || day > today) throw dayNotKnown(day, since, today)
  return periodsCountedOn(day, today)
}

/** SHA-256 over what all counted records come to. */
function hashOf(cells: readonly CheckedDraft[]): string {
  const hash = createHash("sha256")
  for (const { cell } of cells) {
    const { unit, period, cut, value, place } = cell
    hash.update(`${JSON.stringify([unit, period.code, cut, value, place])}\n`)
  }
  return hash.digest("hex")
}
