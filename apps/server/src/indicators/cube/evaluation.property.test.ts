import { compileColumns, parse, type Node } from "@tinhso/formula"
import fc from "fast-check"
import { expect, test } from "vitest"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"
import { computed, type Formula, type Sources } from "./evaluation.ts"
import { Landings } from "./landing.ts"
import { Leaves, type Rules } from "./leaves.ts"
import { Slices } from "./slices.ts"
import { Reference, type World } from "./testing/reference.ts"
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

function sourcesOf({ territories, cells: said }: World): Sources {
  const slices = new Slices()
  for (const [key, value] of said) {
    const [measure = "", cut = "", period = "", unit = ""] = key.split("|")
    const cell = value === "n/a" ? { value: null, status: 4 } : { value, status: 0 }
    slices.set({ measure, cut, period: periodOf(period) }, slices.numberOf(unit), cell)
  }
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

const close = (value: number | null) =>
  value === null || Number.isNaN(value) ? null : Number(value.toPrecision(10)) + 0

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
        const units = land.units.map(({ id }) => id)
        const sources = sourcesOf(world)
        const ast = treeOf(text)
        const numbers = Int32Array.from(units, (id) => sources.slices.numberOf(id))
        const asked = { units: numbers, period, ytd: false, day, by: null }
        const column = computed(sources.part(ast), asked, sources)
        const reference = new Reference(world)

        expect(Array.from(column.values, close)).toEqual(
          units.map((unit) => close(reference.formula(ast, unit, { period, day, ytd: false }))),
        )
      },
    ),
    { numRuns: 1500 },
  )
})

test("a measure tells how many of its reporters stand behind it, as the reference counts them", () => {
  fc.assert(
    fc.property(country, reports, fc.constantFrom(...PERIODS), (land, drafts, code) => {
      const world = worldOf(land, drafts)
      const period = periodOf(code)
      const sources = sourcesOf(world)
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
      const told = units.map((unit) =>
        reference.measure(RULES.get("a")!, "", unit, { period, day, ytd: false }),
      )

      expect([...column.reported]).toEqual(told.map(({ reported }) => reported))
      expect([...column.expected]).toEqual(told.map(({ expected }) => expected))
    }),
    { numRuns: 300 },
  )
})
