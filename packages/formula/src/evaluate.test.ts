import { expect, test } from "vitest"
import { compile } from "./compile.ts"
import { evaluate } from "./evaluate.ts"
import { figures } from "./figures.ts"
import { parse } from "./parse.ts"
import type { Node } from "./ast.ts"

function tree(text: string): Node {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.errors[0].en}`)
  return parsed.ast
}

function valueOf(text: string, values: Parameters<typeof figures>[0]): number | null {
  const known = figures(values)
  if (!known.ok) throw new Error(known.name)
  return evaluate(tree(text), known.read)
}

test.each([
  ["missing spreads through a sum", "a + b", { a: 1, b: null }, null],
  ["missing spreads through a comparison", "a < b", { a: 1 }, null],
  ["missing is not zero", "b = 0", { b: null }, null],
  ["?? puts something in its place", "a + (b ?? 0)", { a: 1, b: null }, 1],
  ["?? leaves zero alone", "b ?? 5", { b: 0 }, 0],
  ["nothing divided is nothing", "a / b", { a: 0, b: 5 }, 0],
  ["divided by zero is missing", "a / b", { a: 5, b: 0 }, null],
  ["zero by zero is missing", "a / b", { a: 0, b: 0 }, null],
  ["overflow is missing", "a * a", { a: 1e200 }, null],
  ["underflow is zero", "a * a", { a: 1e-200 }, 0],
  ["a figure out of range is missing", "a", { a: 1e301 }, null],
  ["the least of one and missing is missing", "min(a; b)", { a: 1 }, null],
  ["the largest", "max(a; b; -1)", { a: 1, b: 7 }, 7],
  ["no decides an and", "a and b", { a: false }, 0],
  ["yes decides an or", "a or b", { b: true }, 1],
  ["missing does not", "a or b", { a: false }, null],
  ["not missing is missing", "not a", {}, null],
  ["a condition unknown leaves all unknown", "if(a > 0; 1; 2)", {}, null],
  ["the branch not taken may be missing", "if(a > 0; a; b)", { a: 3 }, 3],
  ["the first threshold reached counts", "tier(a; 4,20; 3,15; 2,10)", { a: 3.5 }, 15],
  ["a threshold is reached exactly", "tier(a; 4,20; 3,15; 2,10)", { a: 2 }, 10],
  ["below all thresholds is zero", "tier(a; 4,20; 3,15; 2,10)", { a: 1 }, 0],
  ["no figure earns no steps", "tier(a; 4,20; 3,15; 2,10)", {}, null],
  ["clamp keeps within", "clamp(a; 0; 1)", { a: 1.2 }, 1],
  ["clamp below", "clamp(a; 0; 1)", { a: -3 }, 0],
  ["rounding is half away from zero", "round(a; 2)", { a: -2.675 }, -2.68],
  ["prev reads the period before", "a - prev(a)", { a: 5, "prev(a)": 3 }, 2],
  ["prev of prev is two periods back", "prev(prev(a) + b)", { "prev(a; 2)": 5, "prev(b)": 3 }, 8],
  ["growth", "growth(a)", { a: 6, "prev(a)": 5 }, 6 / 5 - 1],
  ["growth over a year of quarters", "growth(a; 4)", { a: 6, "prev(a; 4)": 5 }, 6 / 5 - 1],
  ["growth from nothing is missing", "growth(a)", { a: 6, "prev(a)": 0 }, null],
  ["ytd reads the sum since January", "ytd(a / b)", { "ytd(a)": 3, "ytd(b)": 4 }, 0.75],
  ["ytd of the period before", "prev(ytd(a))", { "prev(ytd(a))": 3 }, 3],
  ["a breakdown is a figure of its own", "bts[t=4G] / bts", { "bts[t=4G]": 1, bts: 4 }, 0.25],
  [
    "each is a figure of its own",
    "each(if(a > 1; 1; 0)) / each(1)",
    { "each(if(a>1; 1; 0))": 2, "each(1)": 8 },
    0.25,
  ],
  ["a number other than zero is yes", "if(a; 1; 2)", { a: -0.5 }, 1],
  ["zero has no sign", "0 * a", { a: -1 }, 0],
])("%s", (_name, text, values: Parameters<typeof figures>[0], expected) => {
  const value = valueOf(text, values)
  expect(value).toBe(expected)

  const known = figures(values)
  const { inputs, run } = compile(tree(text))
  const row = inputs.map((input) => (known.ok ? known.read(input) : null) ?? Number.NaN)
  expect(run(row)).toBe(expected)
})

test.each(["prev(a) + b", "a / b", "1", "a +"])("%s is no name of a figure", (name) => {
  expect(figures({ [name]: 1 })).toMatchObject({ ok: false, name })
})

test("names given are told in canonical form", () => {
  expect(figures({ "prev( a ;1)": 1, "bts[ t = 4G ]": 2 })).toMatchObject({
    ok: true,
    keys: new Set(["prev(a)", "bts[t=4G]"]),
  })
})
