import fc from "fast-check"
import { expect, test } from "vitest"
import { format } from "./format.ts"
import { parse } from "./parse.ts"
import { formula, meaning } from "./testing/arbitrary.ts"

test("the canonical text of a formula parses to the same tree", () => {
  fc.assert(
    fc.property(formula, (ast) => {
      const text = format(ast)
      const parsed = parse(text)
      expect(parsed, text).toMatchObject({ ok: true })
      if (parsed.ok) {
        expect(meaning(parsed.ast), text).toEqual(meaning(ast))
        expect(format(parsed.ast)).toBe(text)
      }
    }),
    { numRuns: 5000 },
  )
})

const scrap = fc.constantFrom(
  "(", ")", "[", "]", ";", ",", "%", "+", "-", "×", "÷", "=", "<", ">", "≥", "??", "?", " ", "\n", "\u00a0",
  "a", "hộ", "4G", "1", "1.5", "1.596", "0,5", "'", '"', "“", "if", "tier", "prev", "not", "và", "🙂", "\u200b", "（", "min(", "=", "\ud800",
)

function refusedAtAColumn(text: string): void {
  const parsed = parse(text)
  if (parsed.ok) return
  const [{ at, end, vi, en }] = parsed.errors
  expect(at).toBeGreaterThanOrEqual(1)
  expect(at).toBeLessThanOrEqual([...text.normalize("NFC")].length + 1)
  expect(end).toBeGreaterThan(at)
  expect(vi).not.toBe("")
  expect(en).not.toBe("")
}

test("any text gives a tree or a fault at a column within it", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), refusedAtAColumn), { numRuns: 3000 })
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 25 }).map((all) => all.join("")), refusedAtAColumn),
    { numRuns: 10_000 },
  )
})

test("a formula damaged at one place gives a tree or a fault", () => {
  fc.assert(
    fc.property(formula, fc.nat(), scrap, (ast, where, junk) => {
      const text = format(ast)
      const place = where % (text.length + 1)
      refusedAtAColumn(text.slice(0, place) + junk + text.slice(place))
      refusedAtAColumn(text.slice(0, place) + text.slice(place + 1))
    }),
    { numRuns: 3000 },
  )
})
