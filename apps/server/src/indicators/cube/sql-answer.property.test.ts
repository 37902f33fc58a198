import { compileColumns, parse } from "@tinhso/formula"
import fc from "fast-check"
import { Type } from "typebox"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "../../platform/database.ts"
import { openTestDatabase } from "../../testing/database.ts"
import type { Period } from "../model.ts"
import { computed, type Sources } from "./evaluation.ts"
import { Landings } from "./landing.ts"
import { Leaves, type Rules } from "./leaves.ts"
import { Slices } from "./slices.ts"
import { sqlAnswer } from "./testing/sql-answer.ts"
import { WorkingCells } from "./working-cells.ts"
import { country, territoriesIn } from "./testing/world.ts"

let db: Database
beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.close())

const PERIOD: Period = {
  code: "2024-Q4",
  kind: "quarter",
  starts: "2024-10-01",
  ends: "2024-12-31",
}
const rules = (code: string): Rules => ({
  code,
  inTime: "sum",
  overUnits: "sum",
  reportedBy: "commune",
  minCoverage: 0,
  dimensions: {},
})
const RULES = new Map(["a", "b"].map((code) => [code, rules(code)]))
const FORMULAS = [
  "a / b",
  "a",
  "100 * a - b / 4",
  "tier(a / b; 0.9,20; 0.5,10)",
  "if(a > b; a; b)",
  "min(a; b) ?? a",
  "round(a / b; 2)",
]
const Row = Type.Object({ unit: Type.Integer(), value: Type.Union([Type.Number(), Type.Null()]) })

const cells = fc.array(
  fc.record({
    code: fc.constantFrom("a", "b"),
    unit: fc.nat(20),
    layer: fc.nat(1),
    value: fc.integer({ min: -40, max: 400 }).map((n) => n / 4),
  }),
  { maxLength: 20 },
)

test("SQL over aggregated cells answers what the cube answers, on the units of the day of a reform", async () => {
  await fc.assert(
    fc.asyncProperty(country, cells, fc.constantFrom(...FORMULAS), async (land, drafts, text) => {
      const territories = territoriesIn(land)
      const slices = new Slices()
      const working = new WorkingCells(slices)
      const landings = new Landings(territories, (unit) => slices.numberOf(unit))
      const said = new Map<
        string,
        { key: string; layer: number; reporter: number; value: number }
      >()
      for (const { code, unit, layer, value } of drafts) {
        const one = land.units[unit % land.units.length]
        if (one?.level !== "commune" || !territories.existsOn(one, PERIOD.ends)) continue
        const reporter = slices.numberOf(one.id)
        const cell = { value, status: 0 }
        if (layer === 1) working.set(code, "", PERIOD, reporter, cell)
        else slices.set({ measure: code, cut: "", period: PERIOD }, reporter, cell)
        said.set(`${code} ${reporter} ${layer}`, { key: code, layer, reporter, value })
      }
      const parsed = parse(text)
      if (!parsed.ok) throw new Error(text)
      const day = "2025-12-31"
      const landing = landings.of({ level: "commune", reported: PERIOD.ends, day })
      const numbers = land.units.map(({ id }) => slices.numberOf(id)).toSorted((a, b) => a - b)
      const rows = numbers.flatMap((unit) => {
        const { reporters, weights } = landing.parts(unit)
        return Array.from(reporters, (reporter, i) => {
          const weight = weights[i] ?? Number.NaN
          return { unit, reporter, weight: Number.isNaN(weight) ? null : weight }
        })
      })
      const sources: Sources = {
        slices: working,
        landings,
        leaves: new Leaves(working, landings),
        territories,
        rules: RULES,
        formula: () => null,
        part: (ast) => ({ ast, compiled: compileColumns(ast), level: "commune" }),
      }
      const units = Int32Array.from(new Set(rows.map(({ unit }) => unit)))
      const asked = { units, period: PERIOD, ytd: false, day, by: null }
      const column = computed(sources.part(parsed.ast), asked, sources)
      const answer = await db.many(
        Row,
        sqlAnswer(parsed.ast, { landing: rows, cells: [...said.values()] }),
      )

      expect(answer).toEqual(
        Array.from(units, (unit, row) => {
          const value = column.values[row] ?? Number.NaN
          return { unit, value: Number.isNaN(value) ? null : value }
        }),
      )
    }),
    { numRuns: 150 },
  )
})
