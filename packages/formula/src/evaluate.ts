import type { Arithmetic, BinaryNode, Comparison, Node, TierNode } from "./ast.ts"
import { isComparison } from "./ast.ts"
import { back, type Input, inputOf, NOW, sinceJanuary, type When } from "./input.ts"
import { match } from "./match.ts"
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
  const of = (part: Node) => value(part, when, read)
  const before = (part: Node, periods: number) => value(part, back(when, periods), read)
  const figure = (input: Node) => readFigure(input, when, read)
  return match<Node, number | null>(node, {
    measure: figure,
    each: figure,
    peers: figure,
    rank: figure,
    number: ({ value: written }) => written,
    truth: ({ value: yes }) => Number(yes),
    missing: () => null,
    unary: ({ op, of: part }) => (op === "-" ? negated(of(part)) : not(truth(of(part)))),
    binary: (both) => binary(both, of),
    if: ({ condition, yes, no }) =>
      choose(
        truth(of(condition)),
        () => of(yes),
        () => of(no),
      ),
    tier: (steps) => tier(steps, of(steps.of)),
    min: ({ args }) => extreme("min", args.map(of)),
    max: ({ args }) => extreme("max", args.map(of)),
    clamp: (range) =>
      extreme("max", [of(range.low), extreme("min", [of(range.of), of(range.high)])]),
    round: ({ of: part, digits }) => rounded(of(part), digits),
    abs: ({ of: part }) => absolute(of(part)),
    prev: ({ of: part, periods }) => before(part, periods),
    ytd: ({ of: part }) => value(part, sinceJanuary(when), read),
    growth: ({ of: part, periods }) => growth(of(part), before(part, periods)),
  })
}

function readFigure(node: Node, when: When, read: Read): number | null {
  const input = inputOf(node, when)
  const figure = input === null ? null : read(input)
  return figure === null ? null : answer(inRange(figure))
}

function rounded(number: number | null, digits: number): number | null {
  return number === null ? null : answer(inRange(roundDecimal(number, digits)))
}

const absolute = (number: number | null) => (number === null ? null : Math.abs(number))
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
