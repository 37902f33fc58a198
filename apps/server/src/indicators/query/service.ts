import { nearest } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { territories as territoriesOf, type Territories } from "../../registry/index.ts"
import { batchAt } from "../cells/store/acts.ts"
import { type Asked, columnFor, type Sources } from "../cube/evaluation.ts"
import { cubeAsOf, cubeOf, type Stage } from "../cube/service.ts"
import { noSuchIndicator } from "../definitions/errors.ts"
import type { Definitions } from "../definitions/check-definition.ts"
import { definitionsOf } from "../definitions/service.ts"
import type { Period } from "../model.ts"
import { badQuestion, notBrokenDown, questionTooLarge } from "./errors.ts"
import type { Columns, Series } from "./columns.ts"
import { Formulas } from "./formulas.ts"
import type { QueryAnswer } from "./model.ts"
import { type Read, readCodes, readPeriods, readUnits } from "./read-asked.ts"
import { rowsOf } from "./rows.ts"
import { unitsOn } from "./units-asked.ts"

/** A question as it comes from an address or a command line. */
export interface Question {
  readonly indicators: string
  readonly units: string
  readonly periods: string
  readonly by?: string | undefined
  /** `reported`, or `at:` and a day; today without it. */
  readonly view?: string | undefined
  readonly asOf: string | null
  /** Published values, or those being entered and verified over them; published without it. */
  readonly stage?: Stage | undefined
}

/** Rows of one answer. */
const MOST_ROWS = 200_000

/** The same with one row for each value. */
export async function answerQuery(ctx: Context, question: Question): Promise<QueryAnswer> {
  const { series, ...about } = await answerColumns(ctx, question)
  return { ...about, rows: [...rowsOf(series)] }
}

/**
 * Indicators and base measures for units and periods. Measures are aggregated over the units that
 * report them, then formulas are computed: a percentage is never averaged. In the view `reported`
 * units are those of each period's last day; in `at:DAY` those of the day, with history carried to
 * them along lineage.
 */
export async function answerColumns(ctx: Context, question: Question): Promise<Columns> {
  return columnsOver(ctx, await definitionsOf(ctx), question)
}

/** The same over definitions that need not be saved: a formula that somebody is writing. */
export async function columnsOver(
  ctx: Context,
  definitions: Definitions,
  question: Question,
): Promise<Columns> {
  const formulas = formulasOf(definitions)
  const codes = resolveCodes(good("indicators", readCodes(question.indicators)), definitions)
  const periods = good("periods", readPeriods(question.periods))
  const askedUnits = good("units", readUnits(question.units))
  const view = question.view ?? `at:${dayInVietnam(ctx.now())}`
  const dayFor = (period: Period) => (view === "reported" ? period.ends : view.slice(3))
  const territories = await territoriesOf(ctx.db)
  const breakdowns = breakdownsOf(question.by, codes, formulas)
  const days = [...new Set(periods.map(dayFor))]
  const listed = new Map(
    days.map((day) => [day, good("units", unitsOn(askedUnits, day, territories))]),
  )
  const count = periods
    .map((period) => listed.get(dayFor(period))?.ids.length ?? 0)
    .reduce((sum, length) => sum + length * codes.length * breakdowns.length, 0)
  if (count > MOST_ROWS) throw questionTooLarge(count, MOST_ROWS)
  const { asOf, stage = "published" } = question
  const sources = await sourcesOf(ctx, { codes, formulas, territories, asOf, stage })
  const series: Series[] = []
  for (const code of codes) {
    for (const period of periods) {
      const day = dayFor(period)
      const units = listed.get(day) ?? { ids: [], names: [] }
      const numbers = Int32Array.from(units.ids, (id) => sources.slices.numberOf(id))
      for (const by of breakdowns) {
        const asked: Asked = { units: numbers, period, ytd: false, day, by }
        const column = columnFor(code, asked, sources)
        const breakdown = by === null ? "" : `${by.dimension}=${by.value}`
        series.push({ indicator: code, period: period.code, breakdown, units, column })
      }
    }
  }
  return {
    view,
    stage,
    asOf,
    indicators: codes.map((code) => described(code, definitions)),
    series,
  }
}

function good<T>(name: string, read: Read<T>): T {
  if ("wrong" in read) throw badQuestion(name, read.wrong)
  return read.good
}

const compiled = new WeakMap<Definitions, Formulas>()

/** The formulas of a state of the catalogue, compiled once. */
export function formulasOf(definitions: Definitions): Formulas {
  const known = compiled.get(definitions) ?? new Formulas(definitions)
  compiled.set(definitions, known)
  return known
}

function resolveCodes(
  written: readonly string[],
  { reporting, indicators }: Definitions,
): string[] {
  return written.map((code) => {
    const found = [code, code.toLowerCase()].find(
      (one) => reporting.has(one) || indicators.has(one),
    )
    if (found !== undefined) return found
    throw noSuchIndicator(
      code,
      nearest(code, [...indicators.keys(), ...reporting.keys()], 1)[0]?.text,
    )
  })
}

function described(code: string, { measures, indicators }: Definitions) {
  const indicator = indicators.get(code)
  if (indicator !== undefined) {
    const { nameVi, nameEn, unit: unitOfMeasure, versions } = indicator
    return { code, nameVi, nameEn, unitOfMeasure, formula: versions.at(-1)?.formula ?? null }
  }
  const { nameVi = code, nameEn = code, unitOfMeasure = "" } = measures.get(code) ?? {}
  return { code, nameVi, nameEn, unitOfMeasure, formula: null }
}

/** The choices that a dimension has in the measures asked for; the whole where none is asked for. */
function breakdownsOf(by: string | undefined, codes: readonly string[], formulas: Formulas) {
  if (by === undefined || by === "") return [null]
  const dimension = by.normalize("NFC")
  const values = new Set<string>()
  for (const code of formulas.basesOf(codes)) {
    const { dimensions } = formulas.rules.get(code) ?? {}
    for (const [name, its] of Object.entries(dimensions ?? {})) {
      if (name === dimension) for (const value of its) values.add(value)
    }
  }
  if (values.size === 0) throw notBrokenDown(dimension, codes)
  return [...values].map((value) => ({ dimension, value }))
}

interface SourcesAsked {
  readonly codes: readonly string[]
  readonly formulas: Formulas
  readonly territories: Territories
  readonly asOf: string | null
  readonly stage: Stage
}

/** The cube in memory, or for an earlier state of knowledge one read from the history. */
export async function sourcesOf(
  { db }: Context,
  { codes, formulas, territories, asOf, stage }: SourcesAsked,
): Promise<Sources> {
  const measures = [...formulas.basesOf(codes)]
  const cube =
    asOf === null
      ? (await cubeOf(db)).at(stage)
      : await cubeAsOf(db, { measures, batch: await batchAt(db, asOf), stage })
  return {
    slices: cube.slices,
    ...cube.over(territories),
    territories,
    rules: formulas.rules,
    formula: (code, period) => formulas.inForce(code, period, asOf),
    part: formulas.part,
  }
}
