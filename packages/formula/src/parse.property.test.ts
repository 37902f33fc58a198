import fc from "fast-check"
import { expect, test } from "vitest"
import type { Node } from "./ast.ts"
import { format } from "./format.ts"
import { parse } from "./parse.ts"
import { formula, meaning } from "./testing/arbitrary.ts"

function treeOf(text: string): Node {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0].en}`)
  return parsed.ast
}

test("the canonical text of a formula parses to the same tree", () => {
  fc.assert(
    fc.property(formula, (ast) => {
      const text = format(ast)
      const parsed = treeOf(text)
      expect(meaning(parsed)).toEqual(meaning(ast))
      expect(format(parsed)).toBe(text)
    }),
    { numRuns: 5000 },
  )
})

const HOLDS = { failed: false, counterexample: null }

const scrap = fc.constantFrom(
  "(",
  ")",
  "[",
  "]",
  ";",
  ",",
  "%",
  "+",
  "-",
  "×",
  "÷",
  "=",
  "<",
  ">",
  "≥",
  "??",
  "?",
  " ",
  "\n",
  "\u00a0",
  "a",
  "hộ",
  "4G",
  "1",
  "1.5",
  "1.596",
  "0,5",
  "'",
  '"',
  "“",
  "if",
  "tier",
  "prev",
  "not",
  "và",
  "🙂",
  "\u200b",
  "（",
  "min(",
  "=",
  "\ud800",
)

/** Whether a text gives a tree, or a fault with words at a column within it. */
function answered(text: string): boolean {
  const parsed = parse(text)
  if (parsed.ok) return true
  const [{ at, end, vi, en }] = parsed.errors
  const last = Array.from(text.normalize("NFC")).length + 1
  return at >= 1 && at <= last && end > at && vi !== "" && en !== ""
}

test("any text gives a tree or a fault at a column within it", () => {
  const anything = fc.string({ unit: "binary", maxLength: 60 })
  const scraps = fc.array(scrap, { maxLength: 25 }).map((all) => all.join(""))
  expect(fc.check(fc.property(anything, answered), { numRuns: 3000 })).toMatchObject(HOLDS)
  expect(fc.check(fc.property(scraps, answered), { numRuns: 10_000 })).toMatchObject(HOLDS)
})

test("a formula damaged at one place gives a tree or a fault", () => {
  const damaged = fc.property(formula, fc.nat(), scrap, (ast, where, junk) => {
    const text = format(ast)
    const place = where % (text.length + 1)
    return (
      answered(text.slice(0, place) + junk + text.slice(place)) &&
      answered(text.slice(0, place) + text.slice(place + 1))
    )
  })
  expect(fc.check(damaged, { numRuns: 3000 })).toMatchObject(HOLDS)
})
