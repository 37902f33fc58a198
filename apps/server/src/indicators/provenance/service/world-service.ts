import { isIllustrative } from "../../demo/store.ts"
import { nearest, toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import { untilCommit } from "../../../platform/database.ts"
import {
  territories as territoriesOf,
  type Territories,
  type Territory,
} from "../../../registry/index.ts"
import type { UnitRef } from "../../../registry/model.ts"
import { batchAt, readHead } from "../../cells/store/acts.ts"
import { readCut } from "../../cells/cut.ts"
import type { Sources } from "../../cube/evaluation.ts"
import type { Stage } from "../../cube/service.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { noSuchIndicator } from "../../definitions/errors.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { readPeriod } from "../../import/period.ts"
import type { Period } from "../../model.ts"
import { badQuestion, notBrokenDown } from "../../query/errors.ts"
import type { Formulas } from "../../query/formulas.ts"
import { formulasOf, sourcesOf } from "../../query/service.ts"
import { readRevision } from "../../store/catalogue-store.ts"
import type { Opened } from "../model.ts"
import type { Known } from "../store.ts"

/** What somebody wants opened, as it was asked for. */
export interface ProvenanceAsked {
  readonly opened: Opened
  readonly asOf: string | null
  readonly stage: Stage
  /** Whether names of people are told. */
  readonly staff: boolean
}

/** Everything that is needed to open one figure. */
export interface World {
  readonly asked: ProvenanceAsked
  readonly opened: Opened
  readonly definitions: Definitions
  readonly formulas: Formulas
  readonly sources: Sources
  readonly territories: Territories
  readonly territory: Territory
  readonly unit: UnitRef
  readonly period: Period
  /** The day whose units are meant. */
  readonly day: string
  readonly known: Known
  readonly knownAt: string
  readonly illustrative: boolean
}

/** Reads a question and what it is asked of; refuses what does not exist. */
export async function worldOf(ctx: Context, asked: ProvenanceAsked): Promise<World> {
  const definitions = await definitionsOf(ctx)
  const formulas = formulasOf(definitions)
  const opened = { ...asked.opened, indicator: codeOf(asked.opened.indicator, definitions) }
  const read = readPeriod(opened.period)
  if ("refused" in read) throw badQuestion("period", read.refused)
  const { period } = read
  const territories = await territoriesOf(ctx.db)
  const territory = territories.unit(opened.unit)
  const day = opened.view === "reported" ? period.ends : opened.view.slice(3)
  const unit = territories.ref(opened.unit, day)
  if (territory === undefined || unit === undefined) {
    throw badQuestion("unit", `không có đơn vị mang mã “${opened.unit}”`)
  }
  const { asOf, stage } = asked
  const sources = await sourcesOf(ctx, {
    codes: [opened.indicator],
    formulas,
    territories,
    asOf,
    stage,
  })
  const batch = asOf === null ? null : await batchAt(ctx.db, asOf)
  return {
    asked,
    opened: { ...opened, period: period.code, by: cutOf(opened, formulas) },
    definitions,
    formulas,
    sources,
    territories,
    territory,
    unit,
    period,
    day,
    known: { batch, working: stage === "working" },
    knownAt: asOf ?? (await lastChange(ctx)),
    illustrative: await isIllustrative(ctx.db),
  }
}

async function lastChange({ db }: Context): Promise<string> {
  const { recordedAt } = await untilCommit(db, "indicators.cell_head", () => readHead(db))
  const { changedAt } = await readRevision(db)
  return recordedAt > changedAt ? recordedAt : changedAt
}

function codeOf(written: string, { reporting, indicators }: Definitions): string {
  const code = toNfc(written).trim()
  const found = [code, code.toLowerCase()].find((one) => reporting.has(one) || indicators.has(one))
  if (found !== undefined) return found
  const near = nearest(code, [...indicators.keys(), ...reporting.keys()], 1)[0]?.text
  throw noSuchIndicator(code, near)
}

/** The choice of a breakdown in the spelling of the catalogue; of an indicator at most one. */
function cutOf({ indicator, by }: Opened, formulas: Formulas): string {
  if (by === "") return ""
  const bases = [...formulas.basesOf([indicator])].flatMap((code) => formulas.rules.get(code) ?? [])
  const readings = bases.map(({ dimensions }) => readCut(by, dimensions))
  const good = readings.find((one) => "key" in one)
  const single = formulas.rules.has(indicator) || !by.includes(";")
  if (good === undefined || !single) throw notBrokenDown(by, [indicator])
  return "key" in good ? good.key : ""
}
