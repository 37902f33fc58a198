import { compareVietnamese } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { RegisterQuery, Registers } from "../../../platform/register-query.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { cutParts, readCut } from "../../cells/cut.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { badQuestion } from "../../query/errors.ts"
import { dayNotKnown, noSuchPlace } from "../errors.ts"
import type { RegisterQueryListed, RegisterRecords } from "../model.ts"
import { listFed } from "../store.ts"
import { hashOf, valueOf } from "../tally.ts"
import { pathOf } from "./count-service.ts"

/** All register queries, with the measures that each feeds. */
export async function listRegisterQueries(
  ctx: Context,
  registers: Registers,
): Promise<RegisterQueryListed[]> {
  const queries = await registers(ctx.db)
  const fed = Map.groupBy(await listFed(ctx.db), ({ query }) => query)
  return queries.map(({ code, nameVi, nameEn, recordVi, recordEn, how, since }) => ({
    code,
    nameVi,
    nameEn,
    recordVi,
    recordEn,
    how,
    since,
    measures: (fed.get(code) ?? []).map(({ measure, day, refreshedAt }) => ({
      code: measure,
      countedUpTo: day,
      refreshedAt,
    })),
  }))
}

interface RecordsAsked {
  readonly unit: string
  /** Today without it. */
  readonly day?: string | undefined
  readonly cut: string
  readonly skip: number
  readonly limit: number
}

/** The records that lie in a unit on a day, by name, with what they come to. */
export async function registerRecords(
  ctx: Context,
  query: RegisterQuery,
  { unit, day: written, cut, skip, limit }: RecordsAsked,
): Promise<RegisterRecords> {
  const today = dayInVietnam(ctx.now())
  const day = written ?? today
  if (day < query.since || day > today) throw dayNotKnown(day, query.since, today)
  const territories = await territoriesOf(ctx.db)
  const place = territories.unit(unit)
  if (place === undefined || !territories.existsOn(place, day)) throw noSuchPlace(unit, day)
  const chosen = cutParts(await cutOf(ctx, query, cut))
  const inside = new Map<string, boolean>()
  const liesInside = (its: string): boolean => {
    const known = inside.get(its) ?? pathOf(its, day, territories).includes(unit)
    inside.set(its, known)
    return known
  }
  const records = (await query.records(ctx.db, day))
    .filter(({ attributes }) =>
      chosen.every(({ dimension, value }) => attributes[dimension] === value),
    )
    .filter((record) => liesInside(record.unit))
    .toSorted((a, b) => compareVietnamese(a.label, b.label) || (a.id < b.id ? -1 : 1))
  return {
    query: query.code,
    unit,
    day,
    cut,
    value: valueOf(records, query.how),
    hash: hashOf(records),
    total: records.length,
    records: records.slice(skip, skip + limit).map((record) => ({
      ...record,
      attributes: { ...record.attributes },
    })),
    next: skip + limit < records.length ? skip + limit : null,
  }
}

/** In the spelling of the measures that the query feeds. */
async function cutOf(ctx: Context, query: RegisterQuery, written: string): Promise<string> {
  const { reporting } = await definitionsOf(ctx)
  const measures = (await listFed(ctx.db)).filter((fed) => fed.query === query.code)
  const dimensions = measures.map(({ measure }) => reporting.get(measure)?.dimensions ?? {})
  const read = readCut(written, Object.assign({}, query.measure.dimensions, ...dimensions))
  if ("refused" in read) throw badQuestion("cut", read.refused)
  return read.key
}
