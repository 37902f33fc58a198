import { expect, test } from "vitest"
import { parse } from "../parse.ts"
import { identifier } from "./identifier.ts"
import { toSql } from "./to-sql.ts"

const FIGURES = { least: 1e-9, most: 1e18 }
const named = ({ key }: { readonly key: string }) => identifier(key)

test.each([
  ["a ratio", "a / b", '"a" / nullif("b", 0)'],
  ["a percentage", "a / b * 100", '("a" / nullif("b", 0)) * 100::float8'],
  ["two literals are no integers", "1 / 3 + a", '(1::float8 / nullif(3::float8, 0)) + "a"'],
  ["a breakdown is an input", "bts[t=4G]", '"bts[t=4G]"'],
  ["something for missing", "a ?? 0", 'coalesce("a", 0::float8)'],
  ["a condition", "a > 1 and not b = 2", '("a" > 1::float8) and (not ("b" = 2::float8))'],
  ["a quote in a code does not end the name", "'a\"; drop table x'", `"'a""; drop table x'"`],
])("%s reads well where the table vouches for its figures", (_name, text, expected) => {
  const parsed = parse(text)
  expect(parsed.ok && toSql(parsed.ast, { column: named, figures: FIGURES })).toBe(expected)
})

/** The length of the SQL of a formula so many levels deep. */
function size(depth: number): number {
  const parsed = parse(`${"abs(1 + a * ".repeat(depth)}a${")".repeat(depth)}`)
  return parsed.ok ? toSql(parsed.ast, { column: () => "a" }).length : 0
}

test("the size of the SQL grows with the formula, not with its powers", () => {
  expect(size(60)).toBeLessThan(size(30) * 2.1)
})
