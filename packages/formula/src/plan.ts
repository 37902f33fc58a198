import type { Arithmetic, Comparison, Node } from "./ast.ts"
import { isComparison, isTruth } from "./ast.ts"
import { back, type Input, inputOf, inputs, NOW, sinceJanuary, type When } from "./input.ts"

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
  | { readonly kind: "arithmetic"; readonly op: Arithmetic; readonly left: Plan; readonly right: Plan }
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

function lower(node: Node, when: When, number: Numbering): Plan {
  const input = inputOf(node, when)
  if (input !== null) return { kind: "input", index: number(input) }
  const of = (part: Node) => lower(part, when, number)
  switch (node.kind) {
    case "number":
      return { kind: "constant", value: node.value }
    case "truth":
      return { kind: "constant", value: Number(node.value) }
    case "unary":
      return { kind: node.op === "-" ? "negate" : "not", of: of(node.of) }
    case "binary":
      return lowerBinary(node.op, of(node.left), of(node.right))
    case "if":
      return { kind: "if", condition: of(node.condition), yes: of(node.yes), no: of(node.no) }
    case "prev":
      return lower(node.of, back(when, node.periods), number)
    case "ytd":
      return lower(node.of, sinceJanuary(when), number)
    case "growth":
      return grown(of(node.of), lower(node.of, back(when, node.periods), number))
    default:
      return lowerCall(node, of)
  }
}

function lowerCall(node: Node, of: (part: Node) => Plan): Plan {
  switch (node.kind) {
    case "min":
    case "max":
      return { kind: node.kind, args: node.args.map(of) }
    case "clamp": {
      const capped: Plan = { kind: "min", args: [of(node.of), of(node.high)] }
      return { kind: "max", args: [of(node.low), capped] }
    }
    case "round":
      return { kind: "round", of: of(node.of), digits: node.digits }
    case "abs":
      return { kind: "abs", of: of(node.of) }
    case "tier": {
      const steps = node.steps.map(({ from, gives }) => ({ from: from.value, gives: gives.value }))
      return { kind: "tier", of: of(node.of), steps }
    }
    default:
      return { kind: "constant", value: Number.NaN }
  }
}

function lowerBinary(
  op: Extract<Node, { kind: "binary" }>["op"],
  left: Plan,
  right: Plan,
): Plan {
  if (op === "and" || op === "or") return { kind: op, left, right }
  if (op === "??") return { kind: "otherwise", left, right }
  if (isComparison(op)) return { kind: "compare", op, left, right }
  return { kind: "arithmetic", op, left, right }
}

function grown(now: Plan, before: Plan): Plan {
  const times: Plan = { kind: "arithmetic", op: "/", left: now, right: before }
  return { kind: "arithmetic", op: "-", left: times, right: { kind: "constant", value: 1 } }
}
