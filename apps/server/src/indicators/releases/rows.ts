import type { Selector } from "@tinhso/formula"
import type { Territories } from "../../registry/index.ts"
import { CELL_STATUSES } from "../cells/model.ts"
import { type Column, columnFor, type Sources } from "../cube/evaluation.ts"
import type { Landings } from "../cube/landing.ts"
import type { Leaves } from "../cube/leaves.ts"
import { type CellsSeen, ESTIMATED } from "../cube/slices.ts"
import type { Definitions } from "../definitions/check-definition.ts"
import type { Period } from "../model.ts"
import { Formulas } from "../query/formulas.ts"
import { readPeriods, readUnits } from "../query/read-asked.ts"
import { type Listed, unitsOn } from "../query/units-asked.ts"
import { versionInForce } from "./closure.ts"
import type { Contents, ReleaseRow } from "./model.ts"
import { compareRows } from "./row-text.ts"

/** All that values are computed from. */
export interface World {
  readonly contents: Contents
  readonly definitions: Definitions
  readonly formulas: Formulas
  readonly territories: Territories
  readonly slices: CellsSeen
  readonly landings: Landings
  readonly leaves: Leaves
}

/** One indicator, period and choice of a breakdown: what is computed at once for many units. */
export interface Group {
  readonly indicator: string
  readonly period: Period
  readonly by: Selector | null
  readonly breakdown: string
  /** The day whose units are meant. */
  readonly day: string
}

export type Asking = Pick<World, "contents" | "definitions" | "formulas">

/** The periods that contents name. */
export function periodsIn({ periods }: Pick<Contents, "periods">): Period[] {
  const read = readPeriods(periods.join(","))
  if ("wrong" in read) throw new Error(read.wrong)
  return read.good
}

/** The day whose units a period is told on. */
export const dayFor = ({ view }: Pick<Contents, "view">, period: Period): string =>
  view === "reported" ? period.ends : view.slice(3)

/** The units that contents name and that exist on a day. */
export function listed(
  { units }: Pick<Contents, "units">,
  day: string,
  territories: Territories,
): Listed {
  const asked = readUnits(units)
  if ("wrong" in asked) throw new Error(asked.wrong)
  const found = unitsOn(asked.good, day, territories)
  if ("wrong" in found) throw new Error(found.wrong)
  if (asked.good.kind !== "ids") return found.good
  const { ids, names } = found.good
  const there = ids.map((id) => {
    const unit = territories.unit(id)
    return unit !== undefined && territories.existsOn(unit, day)
  })
  return {
    ...found.good,
    ids: ids.filter((_, i) => there[i]),
    names: names.filter((_, i) => there[i]),
  }
}

/** The choices of a breakdown that an indicator has: the whole first. */
export function choicesOf(indicator: string, { contents, formulas }: Asking): (Selector | null)[] {
  const values = new Map<string, Selector>()
  for (const code of formulas.basesOf([indicator])) {
    for (const [dimension, its] of Object.entries(formulas.rules.get(code)?.dimensions ?? {})) {
      if (!contents.breakdowns.includes(dimension)) continue
      for (const value of its) values.set(`${dimension}=${value}`, { dimension, value })
    }
  }
  return [null, ...values.values()]
}

/** Whether a code is computed from cells, not only published. */
export const isComputed = (code: string, { reporting, indicators }: Definitions): boolean =>
  reporting.has(code) || indicators.has(code)

/** What has to be computed, one indicator and period after the other. */
function groupsOf(asking: Asking): Group[] {
  const { contents, definitions } = asking
  const periods = periodsIn(contents)
  return contents.indicators
    .filter((code) => isComputed(code, definitions))
    .flatMap((indicator) => {
      const choices = choicesOf(indicator, asking)
      return periods.flatMap((period) =>
        choices.map((by): Group => {
          const breakdown = by === null ? "" : `${by.dimension}=${by.value}`
          return { indicator, period, by, breakdown, day: dayFor(contents, period) }
        }),
      )
    })
}

const sourcesOf = ({ formulas, slices, landings, leaves, territories }: World): Sources => ({
  slices,
  landings,
  leaves,
  territories,
  rules: formulas.rules,
  formula: (code, period) => formulas.inForce(code, period, null),
  part: formulas.part,
})

/** The values of a group for some units. */
export function columnOf(
  { indicator, period, by, day }: Group,
  units: readonly string[],
  world: World,
): Column {
  const numbers = Int32Array.from(units, (id) => world.slices.numberOf(id))
  return columnFor(indicator, { units: numbers, period, ytd: false, day, by }, sourcesOf(world))
}

/** What a column says of one of its units. */
export function saidAt({ values, statuses, reported, expected }: Column, row: number) {
  const value = values[row] ?? Number.NaN
  return {
    value: Number.isNaN(value) ? null : value,
    status: CELL_STATUSES[statuses[row] ?? 0] ?? "missing",
    reported: reported[row] ?? 0,
    expected: expected[row] ?? 0,
    estimated: statuses[row] === ESTIMATED,
  }
}

/** The unit of measure of an indicator or measure for a period. */
export function unitOfMeasure(
  code: string,
  period: Period,
  { measures, indicators }: Definitions,
): string {
  const indicator = indicators.get(code)
  if (indicator === undefined) return measures.get(code)?.unitOfMeasure ?? ""
  return versionInForce(indicator.versions, period.ends)?.unit ?? ""
}

/** The rows of one group, for all its units. */
function rowsOf(group: Group, world: World): ReleaseRow[] {
  const { territories, definitions, contents } = world
  const { ids, names } = listed(contents, group.day, territories)
  const column = columnOf(group, ids, world)
  const unit = unitOfMeasure(group.indicator, group.period, definitions)
  const kind = definitions.indicators.has(group.indicator) ? "indicator" : "measure"
  return ids.map((id, row) => ({
    indicator: group.indicator,
    period: group.period.code,
    unit: id,
    unitCode: territories.ref(id, group.day)?.code ?? "",
    unitName: names[row] ?? id,
    breakdown: group.breakdown,
    kind,
    comparator: "=",
    written: null,
    unitOfMeasure: unit,
    ...saidAt(column, row),
    figure: "",
    label: "",
    parts: "",
    source: "",
  }))
}

/** Rows that are kept together: of one indicator and period, in order. */
export interface Block {
  readonly indicator: string
  readonly period: string
  readonly rows: ReleaseRow[]
}

/** All rows of a release in their order, a block at a time; figures of public texts among them. */
export function* blocksOf(world: World, figures: readonly ReleaseRow[]): Generator<Block> {
  const groups = Map.groupBy(groupsOf(world), (group) =>
    blockKey(group.indicator, group.period.code),
  )
  const published = Map.groupBy(figures, ({ indicator, period }) => blockKey(indicator, period))
  for (const key of [...new Set([...groups.keys(), ...published.keys()])].toSorted()) {
    const [indicator = "", period = ""] = key.split("\n")
    const computed = (groups.get(key) ?? []).flatMap((group) => rowsOf(group, world))
    const rows = [...computed, ...(published.get(key) ?? [])].toSorted(compareRows)
    if (rows.length > 0) yield { indicator, period, rows }
  }
}

const blockKey = (indicator: string, period: string) => `${indicator}\n${period}`

/** How many rows would be computed, without computing them. */
export function countRows(asking: Asking, territories: Territories): number {
  return groupsOf(asking).reduce(
    (sum, { day }) => sum + listed(asking.contents, day, territories).ids.length,
    0,
  )
}
