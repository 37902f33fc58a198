import { PGlite } from "@electric-sql/pglite"
import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Node } from "./ast.ts"
import { compileColumns } from "./columns.ts"
import { compile } from "./compile.ts"
import { evaluate } from "./evaluate.ts"
import { inputs } from "./input.ts"
import { toSql } from "./sql/to-sql.ts"
import { figure, formula } from "./testing/arbitrary.ts"

const ROWS = 8
let db: PGlite

beforeAll(async () => {
  db = await PGlite.create()
})
afterAll(() => db.close())

/** A formula with a table of figures for its inputs, as many rows as `ROWS`. */
const situation = formula.chain((ast) =>
  fc.record({
    ast: fc.constant(ast),
    table: fc.array(
      fc.array(figure, { minLength: inputs(ast).length, maxLength: inputs(ast).length }),
      {
        minLength: ROWS,
        maxLength: ROWS,
      },
    ),
  }),
)
type Table = readonly (readonly (number | null)[])[]

function reference(ast: Node, table: Table): (number | null)[] {
  const keys = inputs(ast).map((input) => input.key)
  return table.map((row) => evaluate(ast, ({ key }) => row[keys.indexOf(key)] ?? null))
}

const withNaN = (value: number | null) => value ?? Number.NaN
const withNull = (value: number) => (Number.isNaN(value) ? null : value)

test("the compiled formula gives what the reference gives", () => {
  fc.assert(
    fc.property(situation, ({ ast, table }) => {
      const { run } = compile(ast)
      expect(table.map((row) => run(row.map(withNaN)))).toEqual(reference(ast, table))
    }),
    { numRuns: 3000 },
  )
})

test("columns give what the reference gives", () => {
  fc.assert(
    fc.property(situation, ({ ast, table }) => {
      const columns = inputs(ast).map((_input, i) =>
        Float64Array.from(table, (row) => withNaN(row[i] ?? null)),
      )
      const answers = compileColumns(ast).run(columns, ROWS)
      expect(Array.from(answers, withNull)).toEqual(reference(ast, table))
    }),
    { numRuns: 3000 },
  )
})

test("nothing that comes out is NaN, infinite, out of range or minus zero", () => {
  fc.assert(
    fc.property(situation, ({ ast, table }) => {
      for (const value of reference(ast, table)) {
        if (value === null || Object.is(value, 0)) continue
        expect(Math.abs(value)).toBeGreaterThanOrEqual(1e-300)
        expect(Math.abs(value)).toBeLessThanOrEqual(1e300)
      }
    }),
    { numRuns: 2000 },
  )
})

async function fromSql(sql: string, table: Table): Promise<(number | null)[]> {
  const { rows } = await db.query<{ value: number | boolean | null }>(
    `select ${sql} as value
     from (select row, array_agg(figure::text::float8 order by i) as v
           from jsonb_array_elements($1::jsonb) with ordinality as r(figures, row),
                jsonb_array_elements_text(figures || '[null]') with ordinality as f(figure, i)
           group by row offset 0) as t
     order by row`,
    [JSON.stringify(table)],
  )
  return rows.map(({ value }) => (value === null ? null : Number(value) + 0))
}

test("SQL gives what the reference gives, whatever the figures", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ ast, table }) => {
      const keys = inputs(ast).map((input) => input.key)
      const sql = toSql(ast, { column: ({ key }) => `v[${keys.indexOf(key) + 1}]` })
      expect(await fromSql(sql, table)).toEqual(reference(ast, table))
    }),
    { numRuns: 1000 },
  )
})

const tame = (value: number | null) =>
  value === null || value === 0
    ? value
    : Math.sign(value) * Math.min(Math.max(Math.abs(value), 1e-6), 1e15)

test("SQL gives what the reference gives where the table promises the size of its figures", async () => {
  await fc.assert(
    fc.asyncProperty(situation, async ({ ast, table }) => {
      const keys = inputs(ast).map((input) => input.key)
      const figures = { least: 1e-6, most: 1e15 }
      const sql = toSql(ast, { figures, column: ({ key }) => `v[${keys.indexOf(key) + 1}]` })
      const tamed = table.map((row) => row.map(tame))
      expect(await fromSql(sql, tamed)).toEqual(reference(ast, tamed))
    }),
    { numRuns: 1000 },
  )
})
