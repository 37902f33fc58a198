import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { FUNCTIONS } from "../packages/formula/src/functions.ts"
import { evaluate, figures, format, parse } from "../packages/formula/src/index.ts"

const guide = readFileSync(new URL("../docs/guides/formulas.md", import.meta.url), "utf8")
const ROW =
  /^\| (?<number>\d+)\. .* \| `(?<formula>[^`]+)` \| `(?<given>\{[^`]+\})` \| (?<result>\S+) \|$/gmu
const examples = [...guide.matchAll(ROW)].map(({ groups }) => ({
  number: Number(groups?.["number"]),
  formula: groups?.["formula"] ?? "",
  given: groups?.["given"] ?? "",
  result: groups?.["result"] ?? "",
}))
const WORDS: Readonly<Record<string, number | null>> = { thiếu: null, đúng: 1, sai: 0 }

test("the guide has twenty examples", () => {
  expect(examples.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

test.each(examples)("example $number of the guide: $formula", ({ formula, given, result }) => {
  const parsed = parse(formula)
  if (!parsed.ok) throw new Error(parsed.errors[0].en)
  const known = figures(JSON.parse(given))
  if (!known.ok) throw new Error(known.name)
  const expected = result in WORDS ? WORDS[result] : Number(result)
  expect(evaluate(parsed.ast, known.read)).toBe(expected)
  expect(format(parsed.ast)).toBe(formula)
})

test("the guide names every function", () => {
  const unnamed = Object.keys(FUNCTIONS).filter((name) => !guide.includes(`\`${name}(`))
  expect(unnamed).toEqual([])
})
