import type { Arithmetic, BinaryNode, Comparison, Node, TierNode } from "./ast.ts"
import { isComparison } from "./ast.ts"
import { back, type Input, inputOf, NOW, sinceJanuary, type When } from "./input.ts"
import { answer, inRange, roundDecimal } from "./number.ts"

/** The figure that an input has; null where it is missing. Yes is 1, no is 0. */
export type Read = (input: Input) => number | null

/**
 * The value of a formula: THE reference, which every other back end is held to. Yes is 1, no is 0,
 * missing is null.
 *
 * - Missing spreads: through arithmetic, comparison, `min`, `max`, `round`, `tier`, and an `if`
 *   whose condition is missing. Only `??`, the branch not taken, `and` with a no and `or` with a
 *   yes stop it.
 * - a / 0 is missing; so is everything larger than 1e300. Smaller than 1e-300 is zero.
 * - Where yes or no is needed, a number other than zero is yes.
 */
export function evaluate(ast: Node, read: Read): number | null {
  return value(ast, NOW, read)
}

function value(node: Node, when: When, read: Read): number | null {
  const input = inputOf(node, when)
  if (input !== null) {
    const figure = read(input)
    return figure === null ? null : answer(inRange(figure))
  }
  const of = (part: Node) => value(part, when, read)
  switch (node.kind) {
    case "number":
      return node.value
    case "truth":
      return node.value ? 1 : 0
    case "unary":
      return node.op === "-" ? negated(of(node.of)) : not(truth(of(node.of)))
    case "binary":
      return binary(node, of)
    case "if":
      return choose(truth(of(node.condition)), () => of(node.yes), () => of(node.no))
    case "tier":
      return tier(node, of(node.of))
    case "prev":
      return value(node.of, back(when, node.periods), read)
    case "ytd":
      return value(node.of, sinceJanuary(when), read)
    case "growth":
      return growth(of(node.of), value(node.of, back(when, node.periods), read))
    default:
      return single(node, of)
  }
}

function single(node: Node, of: (part: Node) => number | null): number | null {
  switch (node.kind) {
    case "min":
    case "max":
      return extreme(node.kind, node.args.map(of))
    case "clamp":
      return extreme("max", [of(node.low), extreme("min", [of(node.of), of(node.high)])])
    case "round": {
      const number = of(node.of)
      return number === null ? null : answer(inRange(roundDecimal(number, node.digits)))
    }
    case "abs": {
      const number = of(node.of)
      return number === null ? null : Math.abs(number)
    }
    default:
      return null
  }
}

const negated = (number: number | null) => (number === null ? null : 0 - number)
const truth = (number: number | null) => (number === null ? null : number !== 0)
const flag = (yes: boolean | null) => (yes === null ? null : Number(yes))
const not = (yes: boolean | null) => flag(yes === null ? null : !yes)

function choose(
  yes: boolean | null,
  whenYes: () => number | null,
  whenNo: () => number | null,
): number | null {
  if (yes === null) return null
  return yes ? whenYes() : whenNo()
}

function binary(node: BinaryNode, of: (part: Node) => number | null): number | null {
  const left = of(node.left)
  if (node.op === "??") return left ?? of(node.right)
  const right = of(node.right)
  if (node.op === "and" || node.op === "or") {
    return flag(connected(node.op === "or", truth(left), truth(right)))
  }
  if (left === null || right === null) return null
  if (isComparison(node.op)) return Number(compares(node.op, left, right))
  return answer(inRange(calculated(node.op, left, right)))
}

/** Kleene's three values: `or` is decided by a yes, `and` by a no, else missing wins. */
function connected(or: boolean, left: boolean | null, right: boolean | null): boolean | null {
  if (left === or || right === or) return or
  return left === null || right === null ? null : !or
}

function compares(op: Comparison, left: number, right: number): boolean {
  switch (op) {
    case "=":
      return left === right
    case "<>":
      return left !== right
    case "<":
      return left < right
    case "<=":
      return left <= right
    case ">":
      return left > right
    case ">=":
      return left >= right
  }
}

function calculated(op: Arithmetic, left: number, right: number): number {
  switch (op) {
    case "+":
      return left + right
    case "-":
      return left - right
    case "*":
      return left * right
    case "/":
      return left / right
  }
}

function extreme(kind: "min" | "max", numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  if (known.length < numbers.length) return null
  return kind === "min" ? Math.min(...known) : Math.max(...known)
}

function tier({ steps }: TierNode, number: number | null): number | null {
  if (number === null) return null
  return steps.find(({ from }) => number >= from.value)?.gives.value ?? 0
}

function growth(now: number | null, before: number | null): number | null {
  if (now === null || before === null) return null
  const times = answer(inRange(now / before))
  return times === null ? null : answer(inRange(times - 1))
}
