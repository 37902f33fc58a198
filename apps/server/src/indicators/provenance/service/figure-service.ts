import { aggregate, evaluate, type Input, ranks } from "@tinhso/formula"
import type { Context } from "../../../platform/context.ts"
import { shifted } from "../../cells/calendar.ts"
import { cutParts } from "../../cells/cut.ts"
import {
  type Asked,
  type Column,
  columnFor,
  computed,
  cutFor,
  type Formula,
  inputColumn,
  peersOf,
  reportersBelow,
} from "../../cube/evaluation.ts"
import { MISSING } from "../../cube/slices.ts"
import { explainFormula } from "../../definitions/service.ts"
import type { Contribution } from "../contributions.ts"
import { noSuchPart } from "../errors.ts"
import type { InputTold, Opened, Provenance } from "../model.ts"
import { formulaProof, sumProof } from "../proof.ts"
import { valueOf } from "../value-of.ts"
import { type Page, pageOf } from "./contributors-service.ts"
import { gathered } from "./measure-service.ts"
import { type ProvenanceAsked, type World, worldOf } from "./world-service.ts"

/**
 * One screen of where a figure comes from: a formula with its inputs, or the units that
 * contributed. The value is computed again from what the screen shows.
 */
export async function openFigure(
  ctx: Context,
  asked: ProvenanceAsked,
  page: Page,
): Promise<Provenance> {
  const world = await worldOf(ctx, asked)
  const { opened, formulas } = world
  if (opened.part !== null) return openPart(ctx, world, opened.part, page)
  const rules = formulas.rules.get(opened.indicator)
  if (rules !== undefined) return { ...told(world), ...(await gathered(ctx, world, rules, page)) }
  const formula = world.sources.formula(opened.indicator, world.period)
  const column = columnFor(opened.indicator, askedOf(world), world.sources)
  return { ...told(world), ...(await byFormula(ctx, world, formula, column)) }
}

/** What every screen says of its figure. */
function told({ asked, opened, day, knownAt, illustrative, unit, period, definitions }: World) {
  const { measures, indicators } = definitions
  const indicator = indicators.get(opened.indicator)
  const named = indicator ?? measures.get(opened.indicator)
  const { stage, asOf } = asked
  return {
    opened,
    day,
    stage,
    asOf,
    knownAt,
    illustrative,
    unit,
    period,
    kind: "indicator" as Provenance["kind"],
    nameVi: named?.nameVi ?? opened.indicator,
    nameEn: named?.nameEn ?? opened.indicator,
    unitOfMeasure: indicator?.unit ?? measures.get(opened.indicator)?.unitOfMeasure ?? "",
    formula: null,
    inputs: [],
    measure: null,
    contributors: null,
  }
}

function askedOf({ opened, sources, period, day }: World): Asked {
  const [by = null] = cutParts(opened.by)
  const units = Int32Array.of(sources.slices.numberOf(opened.unit))
  return { units, period, ytd: opened.ytd, day, by }
}

async function byFormula(ctx: Context, world: World, formula: Formula | null, column: Column) {
  const value = valueOf(column)
  if (formula === null) return { ...value, proof: formulaProof(value.value, null) }
  const inputs = formula.compiled.inputs.map((input) => inputTold(input, world))
  const values = new Map(formula.compiled.inputs.map(({ key }, i) => [key, inputs[i]?.value]))
  const again = evaluate(formula.ast, ({ key }) => values.get(key) ?? null)
  return {
    ...value,
    formula: await formulaTold(ctx, world),
    inputs,
    proof: formulaProof(value.value, again),
  }
}

async function formulaTold(ctx: Context, { opened, formulas, period, asked, definitions }: World) {
  const { indicator } = opened
  const version =
    opened.version === null
      ? formulas.versionInForce(indicator, period, asked.asOf)
      : definitions.indicators
          .get(indicator)
          ?.versions.find((one) => one.version === opened.version)
  if (version === null || version === undefined) return null
  const text = opened.part ?? version.formula
  const { sentenceVi, sentenceEn } = await explainFormula(ctx, text)
  const { validFrom, document, recordedAt } = version
  return { text, sentenceVi, sentenceEn, version: version.version, validFrom, document, recordedAt }
}

function inputTold(input: Input, world: World): InputTold {
  const { definitions, sources } = world
  const column = inputColumn(input, askedOf(world), sources)
  const known =
    input.kind === "measure"
      ? (definitions.indicators.get(input.code) ?? definitions.measures.get(input.code))
      : undefined
  const kind =
    input.kind === "measure" && definitions.indicators.has(input.code) ? "indicator" : input.kind
  return {
    read: input.key,
    kind,
    nameVi: known?.nameVi ?? input.key,
    nameEn: known?.nameEn ?? input.key,
    unitOfMeasure: unitOf(input, world),
    ...valueOf(column),
    opens: opensInput(input, world),
  }
}

function unitOf(input: Input, { definitions }: World): string {
  if (input.kind !== "measure") return ""
  const indicator = definitions.indicators.get(input.code)
  return indicator?.unit ?? definitions.measures.get(input.code)?.unitOfMeasure ?? ""
}

function opensInput(input: Input, world: World): Opened {
  const { opened, period, sources, formulas, asked } = world
  const then = {
    ...opened,
    period: shifted(period, input.when.shift).code,
    ytd: opened.ytd || input.when.ytd,
    part: null,
    inside: false,
    version: null,
  }
  if (input.kind !== "measure") {
    const version =
      opened.version ?? formulas.versionInForce(opened.indicator, period, asked.asOf)?.version
    return { ...then, part: input.key, version: version ?? null }
  }
  const rules = sources.rules.get(input.code)
  const [by = null] = cutParts(opened.by)
  const cut = rules === undefined ? opened.by : cutFor(rules, input.where, by)
  return { ...then, indicator: input.code, by: cut }
}

type Grouped = Exclude<Input, { kind: "measure" }>

/** A part of a formula that is told unit by unit: its units, or how one of them comes to its value. */
async function openPart(ctx: Context, world: World, key: string, page: Page): Promise<Provenance> {
  const { opened, formulas, sources } = world
  const formula =
    opened.version === null
      ? sources.formula(opened.indicator, world.period)
      : formulas.ofVersion(opened.indicator, opened.version)
  const input = formula === null ? null : findPart(formula, key, world)
  if (input === null) throw noSuchPart(key)
  const inner = sources.part(input.of)
  if (opened.inside) {
    const column = computed(inner, askedOf(world), sources)
    return { ...told(world), kind: "part", ...(await byFormula(ctx, world, inner, column)) }
  }
  return { ...told(world), kind: "part", ...(await byGroup(ctx, world, input, inner, page)) }
}

function findPart({ compiled }: Formula, key: string, world: World): Grouped | null {
  for (const input of compiled.inputs) {
    if (input.kind === "measure") continue
    if (input.key === key) return input
    const below = findPart(world.sources.part(input.of), key, world)
    if (below !== null) return below
  }
  return null
}

async function byGroup(ctx: Context, world: World, input: Grouped, inner: Formula, page: Page) {
  const { opened, sources, day } = world
  const asked = askedOf(world)
  const own = asked.units[0] ?? 0
  const group =
    input.kind === "each"
      ? reportersBelow(own, inner.level, day, sources)
      : peersOf(own, day, sources)
  const column = computed(inner, { ...asked, units: group }, sources)
  const all = Array.from(group, (unit, row): Contribution => {
    const { value } = valueOf(column, row)
    const status = column.statuses[row] ?? MISSING
    return { unit, value, status, weight: 1, brings: value }
  })
  const values = all.map(({ value }) => value)
  const again =
    input.kind === "rank"
      ? (ranks(values, input.best)[group.indexOf(own)] ?? null)
      : aggregate(values, input.how)
  const now = { ...input, when: { shift: 0, ytd: false } }
  const value = valueOf(inputColumn(now, asked, sources))
  return {
    ...value,
    formula: await formulaTold(ctx, world),
    contributors: await pageOf(ctx, world, all, page, {
      how: input.kind === "rank" ? "max" : howOf(input.how),
      made: () => "formula",
      opens: (unit) => ({ ...opened, unit, inside: true }),
      cells: null,
      total: value.value,
    }),
    proof: sumProof({ ...value, recomputed: again, minCoverage: 0 }),
  }
}

/** In which order units are listed. */
const howOf = (how: string) => (how === "min" ? "min" : how === "sum" ? "sum" : "max")
