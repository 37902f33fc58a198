import { expect, test } from "vitest"
import type { AssetLife } from "../book.ts"
import { type Facts, factsOn, type Statement } from "../replay.ts"
import { fillingFrom } from "./fill.ts"
import { undoing } from "./undo.ts"

const say = (act: number, said: Facts, from: string | null = null, to: string | null = null) => ({
  act,
  from,
  to,
  said,
})
const life = (id: string, statements: readonly Statement[]): AssetLife => ({
  id,
  number: 1,
  kind: "mast",
  created: 1,
  mergedInto: null,
  merged: null,
  undone: [],
  illustrative: false,
  version: 1,
  statements,
  answers: [],
})

const MERGED = 5
const own = say(1, { state: "active", name: "Cột A", "code.VT": "A1" }, "2026-01-01")
const its = say(
  2,
  { state: "active", name: "Cột B", "code.VNPT": "B1", "a.height": 42 },
  "2026-02-01",
)
const from = life("TS-000002", [its])

/** The survivor of the merger with what was said of it afterwards. */
const survivor = (...later: readonly Statement[]) => {
  const before = life("TS-000001", [own])
  return life("TS-000001", [own, ...fillingFrom(from, before, MERGED), ...later])
}

function undone(into: AssetLife, move: readonly number[] = [], others: readonly AssetLife[] = []) {
  const act = 20
  const made = undoing({ from, into, merged: MERGED, move: new Set(move), others, act })
  const of = (one: AssetLife) => [
    ...one.statements,
    ...made.filter(({ asset }) => asset === one.id),
  ]
  return { into: of(into), from: of(from), made }
}
const there = (facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

test("what was taken over is given back, what was its own stays, on every day", () => {
  const { into, made } = undone(survivor())

  expect(there(factsOn(into, "2026-06-01"))).toEqual(own.said)
  expect(there(factsOn(into, "2026-01-15"))).toEqual(own.said)
  expect(made.map((one) => [one.asset, one.from, one.to])).toEqual([
    ["TS-000001", "2026-02-01", null],
  ])
})

test("what was said after the merger stays with the one that went on", () => {
  const later = say(8, { "a.height": 45 }, "2026-05-01")
  const { into, from: back } = undone(survivor(later))

  expect(factsOn(into, "2026-06-01")["a.height"]).toBe(45)
  expect(factsOn(into, "2026-03-01")["a.height"]).toBeNull()
  expect(factsOn(back, "2026-06-01")["a.height"]).toBe(42)
})

test("an act that is moved is said of the one that comes back, and no longer of the other", () => {
  const later = say(8, { name: "Cột B2", "a.height": 45 }, "2026-05-01")
  const { into, from: back } = undone(survivor(later), [8])

  expect(there(factsOn(into, "2026-06-01"))).toEqual(own.said)
  expect(factsOn(back, "2026-06-01")).toMatchObject({ name: "Cột B2", "a.height": 45 })
  expect(factsOn(back, "2026-04-01")).toMatchObject({ name: "Cột B", "a.height": 42 })
})

test("what both of two merged ones had still comes from the one that stays merged", () => {
  const other = life("TS-000003", [say(3, { state: "active", "a.height": 30 }, "2026-03-01")])
  const { into } = undone(survivor(), [], [other])

  expect(factsOn(into, "2026-06-01")["a.height"]).toBe(30)
  expect(factsOn(into, "2026-02-15")["a.height"]).toBeNull()
})
