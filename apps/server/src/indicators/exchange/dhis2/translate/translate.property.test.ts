import { evaluate, format, parse } from "@tinhso/formula"
import fc from "fast-check"
import { expect, test } from "vitest"
import { evaluateDhis2, NotEvaluated } from "../reference/evaluate.ts"
import type { ElementMeasure } from "./items.ts"
import { type Names, Untranslatable } from "./names.ts"
import { translate } from "./translate.ts"

const IDS = ["aaaaaaaaaa1", "aaaaaaaaaa2", "aaaaaaaaaa3", "aaaaaaaaaa4"]
const CONSTANT = "ccccccccccc"

const elementOf = (id: string): ElementMeasure => ({
  id,
  name: id,
  code: `m${id.slice(-1)}`,
  adding: { inTime: "sum", overUnits: "sum", differs: null },
  leaves: [{ optionCombo: "default", attributeCombo: "default", cut: "" }],
  total: null,
})
const NAMES: Names = {
  element: elementOf,
  indicator: () => ({ refused: "không có" }),
  constant: (id) => (id === CONSTANT ? 2.5 : null),
  days: "ngày",
}

/** Numeric expressions as people write them: brackets only where they are needed, or not. */
const { number: expression } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...IDS.map((id) => `#{${id}}`)),
    fc.nat(20).map(String),
    fc.constantFrom("0.5", "1.25", `C{${CONSTANT}}`, "[days]"),
    fc
      .tuple(tie("number"), fc.constantFrom(" + ", "-", " * ", "/"), tie("number"))
      .map(([a, op, b]) => `${a}${op}${b}`),
    fc
      .tuple(tie("number"), fc.constantFrom("+", "-", "*", "/"), tie("number"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("number").map((a) => `-(${a})`),
    fc.tuple(tie("truth"), tie("number"), tie("number")).map((args) => `if(${args.join(", ")})`),
    fc
      .tuple(fc.constantFrom("greatest", "least"), tie("number"), tie("number"))
      .map(([name, a, b]) => `${name}(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS), fc.nat(9))
      .map(([a, b, c]) => `firstNonNull(#{${a}}, #{${b}}, ${c})`),
    fc.constantFrom(...IDS).map((id) => `#{${id}}.periodOffset(-1)`),
    fc
      .tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS))
      .map(([a, b]) => `(#{${a}} + #{${b}}).periodOffset(-2)`),
    fc.constantFrom(...IDS).map((id) => `#{${id}}.yearToDate()`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(tie("number"), fc.constantFrom("<", "<=", ">", ">=", "==", "!="), tie("number"))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc.constantFrom(...IDS).map((id) => `isNull(#{${id}})`),
    fc.constantFrom(...IDS).map((id) => `isNotNull(#{${id}})`),
    fc
      .tuple(tie("truth"), fc.constantFrom("&&", "||", "and", "or"), tie("truth"))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    tie("truth").map((a) => `!(${a})`),
  ),
}))

const figure = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -9, max: 99 }),
  fc.constantFrom(0, 0.5, 1e6),
)
/** Of each element: now, one and two periods ago, since January. */
const figures = fc.array(fc.tuple(figure, figure, figure, figure), { minLength: 4, maxLength: 4 })

type Row = readonly [number | null, number | null, number | null, number | null]

function ours(text: string, table: readonly Row[]): number | null {
  const parsed = parse(format(translate(text, NAMES)))
  if (!parsed.ok) throw new Error(`${format(translate(text, NAMES))}: ${parsed.errors[0].en}`)
  return evaluate(parsed.ast, (input) => {
    if (input.kind !== "measure") return null
    if (input.code === "ngày") return 30
    const row = table[Number(input.code.slice(1)) - 1]
    return row?.[input.when.ytd ? 3 : input.when.shift] ?? null
  })
}

function theirs(text: string, table: readonly Row[]): number | null {
  return evaluateDhis2(text, {
    item: ({ key, offset, yearToDate }) => {
      const row = table[Number(key.slice(-1)) - 1]
      return row?.[yearToDate ? 3 : -offset] ?? null
    },
    constant: () => 2.5,
    subExpression: () => null,
    days: 30,
  })
}

const close = (a: number | null, b: number | null) =>
  a === null || b === null
    ? a === b
    : Math.abs(a - b) <= 1e-9 * Math.max(1e-6, Math.abs(a), Math.abs(b))

test("an expression means the same here as to DHIS2's own parser, whatever is missing", () => {
  let compared = 0
  fc.assert(
    fc.property(expression, figures, (text, table) => {
      // A division by zero inside is infinite there and missing here: it is no figure in either.
      if (dividesByZero(text, table)) return
      let mine: number | null
      try {
        mine = ours(text, table)
      } catch (error) {
        if (error instanceof Untranslatable) return
        throw error
      }
      compared++
      const other = theirs(text, table)
      if (!close(mine, other)) {
        throw new Error(`${text}\n${format(translate(text, NAMES))}\nours ${mine}, theirs ${other}`)
      }
    }),
    { numRuns: 1500, seed: 20261122 },
  )
  expect(compared).toBeGreaterThan(700)
})

/** Divisors are replaced one by one: whether any of them comes to nothing. */
function dividesByZero(text: string, table: readonly Row[]): boolean {
  if (!text.includes("/")) return false
  try {
    return !Number.isFinite(strict(text, table))
  } catch (error) {
    if (error instanceof NotEvaluated) return true
    throw error
  }
}

/** Not a number as soon as anything inside is divided by zero, also where it does not show. */
function strict(text: string, table: readonly Row[]): number {
  const parsed = parse(format(translate(text, NAMES)))
  if (!parsed.ok) return Number.NaN
  let broken = false
  const walk = (node: typeof parsed.ast): void => {
    if (node.kind === "binary") {
      walk(node.left)
      walk(node.right)
      if (node.op === "/" && valueOf(node.right, table) === 0) broken = true
    } else if ("condition" in node) [node.condition, node.yes, node.no].forEach(walk)
    else if ("args" in node) node.args.forEach(walk)
    else if ("of" in node) walk(node.of)
  }
  walk(parsed.ast)
  return broken ? Number.NaN : 1
}

function valueOf(node: Parameters<typeof format>[0], table: readonly Row[]): number | null {
  return evaluate(node, (input) => {
    if (input.kind !== "measure") return null
    if (input.code === "ngày") return 30
    return table[Number(input.code.slice(1)) - 1]?.[input.when.ytd ? 3 : input.when.shift] ?? null
  })
}
