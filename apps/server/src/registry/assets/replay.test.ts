import fc from "fast-check"
import { expect, test } from "vitest"
import { factsOn, nextChange, type Statement, stretchesOf } from "./replay.ts"

const FIELDS = ["name", "state", "a.height"] as const
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`)

/** Statements as acts record them: any days, some open at an end, some taking away. */
const history = fc
  .array(
    fc.record({
      from: fc.option(day, { nil: null }),
      to: fc.option(day, { nil: null }),
      said: fc.dictionary(fc.constantFrom(...FIELDS), fc.option(fc.integer({ min: 0, max: 3 })), {
        noNullPrototype: true,
      }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list
      .filter(({ from, to }) => from === null || to === null || from < to)
      .map((one, i): Statement => ({ ...one, act: i + 1 })),
  )

/** What holds, by the sentence of the rule: the last act that speaks of the field and the day. */
function holding(statements: readonly Statement[], field: string, on: string, known: number) {
  let value: unknown
  for (const { act, from, to, said } of statements) {
    const about = field in said && act <= known
    if (about && (from === null || from <= on) && (to === null || on < to)) value = said[field]
  }
  return value
}

test("any day is replayed as it is known after any act", () => {
  fc.assert(
    fc.property(history, day, fc.integer({ min: 0, max: 13 }), (statements, on, known) => {
      const facts = factsOn(statements, on, known)
      for (const field of FIELDS) {
        expect(facts[field]).toEqual(holding(statements, field, on, known))
      }
    }),
  )
})

test("the stretches of a field say of every day what its replay says, without a gap or an overlap", () => {
  fc.assert(
    fc.property(history, day, fc.integer({ min: 0, max: 13 }), (statements, on, known) => {
      for (const field of FIELDS) {
        const stretches = stretchesOf(statements, field, known)
        const there = stretches.filter(
          ({ from, to }) => (from === null || from <= on) && (to === null || on < to),
        )
        expect(there.length).toBeLessThanOrEqual(1)
        expect(there[0]?.value ?? null).toEqual(holding(statements, field, on, known) ?? null)
        stretches.slice(1).forEach((one, i) => expect(one.from).toBe(stretches[i]?.to))
      }
    }),
  )
})

test("what was known after an act never changes by later acts", () => {
  fc.assert(
    fc.property(history, history, day, (before, later, on) => {
      const known = before.at(-1)?.act ?? 0
      const after = later.map((one) => ({ ...one, act: one.act + known }))
      expect(factsOn([...before, ...after], on, known)).toEqual(factsOn(before, on))
    }),
  )
})

test("between a day and the next change a field stays as it is", () => {
  fc.assert(
    fc.property(history, day, day, (statements, on, other) => {
      const next = nextChange(statements, "name", on)
      if (other < on || (next !== null && other >= next)) return
      expect(factsOn(statements, other)["name"]).toEqual(factsOn(statements, on)["name"])
    }),
  )
})
