import fc from "fast-check"
import { expect, test } from "vitest"
import { Class } from "../output/classes.ts"
import { type CountedVillage, rollUp, type Rule, servedOf, standingOf } from "./counting.ts"
import { definitionsFault, layersAsked, picturesOf } from "./definitions.ts"
import { shippedDefinitions } from "./loader.ts"
import { together } from "./together.ts"

const village = (id: string, unit: string, more: Partial<CountedVillage> = {}): CountedVillage => ({
  id,
  name: id,
  unit,
  lat: 21,
  lon: 107,
  population: 100,
  households: 20,
  ...more,
})
const HALF: Rule = { rule: 0.5, people: "share", villagesOf: "known" }
const above = (unit: string) => [unit, "24", "VN"]

test("villages count by the rule, people in proportion, and what nobody knows stays out and is told", () => {
  const villages = [
    village("a", "x"),
    village("b", "x", { population: null }),
    village("c", "y", { households: null }),
    village("d", "y"),
  ]
  const layer = { covered: [25, 10, 13, 0], known: [25, 25, 25, 0] }
  const units = rollUp(villages, layer, HALF, above)

  expect(units.get("x")).toEqual({
    registered: 2,
    villages: { served: 1, of: 2, unknownVillages: 0 },
    households: { served: 28, of: 40, unknownVillages: 0 },
    population: { served: 100, of: 100, unknownVillages: 1 },
  })
  expect(units.get("24")).toEqual({
    registered: 4,
    villages: { served: 2, of: 3, unknownVillages: 1 },
    households: { served: 28, of: 40, unknownVillages: 2 },
    population: { served: 152, of: 200, unknownVillages: 2 },
  })
  expect(units.get("VN")).toEqual(units.get("24"))
})

test("of all villages: one whose ground is unknown counts in the whole, and is still told", () => {
  const layer = { covered: [25, 0], known: [25, 0] }
  const rule: Rule = { ...HALF, villagesOf: "all" }
  const all = rollUp([village("a", "x"), village("b", "x")], layer, rule, above).get("x")

  expect(all?.villages).toEqual({ served: 1, of: 2, unknownVillages: 1 })
})

test.each([
  ["half of its places is half", 0.5, "served"],
  ["12 of 25 is not", 12 / 25, "unserved"],
  ["nobody knows", null, "unknown"],
] as const)("%s", (_name, share, standing) => {
  expect(standingOf(share, 0.5)).toBe(standing)
})

test("every twenty-fifth is its own share, however floats write it", () => {
  for (let n = 1; n <= 25; n++)
    expect(standingOf(n / 25, Number((n * 0.04).toFixed(2)))).toBe("served")
})

test("a definition may count a village's people whole", () => {
  const whole: Rule = { ...HALF, people: "whole" }

  expect(servedOf(80, 0.6, HALF)).toBe(48)
  expect(servedOf(80, 0.6, whole)).toBe(80)
  expect(servedOf(80, 0.4, whole)).toBe(0)
  expect(servedOf(null, 0.4, whole)).toBeNull()
  expect(servedOf(80, null, whole)).toBeNull()
})

const RUN = [
  { technology: "4G", operator: null },
  { technology: "4G", operator: "Viettel" },
  { technology: "4G", operator: "VinaPhone" },
  { technology: "5G", operator: "Viettel" },
]
const SETS = { sets: shippedDefinitions()[0]!.sets }

test("sets are asked of every operator that has one of them; a set the run has nothing of is not", () => {
  const asked = layersAsked(RUN, SETS).map(
    ({ technology, operator }) => `${technology} ${operator ?? "*"}`,
  )

  expect(asked).toEqual([
    "di-dong *",
    "di-dong Viettel",
    "di-dong VinaPhone",
    "4G+ *",
    "4G+ Viettel",
    "4G+ VinaPhone",
    "5G+ *",
    "5G+ Viettel",
    "4G *",
    "4G Viettel",
    "4G VinaPhone",
    "5G *",
    "5G Viettel",
  ])
  const only2g = [{ technology: "2G", operator: "Viettel" }]
  expect(layersAsked(only2g, SETS).map(({ technology }) => technology)).not.toContain("4G+")
})

test("4G or better of one operator is made of that operator's pictures alone", () => {
  const layer = layersAsked(RUN, SETS).find(
    (one) => one.technology === "4G+" && one.operator === "Viettel",
  )

  expect(picturesOf(RUN, layer!)).toEqual([RUN[1], RUN[3]])
})

test("pictures together: signal of any is signal, and nobody's knowledge stays nobody's", () => {
  const { covered, uncovered, unknown, outside } = Class
  const one = Uint8Array.of(covered, uncovered, unknown, outside, uncovered, unknown)
  const other = Uint8Array.of(uncovered, outside, uncovered, outside, covered, covered)

  expect([...together([one, other])]).toEqual([
    covered,
    uncovered,
    unknown,
    outside,
    covered,
    covered,
  ])
  const classes = fc.array(fc.constantFrom(covered, uncovered, unknown, outside), {
    minLength: 8,
    maxLength: 8,
  })
  fc.assert(
    fc.property(classes, classes, (a, b) => {
      const [left, right] = [Uint8Array.from(a), Uint8Array.from(b)]
      expect(together([left, right])).toEqual(together([right, left]))
      expect(together([left, left])).toEqual(left)
    }),
  )
})

test("units above never have less than the units below come to", () => {
  const places = fc.array(
    fc.tuple(fc.constantFrom("x", "y"), fc.integer({ min: 0, max: 25 }), fc.option(fc.nat(500))),
  )
  fc.assert(
    fc.property(places, (given) => {
      const villages = given.map(([unit, , population], i) =>
        village(String(i), unit, { population }),
      )
      const layer = { covered: given.map(([, n]) => n), known: given.map(() => 25) }
      const found = rollUp(villages, layer, HALF, above)
      const sum = (unit: string) => found.get(unit)?.population.of ?? 0
      expect(sum("24")).toBe(sum("x") + sum("y"))
      expect(found.get("24")?.registered ?? 0).toBe(given.length)
    }),
  )
})

test("a file of definitions is refused where it says something twice or nothing", () => {
  const [one] = shippedDefinitions()

  expect(definitionsFault({ source: "x", definitions: [one] })).toBeNull()
  expect(definitionsFault({ source: "x", definitions: [one, one] })).toContain("hai lần")
  expect(definitionsFault({ source: "x", definitions: [] })).not.toBeNull()
  expect(definitionsFault({ source: "x", definitions: [{ ...one, rule: 0 }] })).toContain("rule")
})
