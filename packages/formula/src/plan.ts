import type { Arithmetic, Comparison, Node, Step } from "./ast.ts"
import { isComparison, isTruth } from "./ast.ts"
import { back, type Input, inputOf, inputs, NOW, sinceJanuary, type When } from "./input.ts"
import { match } from "./match.ts"

/** A step of `tier` as numbers. */
export interface PlanStep {
  readonly from: number
  readonly gives: number
}

/** A formula without periods: what is left to do once its inputs are numbered. */
export type Plan =
  /** NaN is missing. */
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "input"; readonly index: number }
  | { readonly kind: "negate" | "abs"; readonly of: Plan }
  | { readonly kind: "not"; readonly of: Plan }
  | { readonly kind: "round"; readonly of: Plan; readonly digits: number }
  | {
      readonly kind: "arithmetic"
      readonly op: Arithmetic
      readonly left: Plan
      readonly right: Plan
    }
  | { readonly kind: "compare"; readonly op: Comparison; readonly left: Plan; readonly right: Plan }
  | { readonly kind: "and" | "or"; readonly left: Plan; readonly right: Plan }
  | { readonly kind: "otherwise"; readonly left: Plan; readonly right: Plan }
  | { readonly kind: "if"; readonly condition: Plan; readonly yes: Plan; readonly no: Plan }
  | { readonly kind: "tier"; readonly of: Plan; readonly steps: readonly PlanStep[] }
  | { readonly kind: "min" | "max"; readonly args: readonly Plan[] }

export interface Planned {
  readonly plan: Plan
  readonly inputs: readonly Input[]
  /** Whether the answer is yes or no. */
  readonly truth: boolean
}

/** Turns the tree into what the compiled back ends run, its inputs numbered as `inputs` lists them. */
export function plan(ast: Node): Planned {
  const list = inputs(ast)
  const numbers = new Map(list.map(({ key }, index) => [key, index]))
  const number = (input: Input) => numbers.get(input.key) ?? list.length
  return { plan: lower(ast, NOW, number), inputs: list, truth: isTruth(ast) }
}

type Numbering = (input: Input) => number

const MISSING: Plan = { kind: "constant", value: Number.NaN }

function lower(node: Node, when: When, number: Numbering): Plan {
  const of = (part: Node) => lower(part, when, number)
  const before = (part: Node, periods: number) => lower(part, back(when, periods), number)
  const figure = (input: Node): Plan => {
    const found = inputOf(input, when)
    return found === null ? MISSING : { kind: "input", index: number(found) }
  }
  return match<Node, Plan>(node, {
    measure: figure,
    each: figure,
    peers: figure,
    rank: figure,
    number: ({ value }) => ({ kind: "constant", value }),
    truth: ({ value }) => ({ kind: "constant", value: Number(value) }),
    missing: () => MISSING,
    unary: ({ op, of: part }) => ({ kind: op === "-" ? "negate" : "not", of: of(part) }),
    binary: ({ op, left, right }) => lowerBinary(op, of(left), of(right)),
    if: ({ condition, yes, no }) => ({
      kind: "if",
      condition: of(condition),
      yes: of(yes),
      no: of(no),
    }),
    tier: (tier) => ({ kind: "tier", of: of(tier.of), steps: tier.steps.map(numbersOf) }),
    min: ({ args }) => ({ kind: "min", args: args.map(of) }),
    max: ({ args }) => ({ kind: "max", args: args.map(of) }),
    clamp: (range) => {
      const capped: Plan = { kind: "min", args: [of(range.of), of(range.high)] }
      return { kind: "max", args: [of(range.low), capped] }
    },
    round: ({ of: part, digits }) => ({ kind: "round", of: of(part), digits }),
    abs: ({ of: part }) => ({ kind: "abs", of: of(part) }),
    prev: ({ of: part, periods }) => before(part, periods),
    ytd: ({ of: part }) => lower(part, sinceJanuary(when), number),
    growth: ({ of: part, periods }) => grown(of(part), before(part, periods)),
  })
}

const numbersOf = ({ from, gives }: Step): PlanStep => ({ from: from.value, gives: gives.value })

function lowerBinary(op: Extract<Node, { kind: "binary" }>["op"], left: Plan, right: Plan): Plan {
  if (op === "and" || op === "or") return { kind: op, left, right }
  if (op === "??") return { kind: "otherwise", left, right }
  if (isComparison(op)) return { kind: "compare", op, left, right }
  return { kind: "arithmetic", op, left, right }
}

function grown(now: Plan, before: Plan): Plan {
  const times: Plan = { kind: "arithmetic", op: "/", left: now, right: before }
  return { kind: "arithmetic", op: "-", left: times, right: { kind: "constant", value: 1 } }
}
