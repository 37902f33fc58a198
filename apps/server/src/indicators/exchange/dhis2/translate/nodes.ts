import type { Node, Selector } from "@tinhso/formula"

/** Trees of our formula language; their places mean nothing, they are printed and read again. */
const place = { at: 1, end: 1 }
type BinaryOperator = Extract<Node, { kind: "binary" }>["op"]

export const MISSING: Node = { kind: "missing", ...place }
const ZERO: Node = { kind: "number", value: 0, percent: false, ...place }
const NO: Node = { kind: "truth", value: false, ...place }

export function number(value: number): Node {
  const size: Node = { kind: "number", value: Math.abs(value), percent: false, ...place }
  return value < 0 ? { kind: "unary", op: "-", of: size, ...place } : size
}

export const truth = (value: boolean): Node => ({ kind: "truth", value, ...place })
export const measure = (code: string, where: readonly Selector[] = []): Node => ({
  kind: "measure",
  code,
  where,
  ...place,
})
export const binary = (op: BinaryOperator, left: Node, right: Node): Node => ({
  kind: "binary",
  op,
  left,
  right,
  ...place,
})
export const unary = (op: "-" | "not", of: Node): Node =>
  op === "not" && of.kind === "unary" && of.op === "not"
    ? of.of
    : { kind: "unary", op, of, ...place }
export function either(condition: Node, yes: Node, no: Node): Node {
  if (yes.kind === "truth" && no.kind === "truth" && yes.value !== no.value) {
    return yes.value ? condition : unary("not", condition)
  }
  return { kind: "if", condition, yes, no, ...place }
}
export const extreme = (kind: "min" | "max", args: readonly Node[]): Node =>
  args.length === 1 ? (args[0] ?? MISSING) : { kind, args, ...place }
export const before = (of: Node, periods: number): Node => ({ kind: "prev", of, periods, ...place })
export const sinceJanuary = (of: Node): Node => ({ kind: "ytd", of, ...place })
export const each = (of: Node): Node => ({ kind: "each", of, how: "sum", ...place })

/** A missing figure counts as 0. */
export const orZero = (node: Node): Node => (isConstant(node) ? node : binary("??", node, ZERO))
/** Yes where there is a figure, whatever it is; no where there is none. */
export const isThere = (node: Node): Node =>
  binary("??", binary("=", binary("*", node, ZERO), ZERO), NO)
/** `value` where `marker` has a figure, else missing: an `if` whose condition is missing is missing. */
export const onlyWith = (marker: Node, value: Node): Node =>
  either(binary("=", binary("*", marker, ZERO), ZERO), value, MISSING)

const isConstant = (node: Node): boolean => node.kind === "number" || node.kind === "truth"

/** Several parts under one operator, as flat a tree as can be: long chains stay within every limit. */
export function joined(op: "+" | "??", nodes: readonly Node[]): Node {
  const [only] = nodes
  if (nodes.length <= 1) return only ?? MISSING
  const half = nodes.length > 8 ? Math.ceil(nodes.length / 2) : nodes.length - 1
  return binary(op, joined(op, nodes.slice(0, half)), joined(op, nodes.slice(half)))
}
