import { writeFile } from "node:fs/promises"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf, type Territories } from "../../../registry/index.ts"
import { partsOf } from "../../cells/calendar.ts"
import { columnFor, type Sources } from "../../cube/evaluation.ts"
import { Landings } from "../../cube/landing.ts"
import { Leaves } from "../../cube/leaves.ts"
import { NORMAL, Slices } from "../../cube/slices.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import type { IndicatorDraft } from "../../definitions/model.ts"
import { readPeriod } from "../../import/period.ts"
import type { Period } from "../../model.ts"
import { Formulas } from "../../query/formulas.ts"
import { answerQuery } from "../../query/service.ts"
import { parityTooLarge } from "../errors.ts"
import type { Dhis2Import } from "./import-service.ts"
import { type Parity, parityLines, parityOf } from "./parity.ts"
import { Dhis2Reference } from "./reference/reference.ts"

/** Which periods are compared: those that values have, or also the quarters and years around them. */
export type ParityPeriods = "own" | "larger"

const MOST_COMPARED = 500_000

/**
 * Computes every indicator of the import twice and writes both to a file: by DHIS2's own rules and
 * parser over the values of the file, and by our formulas: through the query service where the import
 * was committed, else over the values of the file alone.
 */
export async function reportParity(
  ctx: Context,
  imported: Dhis2Import,
  { path, periods: which }: { readonly path: string; readonly periods: ParityPeriods },
): Promise<Parity> {
  const { plan, metadata, report } = imported
  const territories = await territoriesOf(ctx.db)
  const periods = periodsOf(plan.accepted, which)
  const orgUnits = unitsOf(imported)
  const count = periods.length * orgUnits.length * plan.indicators.length
  if (count > MOST_COMPARED) throw parityTooLarge(count, MOST_COMPARED)
  const unitOf = (orgUnit: string, period: Period) => {
    const matched = plan.orgUnits.on(orgUnit, period.ends)
    return matched.kind === "sure" ? matched.unit : null
  }
  const units = (period: Period) => [
    ...new Set(orgUnits.flatMap(({ id }) => unitOf(id, period) ?? [])),
  ]
  const drafts = [...plan.totals, ...plan.indicators.map(({ draft }) => draft)]
  const ofFile = overFile(imported, drafts, territories)
  const codes = plan.indicators.map(({ draft }) => draft.code)
  const live = report.committed ? await throughQuery(ctx, codes, periods, units) : ofFile
  const parity = parityOf({
    indicators: plan.indicators,
    elements: plan.elements,
    leftOut: plan.leftOut,
    orgUnits,
    periods,
    reference: new Dhis2Reference({
      orgUnits: metadata.organisationUnits,
      elements: plan.elements,
      indicators: new Map(plan.indicators.map((one) => [one.id, one])),
      constants: metadata.constants,
      accepted: plan.accepted,
      territories,
    }),
    unitOf,
    ours: live,
    oursOfFile: ofFile,
  })
  await writeFile(path, `${[...parityLines(parity)].join("\n")}\n`)
  return parity
}

function periodsOf(values: readonly { readonly period: Period }[], which: ParityPeriods): Period[] {
  const found = new Map(values.map(({ period }) => [period.code, period]))
  if (which === "larger") {
    for (const period of Array.from(found.values())) {
      const year = period.starts.slice(0, 4)
      const quarter = Math.ceil(Number(period.starts.slice(5, 7)) / 3)
      for (const code of [year, `${year}-Q${quarter}`, period.starts.slice(0, 7)]) {
        const larger = readPeriod(code)
        if ("period" in larger && holds(larger.period, period)) found.set(code, larger.period)
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.starts + a.ends < b.starts + b.ends ? -1 : 1))
}

const holds = (larger: Period, period: Period) =>
  larger.starts <= period.starts &&
  larger.ends >= period.ends &&
  (partsOf(larger).length > 0 || larger.kind === "month")

/** Org units that have values, and those above them. */
function unitsOf({ plan, metadata }: Dhis2Import) {
  const ids = new Set<string>()
  for (const { orgUnit } of plan.accepted) {
    for (let here: string | undefined = orgUnit; here !== undefined && !ids.has(here);) {
      ids.add(here)
      here = metadata.organisationUnits.get(here)?.parent?.id
    }
  }
  return [...ids].flatMap((id) => metadata.organisationUnits.get(id) ?? [])
}

type Ours = (code: string, unit: string, period: Period) => number | null
const keyOf = (code: string, unit: string, period: string) => `${code}\n${unit}\n${period}`

async function throughQuery(
  ctx: Context,
  codes: readonly string[],
  periods: readonly Period[],
  units: (period: Period) => readonly string[],
): Promise<Ours> {
  const values = new Map<string, number | null>()
  for (const period of periods) {
    const there = units(period)
    for (const code of there.length === 0 ? [] : codes) {
      const { rows } = await answerQuery(ctx, {
        indicators: code,
        units: there.join(","),
        periods: period.code,
        view: "reported",
        asOf: null,
      })
      for (const row of rows) values.set(keyOf(code, row.unit, period.code), row.value)
    }
  }
  return (code, unit, period) => values.get(keyOf(code, unit, period.code)) ?? null
}

/** Our formulas over a cube that holds the values of the file and nothing else. */
function overFile(
  { plan, definitions }: Dhis2Import,
  drafts: readonly IndicatorDraft[],
  territories: Territories,
): Ours {
  const slices = new Slices()
  const landings = new Landings(territories, (id) => slices.numberOf(id))
  for (const { draft } of plan.drafts) {
    const read = readPeriod(draft.period)
    if ("refused" in read || draft.value === null) continue
    const at = { measure: draft.measure, cut: draft.cut ?? "", period: read.period }
    slices.set(at, slices.numberOf(draft.unit), { value: draft.value, status: NORMAL })
  }
  const formulas = new Formulas(withDrafts(definitions, drafts))
  const sources: Sources = {
    slices,
    landings,
    leaves: new Leaves(slices, landings),
    territories,
    rules: formulas.rules,
    formula: (code, period) => formulas.inForce(code, period, null),
    part: formulas.part,
  }
  const kept = new Map<string, number>()
  return (code, unit, period) => {
    const key = keyOf(code, unit, period.code)
    const known = kept.get(key)
    if (known !== undefined) return Number.isNaN(known) ? null : known
    const asked = {
      units: Int32Array.of(slices.numberOf(unit)),
      period,
      ytd: false,
      day: period.ends,
      by: null,
    }
    const value = columnFor(code, asked, sources).values[0] ?? Number.NaN
    kept.set(key, value)
    return Number.isNaN(value) ? null : value
  }
}

/** The catalogue as it is once the drafts are saved. */
function withDrafts(definitions: Definitions, drafts: readonly IndicatorDraft[]): Definitions {
  const indicators = new Map(definitions.indicators)
  for (const { formula, validFrom, document, ...words } of drafts) {
    const before = indicators.get(words.code)?.versions ?? []
    const version = before.length + 1
    const one = { version, formula, unit: "", validFrom, document, recordedAt: "" }
    indicators.set(words.code, { ...words, unit: "", versions: [...before, one] })
  }
  return { ...definitions, indicators }
}
