import fc from "fast-check"
import { expect, test } from "vitest"
import { inputColumn, type Sources } from "../cube/evaluation.ts"
import { Landings } from "../cube/landing.ts"
import { Leaves, type Rules } from "../cube/leaves.ts"
import { Slices } from "../cube/slices.ts"
import { country, type Country, territoriesIn } from "../cube/testing/world.ts"
import { readPeriod } from "../import/period.ts"
import type { Period } from "../model.ts"
import { counted, together } from "./contributions.ts"
import { leafOf } from "./leaf.ts"
import { measured } from "./measured.ts"
import { same } from "./proof.ts"

const rule = (code: string, change: Partial<Rules>): Rules => ({
  code,
  inTime: "sum",
  overUnits: "sum",
  reportedBy: "commune",
  minCoverage: 0,
  dimensions: {},
  ...change,
})
const RULES = [
  rule("a", {}),
  rule("b", { inTime: "last", dimensions: { công_nghệ: ["4G", "5G"] }, minCoverage: 0.6 }),
  rule("c", { inTime: "avg", overUnits: "avg" }),
  rule("d", { inTime: "max", overUnits: "min", minCoverage: 1 }),
  rule("e", { inTime: "last", overUnits: "none" }),
  rule("f", { inTime: "min", overUnits: "max", reportedBy: "province" }),
]
const ALL = new Map(RULES.map((one) => [one.code, one]))
const PERIODS = ["2024", "2024-Q4", "2024-12", "2025", "2025-Q2", "2025-Q3", "2025-06", "2025-08"]
const CELL_PERIODS = [...PERIODS, "2025-Q1", "2025-Q4", "2025-04", "2025-05", "2025-07", "2025-09"]

function periodOf(code: string): Period {
  const read = readPeriod(code)
  if ("refused" in read) throw new Error(read.refused)
  return read.period
}

/** What the units said in one act; later acts correct earlier ones. */
const acts = fc.array(
  fc.record({
    measure: fc.constantFrom(...ALL.keys()),
    cuts: fc.constantFrom([""], ["công_nghệ=4G"], ["công_nghệ=4G", "công_nghệ=5G"]),
    period: fc.constantFrom(...CELL_PERIODS),
    values: fc.array(fc.integer({ min: -40, max: 400 }), { minLength: 12, maxLength: 12 }),
    silent: fc.integer({ min: -1, max: 11 }),
    exempt: fc.integer({ min: -1, max: 11 }),
  }),
  { minLength: 10, maxLength: 40 },
)
type Act = typeof acts extends fc.Arbitrary<(infer One)[]> ? One : never

/** The cube as it stood after these acts. */
function sourcesAfter(land: Country, said: readonly Act[]): Sources {
  const territories = territoriesIn(land)
  const slices = new Slices()
  const single = said.flatMap(({ cuts, ...act }) => cuts.map((cut) => ({ ...act, cut })))
  for (const { measure, cut, period, values, silent, exempt } of single) {
    const rules = ALL.get(measure)
    if (rules === undefined || (cut !== "" && measure !== "b")) continue
    const at = { measure, cut, period: periodOf(period) }
    land.units.forEach((one, i) => {
      if (i === silent || !territories.existsOn(one, at.period.ends)) return
      if (rules.overUnits !== "none" && rules.reportedBy !== one.level) return
      const value = i === exempt ? null : (values[i % values.length] ?? 0) / 4
      slices.set(at, slices.numberOf(one.id), { value, status: i === exempt ? 4 : 0 })
    })
  }
  const landings = new Landings(territories, (unit) => slices.numberOf(unit))
  return {
    slices,
    landings,
    leaves: new Leaves(slices, landings),
    territories,
    rules: ALL,
    formula: () => null,
    part: () => {
      throw new Error("no formulas here")
    },
  }
}

const world = fc.record({
  land: country,
  said: acts,
  // As of an earlier instant only the first acts are known.
  known: fc.integer({ min: 5, max: 40 }),
  rules: fc.constantFrom(...RULES),
  cut: fc.constantFrom("", "công_nghệ=4G"),
  code: fc.constantFrom(...PERIODS),
  view: fc.constantFrom("reported", "2024-12-31", "2025-12-31"),
  ytd: fc.boolean(),
})

test("those who contributed come to the value of the cube: every rule, both views, as of any act", () => {
  let valued = 0
  fc.assert(
    fc.property(world, ({ land, said, known, rules, cut: chosen, code, view, ytd }) => {
      const sources = sourcesAfter(land, said.slice(0, known))
      const period = periodOf(code)
      const day = view === "reported" ? period.ends : view
      const cut = rules.code === "b" ? chosen : ""
      for (const { id, level } of land.units) {
        const unit = sources.slices.numberOf(id)
        const asked = { cut, period, ytd }
        const { value, reported, expected, all, again } = measured(
          { rules, unit, level, day },
          asked,
          sources,
        )

        const counts = counted(all)
        expect(counts.reported).toBe(reported)
        expect(counts.all - counts.notApplicable).toBe(expected)
        expect(same(together(all.toReversed(), rules.overUnits), again)).toBe(true)
        const withheld = reported < expected * rules.minCoverage
        expect(withheld ? value : same(again, value)).toBe(withheld ? null : true)
        if (value !== null) valued++
      }
    }),
    { numRuns: 1500 },
  )
  expect(valued).toBeGreaterThan(500)
})

test("what one reporter said is its cell, or what the parts told beside it come to", () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(world, ({ land, said, known, rules, cut: chosen, code, ytd }) => {
      const sources = sourcesAfter(land, said.slice(0, known))
      const period = periodOf(code)
      const cut = rules.code === "b" ? chosen : ""
      for (const one of land.units) {
        const there = sources.territories.existsOn(one, period.ends)
        if (!there || (rules.overUnits !== "none" && one.level !== rules.reportedBy)) continue
        const unit = sources.slices.numberOf(one.id)
        const leaf = leafOf({ rules, unit, level: one.level }, { cut, period, ytd }, sources)

        kinds.add(leaf.made)
        const cell = leaf.made === "cell"
        const told = cell ? cellOf(sources, rules, cut, period, unit) : leaf.again
        expect(same(told, leaf.value)).toBe(true)
      }
    }),
    { numRuns: 1500 },
  )
  expect(kinds).toEqual(new Set(["cell", "breakdown", "periods", "none"]))
})

function cellOf(
  { slices }: Sources,
  { code }: Rules,
  cut: string,
  period: Period,
  unit: number,
): number | null {
  const value = slices.slice(code, cut, period.code)?.values[unit] ?? Number.NaN
  return Number.isNaN(value) ? null : value
}

test("a value of a unit that lies in another one is found below it by the same rule", () => {
  fc.assert(
    fc.property(world, ({ land, said, rules, code }) => {
      const sources = sourcesAfter(land, said)
      const period = periodOf(code)
      const [country_] = land.units
      if (country_ === undefined) return
      const unit = sources.slices.numberOf(country_.id)
      const { all } = measured(
        { rules, unit, level: "country", day: period.ends },
        { cut: "", period, ytd: false },
        sources,
      )
      for (const { unit: reporter, value } of all) {
        const units = Int32Array.of(reporter)
        const when = { shift: 0, ytd: false }
        const input = { kind: "measure", code: rules.code, where: [], when, key: "" } as const
        const asked = { units, period, ytd: false, day: period.ends, by: null }
        const own = inputColumn(input, asked, sources).values[0] ?? Number.NaN
        expect(same(value, Number.isNaN(own) ? null : own)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
