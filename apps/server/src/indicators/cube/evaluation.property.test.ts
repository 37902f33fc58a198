import { compileColumns, parse, type Node } from "@tinhso/formula"
import fc from "fast-check"
import { expect, test } from "vitest"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"
import { computed, type Formula, type Sources } from "./evaluation.ts"
import { Landings } from "./landing.ts"
import { Leaves, type Rules } from "./leaves.ts"
import { type CellsSeen, Slices } from "./slices.ts"
import { Reference, type World } from "./testing/reference.ts"
import { WorkingCells } from "./working-cells.ts"
import { country, type Country, territoriesIn } from "./testing/world.ts"

const rule = (code: string, change: Partial<Rules>): Rules => ({
  code,
  inTime: "sum",
  overUnits: "sum",
  reportedBy: "commune",
  minCoverage: 0,
  dimensions: {},
  ...change,
})
const RULES = new Map(
  [
    rule("a", {}),
    rule("b", { inTime: "last", dimensions: { công_nghệ: ["4G", "5G"] }, minCoverage: 0.6 }),
    rule("c", { inTime: "avg", overUnits: "avg" }),
    rule("d", { inTime: "max", overUnits: "min", minCoverage: 1 }),
    rule("e", { inTime: "last", overUnits: "none" }),
    rule("f", { inTime: "min", overUnits: "max", reportedBy: "province" }),
  ].map((one) => [one.code, one]),
)

const FORMULAS = [
  "a",
  "b",
  "c",
  "d",
  "e",
  "f",
  "a / b",
  "b[công_nghệ=4G] / b * 100",
  "growth(a) + prev(b)",
  "ytd(a) / b",
  "ytd(c) ?? prev(e)",
  "each(a / b; avg)",
  "each(if(a > b; 1; 0); sum)",
  "peers(b; max) - b",
  "rank(a)",
  "rank(each(b; sum); low) + (d ?? 0)",
]

const PERIODS = [
  "2024",
  "2024-Q4",
  "2024-12",
  "2025",
  "2025-Q2",
  "2025-Q3",
  "2025-06",
  "2025-07",
  "2025-08",
]
const CELL_PERIODS = [...PERIODS, "2025-Q1", "2025-Q4", "2025-09", "2025-04", "2025-05"]

function periodOf(code: string): Period {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  return read.period
}

/** What was said of a measure in one period by every unit that may, but for a few. */
const reports = fc.array(
  fc.record({
    measure: fc.constantFrom("a", "a", "b", "b", "c", "d", "e", "f"),
    cut: fc.constantFrom("", "", "công_nghệ=4G", "công_nghệ=5G"),
    period: fc.constantFrom(...CELL_PERIODS),
    values: fc.array(fc.integer({ min: -40, max: 400 }), { minLength: 12, maxLength: 12 }),
    silent: fc.oneof(fc.constant(-1), fc.nat(11)),
    exempt: fc.oneof(fc.constant(-1), fc.nat(11)),
  }),
  { maxLength: 25 },
)
type Report = typeof reports extends fc.Arbitrary<(infer One)[]> ? One : never

/** Only what recording would let pass: units of the level, there on the last day of the period. */
function worldOf(land: Country, said: readonly Report[]): World {
  const territories = territoriesIn(land)
  const found = new Map<string, number | "n/a">()
  for (const { measure, cut, period, values, silent, exempt } of said) {
    const rules = RULES.get(measure)
    if (rules === undefined || (cut !== "" && measure !== "b")) continue
    land.units.forEach((one, i) => {
      if (i === silent || !territories.existsOn(one, periodOf(period).ends)) return
      if (rules.overUnits !== "none" && rules.reportedBy !== one.level) return
      const value = (values[i % values.length] ?? 0) / 4
      found.set([measure, cut, period, one.id].join("|"), i === exempt ? "n/a" : value)
    })
  }
  return { territories, rules: RULES, cells: found }
}

function treeOf(text: string): Node {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.errors[0].vi)
  return parsed.ast
}

const part = (ast: Node): Formula => ({ ast, compiled: compileColumns(ast), level: "commune" })

type Said = World["cells"]

function eachCell(
  said: Said,
  take: (
    at: { measure: string; cut: string; period: Period; unit: string },
    cell: { value: number | null; status: number },
  ) => void,
): void {
  for (const [key, value] of said) {
    const [measure = "", cut = "", period = "", unit = ""] = key.split("|")
    const cell = value === "n/a" ? { value: null, status: 4 } : { value, status: 0 }
    take({ measure, cut, period: periodOf(period), unit }, cell)
  }
}

function publishedSlices(said: Said): Slices {
  const slices = new Slices()
  eachCell(said, ({ unit, ...at }, cell) => slices.set(at, slices.numberOf(unit), cell))
  return slices
}

function sourcesOf({ territories }: World, slices: CellsSeen): Sources {
  const landings = new Landings(territories, (unit) => slices.numberOf(unit))
  return {
    slices,
    landings,
    leaves: new Leaves(slices, landings),
    territories,
    rules: RULES,
    formula: () => null,
    part,
  }
}

/** What is being entered, over what is published. */
function workingOver(published: Slices, said: Said): WorkingCells {
  const working = new WorkingCells(published)
  eachCell(said, ({ measure, cut, period, unit }, { value, status }) => {
    const cell = { value: value ?? Number.NaN, status }
    working.set(measure, cut, period, published.numberOf(unit), cell)
  })
  return working
}

const close = (value: number | null) =>
  value === null || Number.isNaN(value) ? null : Number(value.toPrecision(10)) + 0

interface Standpoint {
  readonly land: Country
  readonly period: Period
  readonly day: string
}

/** What the cube says of every unit. */
function answered(
  ast: Node,
  { land, period, day, sources }: Standpoint & { readonly sources: Sources },
): (number | null)[] {
  const units = Int32Array.from(land.units, ({ id }) => sources.slices.numberOf(id))
  const asked = { units, period, ytd: false, day, by: null }
  return Array.from(computed(sources.part(ast), asked, sources).values, close)
}

/** What the reference says of them. */
function told(
  ast: Node,
  { land, period, day, world }: Standpoint & { readonly world: World },
): (number | null)[] {
  const reference = new Reference(world)
  return land.units.map(({ id }) => close(reference.formula(ast, id, { period, day, ytd: false })))
}

test("the cube answers what the plain reference answers, through time, reform and breakdowns", () => {
  fc.assert(
    fc.property(
      country,
      reports,
      fc.constantFrom(...FORMULAS),
      fc.constantFrom(...PERIODS),
      fc.constantFrom("reported", "2024-12-31", "2025-12-31"),
      (land, drafts, text, code, view) => {
        const world = worldOf(land, drafts)
        const period = periodOf(code)
        const day = view === "reported" ? period.ends : view
        const sources = sourcesOf(world, publishedSlices(world.cells))

        expect(answered(treeOf(text), { land, period, day, sources })).toEqual(
          told(treeOf(text), { land, period, day, world }),
        )
      },
    ),
    { numRuns: 1500 },
  )
})

test("what is being entered stands before what is published, and gives way when it leaves again", () => {
  fc.assert(
    fc.property(
      country,
      reports,
      reports,
      fc.constantFrom(...FORMULAS),
      fc.constantFrom(...PERIODS),
      (land, published, entered, text, code) => {
        const below = worldOf(land, published)
        const above = worldOf(land, entered)
        const both = { ...below, cells: new Map([...below.cells, ...above.cells]) }
        const period = periodOf(code)
        const slices = publishedSlices(below.cells)
        const working = workingOver(slices, above.cells)
        const sources = sourcesOf(below, working)
        const asked = { land, period, day: "2025-12-31" }
        const ast = treeOf(text)

        expect(answered(ast, { ...asked, sources })).toEqual(told(ast, { ...asked, world: both }))
        eachCell(above.cells, ({ measure, cut, period: then, unit }) =>
          working.drop(measure, cut, then.code, working.numberOf(unit)),
        )
        expect(answered(ast, { ...asked, sources })).toEqual(told(ast, { ...asked, world: below }))
      },
    ),
    { numRuns: 600 },
  )
})

test("a measure tells how many of its reporters stand behind it, as the reference counts them", () => {
  fc.assert(
    fc.property(country, reports, fc.constantFrom(...PERIODS), (land, drafts, code) => {
      const world = worldOf(land, drafts)
      const period = periodOf(code)
      const sources = sourcesOf(world, publishedSlices(world.cells))
      const units = land.units.map(({ id }) => id)
      const day = "2025-12-31"
      const asked = {
        units: Int32Array.from(units, (id) => sources.slices.numberOf(id)),
        period,
        ytd: false,
        day,
        by: null,
      }
      const column = computed(sources.part(treeOf("a")), asked, sources)
      const reference = new Reference(world)
      const counted = units.map((unit) =>
        reference.measure(RULES.get("a")!, "", unit, { period, day, ytd: false }),
      )

      expect([...column.reported]).toEqual(counted.map(({ reported }) => reported))
      expect([...column.expected]).toEqual(counted.map(({ expected }) => expected))
    }),
    { numRuns: 300 },
  )
})
