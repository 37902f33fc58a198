import { expect, test } from "vitest"
import type { Node } from "./ast.ts"
import { order } from "./order.ts"
import { parse } from "./parse.ts"

function set(formulas: Readonly<Record<string, string>>): Map<string, Node> {
  return new Map(
    Object.entries(formulas).map(([code, text]) => {
      const parsed = parse(text)
      if (!parsed.ok) throw new Error(text)
      return [code, parsed.ast]
    }),
  )
}

test("formulas come after those that they read", () => {
  expect(order(set({ c: "a + b", a: "x / y", b: "a * 2" }))).toEqual({
    ok: true,
    order: ["a", "b", "c"],
  })
})

test.each([
  ["through others", { a: "b + 1", b: "c * 2", c: "x + a" }, ["a", "b", "c", "a"]],
  ["onto itself", { a: "a + 1" }, ["a", "a"]],
  ["through an earlier period", { a: "prev(a) + 1" }, ["a", "a"]],
  ["within each", { a: "each(b)", b: "rank(a)" }, ["a", "b", "a"]],
  ["away from where the search began", { x: "a", a: "b", b: "a" }, ["a", "b", "a"]],
])("a cycle %s is shown", (_name, formulas, cycle) => {
  expect(order(set(formulas))).toEqual({ ok: false, cycle })
})

test("a chain as long as a catalogue is ordered", () => {
  const long = Object.fromEntries(
    Array.from({ length: 20_000 }, (_, i) => [`a${i}`, `a${i + 1} + 1`]),
  )
  expect(order(set(long))).toMatchObject({ ok: true })
})
