import { nearest } from "@tinhso/vietnamese"
import type { Context } from "../../platform/context.ts"
import { territories as territoriesOf } from "../../registry/index.ts"
import { collectionOf } from "../collections/service/manage-service.ts"
import { listReports } from "../collections/store/reports.ts"
import { definitionsOf } from "../definitions/service.ts"
import type { Period } from "../model.ts"
import { readPeriod } from "../import/period.ts"
import { badQuestion, questionTooLarge } from "../query/errors.ts"
import { readCodes, readPeriods, readUnits } from "../query/read-asked.ts"
import { unitsOn } from "../query/units-asked.ts"
import { noSuchMeasure } from "../errors.ts"
import { badExchangeOption } from "./errors.ts"
import { standingCells, type StandingCell } from "./store.ts"

/** Which cells to hand out. */
export interface ExportAsked {
  /** Codes separated by commas. */
  readonly measures: string
  /** As a query asks: ids, level:, children:, descendants:; all without it. */
  readonly units: string | null
  readonly periods: string | null
}

const MOST_CELLS = 500_000

/** What is asked for on a command line. */
export interface ExportWanted {
  readonly collection?: string
  readonly measures?: string
  readonly units?: string
  readonly periods?: string
}

/** The measures named, or those of a collection, of its period and its units. */
export async function askedFor(ctx: Context, wanted: ExportWanted): Promise<ExportAsked> {
  const { collection: id, measures, units = null, periods = null } = wanted
  if (id === undefined && measures !== undefined) return { measures, units, periods }
  if (id === undefined || measures !== undefined) {
    throw badExchangeOption("--measures, --collection", "hãy nêu đúng một trong hai")
  }
  const collection = await collectionOf(ctx, id)
  const reports = await listReports(ctx.db, id)
  return {
    measures: collection.measures.map(({ measure }) => measure).join(","),
    units: units ?? reports.map(({ unit }) => unit).join(","),
    periods: collection.period.code,
  }
}

/** Published cells as they were reported, nothing computed. */
export async function cellsToExport(ctx: Context, asked: ExportAsked): Promise<StandingCell[]> {
  const { reporting } = await definitionsOf(ctx)
  const codes = good("--measures", readCodes(asked.measures))
  const unknown = codes.find((code) => !reporting.has(code))
  if (unknown !== undefined) {
    throw noSuchMeasure(
      unknown,
      nearest(unknown, [...reporting.keys()], 2).map(({ text }) => text),
    )
  }
  const periods =
    asked.periods === null
      ? null
      : good("--periods", readPeriods(asked.periods)).map(({ code }) => code)
  const cells = await standingCells(ctx.db, codes, periods, MOST_CELLS + 1)
  if (cells.length > MOST_CELLS) throw questionTooLarge(cells.length, MOST_CELLS)
  if (asked.units === null) return cells
  const wanted = await unitsWanted(ctx, asked.units)
  return cells.filter(({ unit, period }) => wanted(period).has(unit))
}

function good<T>(name: string, read: { readonly good: T } | { readonly wrong: string }): T {
  if ("wrong" in read) throw badQuestion(name, read.wrong)
  return read.good
}

/** The units asked for, of the last day of a period. */
async function unitsWanted(
  { db }: Context,
  text: string,
): Promise<(period: string) => ReadonlySet<string>> {
  const units = good("--units", readUnits(text))
  const territories = await territoriesOf(db)
  const kept = new Map<string, ReadonlySet<string>>()
  return (code) => {
    const known = kept.get(code)
    if (known !== undefined) return known
    const read = readPeriod(code)
    const day = "period" in read ? (read.period satisfies Period).ends : code
    const made = new Set(good("--units", unitsOn(units, day, territories)).ids)
    kept.set(code, made)
    return made
  }
}
