import fc from "fast-check"
import {
  AGGREGATES,
  BEST,
  type BinaryOperator,
  type Node,
  type NumberNode,
  parts,
  type Selector,
  withParts,
} from "../ast.ts"

const NOWHERE = { at: 1, end: 2 }

/** Figures as they occur, and as they must not hurt: none, zero, tiny, huge, just beyond range. */
export const figure: fc.Arbitrary<number | null> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(null, 0, -0, 1, -1, 2, 0.5, 100) },
  { weight: 3, arbitrary: fc.integer({ min: -5000, max: 5000 }) },
  { weight: 2, arbitrary: fc.integer({ min: -99999, max: 99999 }).map((n) => n / 1000) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      1e300,
      -1e300,
      1e-300,
      1.7e308,
      3e-308,
      5e-324,
      9.9e299,
      1e154,
      1e-160,
    ),
  },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
)

const decimal = fc.oneof(
  fc.integer({ min: 0, max: 2000 }),
  fc.integer({ min: 0, max: 99999 }).map((n) => n / 1000),
  fc.constantFrom(1.596, 0.1, 1e300, 1e-290, 1e21, 123456789.125),
)

const literal: fc.Arbitrary<NumberNode> = fc
  .record({ written: decimal, percent: fc.boolean() })
  .map(({ written, percent }) => ({
    kind: "number",
    value: percent
      ? Number(`${written}e-2`.replace(/e([+-]\d+)e-2$/u, (_all, e) => `e${Number(e) - 2}`))
      : written,
    percent,
    ...NOWHERE,
  }))

const signed = fc
  .tuple(literal, fc.boolean())
  .map(([one, minus]): NumberNode => ({ ...one, value: minus ? 0 - one.value : one.value }))

const CODES = ["a", "b", "hộ_có_cáp_quang", "bn-08"] as const
const code = fc.constantFrom(...CODES)

const measure: fc.Arbitrary<Node> = fc
  .record({ code, chosen: fc.boolean(), value: fc.constantFrom("4G", "nông thôn", "it's") })
  .map(({ code: name, chosen, value }) => {
    const where: Selector[] = chosen ? [{ dimension: "loại", value }] : []
    return { kind: "measure", code: name, where, ...NOWHERE }
  })

const OPERATORS: readonly BinaryOperator[] = [
  "+",
  "-",
  "*",
  "/",
  "=",
  "<>",
  "<",
  "<=",
  ">",
  ">=",
  "and",
  "or",
  "??",
]

const LEAVES: readonly fc.Arbitrary<Node>[] = [
  measure,
  literal,
  fc.constantFrom<Node>(
    { kind: "truth", value: true, ...NOWHERE },
    { kind: "truth", value: false, ...NOWHERE },
    { kind: "missing", ...NOWHERE },
  ),
]

const operators = (of: fc.Arbitrary<Node>): fc.Arbitrary<Node>[] => {
  const pair = { left: of, right: of }
  const binary = (op: fc.Arbitrary<BinaryOperator>) =>
    fc.record({ op, ...pair }).map((rest): Node => ({ kind: "binary", ...rest, ...NOWHERE }))
  return [
    binary(fc.constantFrom(...OPERATORS)),
    binary(fc.constantFrom("+", "-", "*", "/")),
    fc
      .record({ op: fc.constantFrom("-", "not"), of })
      .map((rest): Node => ({ kind: "unary", ...rest, ...NOWHERE })),
    fc
      .record({ condition: of, yes: of, no: of })
      .map((rest): Node => ({ kind: "if", ...rest, ...NOWHERE })),
  ]
}

const steps = fc.array(fc.record({ from: signed, gives: signed }), { minLength: 1, maxLength: 4 })
const someArgs = { minLength: 2, maxLength: 3 }

const calls = (of: fc.Arbitrary<Node>): fc.Arbitrary<Node>[] => [
  fc.record({ of, steps }).map((rest): Node => ({ kind: "tier", ...rest, ...NOWHERE })),
  fc
    .record({ kind: fc.constantFrom("min", "max"), args: fc.array(of, someArgs) })
    .map((rest): Node => ({ ...rest, ...NOWHERE })),
  fc
    .record({ of, digits: fc.integer({ min: 0, max: 15 }) })
    .map((rest): Node => ({ kind: "round", ...rest, ...NOWHERE })),
  fc
    .record({ of, low: of, high: of })
    .map((rest): Node => ({ kind: "clamp", ...rest, ...NOWHERE })),
  fc
    .record({ kind: fc.constantFrom("abs", "ytd"), of })
    .map((rest): Node => ({ ...rest, ...NOWHERE })),
  fc
    .record({
      kind: fc.constantFrom("prev", "growth"),
      of,
      periods: fc.integer({ min: 1, max: 3 }),
    })
    .map((rest): Node => ({ ...rest, ...NOWHERE })),
  fc
    .record({ kind: fc.constantFrom("each", "peers"), of, how: fc.constantFrom(...AGGREGATES) })
    .map((rest): Node => ({ ...rest, ...NOWHERE })),
  fc
    .record({ of, best: fc.constantFrom(...BEST) })
    .map((rest): Node => ({ kind: "rank", ...rest, ...NOWHERE })),
]

/** Trees of every kind, well typed or not; measures may carry names from `CODES`. */
export const formula: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => {
  const node = tie("node")
  const depth = { maxDepth: 5, depthSize: "small" } as const
  return { node: fc.oneof(depth, ...LEAVES, ...operators(node), ...calls(node)) }
}).node

/** A tree without its columns, to compare what it means. */
export function meaning(node: Node): Node {
  const inner = withParts(node, parts(node).map(meaning))
  const bare = { ...inner, ...NOWHERE }
  if (bare.kind !== "tier") return bare
  return {
    ...bare,
    steps: bare.steps.map(({ from, gives }) => ({
      from: { ...from, ...NOWHERE },
      gives: { ...gives, ...NOWHERE },
    })),
  }
}
