import {
  aggregate,
  type CompiledColumns,
  type Input,
  type Node,
  ranks,
  type Selector,
} from "@tinhso/formula"
import type { Territories } from "../../registry/index.ts"
import type { Level } from "../../registry/model.ts"
import { shifted } from "../cells/calendar.ts"
import { cutKey } from "../cells/cut.ts"
import { DAYS_IN_PERIOD, daysIn } from "../cells/days-in-period.ts"
import type { Period } from "../model.ts"
import { gather, type Gathered } from "./gather.ts"
import type { Landings } from "./landing.ts"
import { type Leaves, type Rules } from "./leaves.ts"
import { type CellsSeen, MISSING, NORMAL, NOT_APPLICABLE } from "./slices.ts"

/** Values of one measure or indicator for several units, with how much stands behind each. */
export interface Column {
  readonly values: Float64Array
  readonly statuses: Uint8Array
  readonly reported: Int32Array
  readonly expected: Int32Array
}

/** A formula in force, ready to run. */
export interface Formula {
  readonly ast: Node
  readonly compiled: CompiledColumns
  /** The lowest level that reports what it reads; null where it reads nothing. */
  readonly level: Level | null
}

/** What is asked of a column. */
export interface Asked {
  /** Numbers of units. */
  readonly units: Int32Array
  readonly period: Period
  /** From January on. */
  readonly ytd: boolean
  /** The day whose units are meant; of history, what belongs to them. */
  readonly day: string
  /** A choice that holds for every measure that has its dimension. */
  readonly by: Selector | null
}

export interface Sources {
  readonly slices: CellsSeen
  readonly landings: Landings
  readonly leaves: Leaves
  readonly territories: Territories
  /** Base measures. */
  readonly rules: ReadonlyMap<string, Rules>
  /** The formula of an indicator that is in force in a period, or null. */
  readonly formula: (code: string, period: Period) => Formula | null
  /** Compiles a part of a formula, once. */
  readonly part: (ast: Node) => Formula
}

const columnOf = (rows: number): Column => ({
  values: new Float64Array(rows).fill(Number.NaN),
  statuses: new Uint8Array(rows).fill(MISSING),
  reported: new Int32Array(rows),
  expected: new Int32Array(rows),
})

/** The values of a base measure or an indicator, aggregated first and computed after. */
export function columnFor(code: string, asked: Asked, sources: Sources): Column {
  const rules = sources.rules.get(code)
  if (rules !== undefined) return measured(rules, [], asked, sources)
  if (code === DAYS_IN_PERIOD) return daysColumn(asked)
  const formula = sources.formula(code, asked.period)
  return formula === null ? columnOf(asked.units.length) : computed(formula, asked, sources)
}

/** The same number for every unit; nobody reports it. */
function daysColumn({ units, period, ytd }: Asked): Column {
  const column = columnOf(units.length)
  column.values.fill(daysIn(period, ytd))
  column.statuses.fill(NORMAL)
  return column
}

/** A formula over its aggregated inputs. */
export function computed({ compiled }: Formula, asked: Asked, sources: Sources): Column {
  const rows = asked.units.length
  const inputs = compiled.inputs.map((input) => inputColumn(input, asked, sources))
  const column = columnOf(rows)
  compiled.run(
    inputs.map(({ values }) => values),
    rows,
    column.values,
  )
  for (let row = 0; row < rows; row++) standBehind(inputs, row, column)
  return column
}

/** The status of a computed value, and the least covered of its inputs. */
function standBehind(inputs: readonly Column[], row: number, column: Column): void {
  let [worst, lacking, inapplicable, least] = [NORMAL, false, false, Infinity]
  for (const { statuses, reported, expected } of inputs) {
    const status = statuses[row]!
    if (status === MISSING) lacking = true
    else if (status === NOT_APPLICABLE) inapplicable = true
    else worst = Math.max(worst, status)
    const share = expected[row] === 0 ? 1 : reported[row]! / expected[row]!
    if (share >= least) continue
    least = share
    column.reported[row] = reported[row]!
    column.expected[row] = expected[row]!
  }
  const none = Number.isNaN(column.values[row]!)
  const why = inapplicable && !lacking ? NOT_APPLICABLE : MISSING
  column.statuses[row] = none ? why : worst
}

/** What a formula reads, as a column. */
export function inputColumn(input: Input, asked: Asked, sources: Sources): Column {
  const { shift, ytd } = input.when
  const then: Asked = {
    ...asked,
    period: shifted(asked.period, shift),
    ytd: asked.ytd || ytd,
  }
  if (input.kind === "measure") {
    const rules = sources.rules.get(input.code)
    if (rules !== undefined) return measured(rules, input.where, then, sources)
    return columnFor(input.code, then, sources)
  }
  const part = sources.part(input.of)
  if (input.kind === "rank") {
    const { best } = input
    return among(part, (values, own) => ranks(values, best)[own] ?? null, then, sources)
  }
  const { how } = input
  const aggregated = (values: (number | null)[]) => aggregate(values, how)
  return input.kind === "each"
    ? each(part, aggregated, then, sources)
    : among(part, aggregated, then, sources)
}

/** What becomes of the values of several units; `own` is the place of the unit itself. */
type AsOne = (values: (number | null)[], own: number) => number | null

/** The cut that is read: what a formula chooses, and what holds for every measure that has it. */
export function cutFor(rules: Rules, where: readonly Selector[], by: Selector | null): string {
  const free =
    by !== null &&
    Object.hasOwn(rules.dimensions, by.dimension) &&
    where.every(({ dimension }) => dimension !== by.dimension)
  return cutKey(free ? [...where, by] : where)
}

/** A base measure, rolled up; blank where too few reported. */
function measured(
  rules: Rules,
  where: readonly Selector[],
  { units, period, ytd, day, by }: Asked,
  { slices, leaves, landings, territories }: Sources,
): Column {
  const cut = cutFor(rules, where, by)
  const leaf = ytd ? leaves.sinceJanuary(rules, cut, period) : leaves.of(rules, cut, period)
  const slice = leaf ?? { values: new Float64Array(0), statuses: new Uint8Array(0) }
  const column = columnOf(units.length)
  const one: Gathered = { value: 0, status: 0, reported: 0, expected: 0 }
  let level: Level = rules.reportedBy
  let landing = landings.of({ level, reported: period.ends, day })
  for (let row = 0; row < units.length; row++) {
    const unit = units[row]!
    const own = rules.overUnits === "none" ? territories.unit(slices.idOf(unit))?.level : undefined
    if (own !== undefined && own !== level) {
      level = own
      landing = landings.of({ level, reported: period.ends, day })
    }
    gather(landing.parts(unit), slice, rules.overUnits, one)
    column.reported[row] = one.reported
    column.expected[row] = one.expected
    if (one.reported < one.expected * rules.minCoverage) continue
    column.values[row] = one.value
    column.statuses[row] = one.status
  }
  return column
}

/** A formula told unit by unit of the level that reports, then as one. */
function each(part: Formula, asOne: AsOne, asked: Asked, sources: Sources): Column {
  const below = [...asked.units].map((unit) => reportersBelow(unit, part.level, asked.day, sources))
  return acrossGroups(part, below, asked, sources, asOne)
}

/** The units of a level that lie in a unit. */
export function reportersBelow(
  unit: number,
  level: Level | null,
  day: string,
  { landings }: Sources,
): Int32Array {
  if (level === null) return Int32Array.of(unit)
  return landings.of({ level, reported: day, day }).parts(unit).reporters
}

/** A formula held against the units of the same level under the same parent. */
function among(part: Formula, asOne: AsOne, asked: Asked, sources: Sources): Column {
  const peers = [...asked.units].map((unit) => peersOf(unit, asked.day, sources))
  return acrossGroups(part, peers, asked, sources, asOne)
}

/** Computes a formula for all units of all groups at once, then makes one value of each group. */
function acrossGroups(
  part: Formula,
  groups: readonly Int32Array[],
  asked: Asked,
  sources: Sources,
  asOne: AsOne,
): Column {
  const all = [...new Set(groups.flatMap((group) => [...group]))]
  const at = new Map(all.map((unit, i) => [unit, i]))
  const inner = computed(part, { ...asked, units: Int32Array.from(all) }, sources)
  const column = columnOf(groups.length)
  groups.forEach((group, row) => {
    const places = Array.from(group, (unit) => at.get(unit) ?? 0)
    const values = places.map((place) => known(inner.values[place]!))
    column.values[row] = asOne(values, group.indexOf(asked.units[row]!)) ?? Number.NaN
    const statuses = places.map((place) => inner.statuses[place]!)
    column.expected[row] = statuses.filter((status) => status !== NOT_APPLICABLE).length
    column.reported[row] = statuses.filter((status) => status < MISSING).length
    column.statuses[row] = Number.isNaN(column.values[row]) ? MISSING : worstOf(statuses)
  })
  return column
}

const known = (value: number) => (Number.isNaN(value) ? null : value)
const worstOf = (statuses: readonly number[]) =>
  statuses.reduce((worst, status) => (status < MISSING && status > worst ? status : worst), NORMAL)

const families = new WeakMap<Landings, Map<string, Map<string | null, number[]>>>()

/** The units of the same level under the same parent, the unit itself among them. */
export function peersOf(unit: number, day: string, sources: Sources): Int32Array {
  const { territories, slices, landings } = sources
  const id = slices.idOf(unit)
  const level = territories.unit(id)?.level
  if (level === undefined) return Int32Array.of(unit)
  const kept = families.get(landings) ?? new Map<string, Map<string | null, number[]>>()
  families.set(landings, kept)
  const key = `${level} ${day}`
  const byParent = kept.get(key) ?? familiesOf(level, day, sources)
  kept.set(key, byParent)
  return Int32Array.from(byParent.get(territories.parentOn(id, day)) ?? [unit])
}

function familiesOf(level: Level, day: string, { territories, slices }: Sources) {
  const byParent = new Map<string | null, number[]>()
  for (const unit of territories.ofLevel(level)) {
    if (!territories.existsOn(unit, day)) continue
    const parent = territories.parentOn(unit.id, day)
    const family = byParent.get(parent) ?? []
    family.push(slices.numberOf(unit.id))
    byParent.set(parent, family)
  }
  return byParent
}
