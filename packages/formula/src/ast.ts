/** The tree that a formula is. Columns count code points of the NFC text, from 1; `end` is exclusive. */
export interface Place {
  readonly at: number
  readonly end: number
}

/** One choice of a breakdown: `technology=4G`. */
export interface Selector {
  readonly dimension: string
  readonly value: string
}

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">="
export type Arithmetic = "+" | "-" | "*" | "/"
export type BinaryOperator = Arithmetic | Comparison | "and" | "or" | "??"

/** How figures of many units become one. Units without a figure are left out. */
export const AGGREGATES = ["sum", "avg", "min", "max", "count"] as const
export type Aggregate = (typeof AGGREGATES)[number]

/** Which end of a ranking is first. */
export const BEST = ["high", "low"] as const
export type Best = (typeof BEST)[number]

/** A number as written; `90%` has value 0.9 and `percent`. Negative only in the steps of `tier`. */
export interface NumberNode extends Place {
  readonly kind: "number"
  readonly value: number
  readonly percent: boolean
}
export interface MeasureNode extends Place {
  readonly kind: "measure"
  readonly code: string
  /** Sorted by dimension, each dimension once. */
  readonly where: readonly Selector[]
}
export interface UnaryNode extends Place {
  readonly kind: "unary"
  readonly op: "-" | "not"
  readonly of: Node
}
/** Its place is that of the operator. */
export interface BinaryNode extends Place {
  readonly kind: "binary"
  readonly op: BinaryOperator
  readonly left: Node
  readonly right: Node
}
interface IfNode extends Place {
  readonly kind: "if"
  readonly condition: Node
  readonly yes: Node
  readonly no: Node
}
export interface Step {
  readonly from: NumberNode
  readonly gives: NumberNode
}
export interface TierNode extends Place {
  readonly kind: "tier"
  readonly of: Node
  readonly steps: readonly Step[]
}
export interface ExtremeNode extends Place {
  readonly kind: "min" | "max"
  readonly args: readonly Node[]
}
interface RoundNode extends Place {
  readonly kind: "round"
  readonly of: Node
  readonly digits: number
}
export interface ClampNode extends Place {
  readonly kind: "clamp"
  readonly of: Node
  readonly low: Node
  readonly high: Node
}
interface OneNode extends Place {
  readonly kind: "abs" | "ytd"
  readonly of: Node
}
export interface PeriodsNode extends Place {
  readonly kind: "prev" | "growth"
  readonly of: Node
  readonly periods: number
}
export interface AcrossNode extends Place {
  readonly kind: "each" | "peers"
  readonly of: Node
  readonly how: Aggregate
}
export interface RankNode extends Place {
  readonly kind: "rank"
  readonly of: Node
  readonly best: Best
}

export type Node =
  | NumberNode
  | (Place & { readonly kind: "truth"; readonly value: boolean })
  | (Place & { readonly kind: "missing" })
  | MeasureNode
  | UnaryNode
  | BinaryNode
  | IfNode
  | TierNode
  | ExtremeNode
  | RoundNode
  | ClampNode
  | OneNode
  | PeriodsNode
  | AcrossNode
  | RankNode

/** The parts of a node, in the order written. */
export function parts(node: Node): readonly Node[] {
  if ("args" in node) return node.args
  if ("left" in node) return [node.left, node.right]
  if ("condition" in node) return [node.condition, node.yes, node.no]
  if ("low" in node) return [node.of, node.low, node.high]
  return "of" in node ? [node.of] : []
}

/** The same node over other parts, given in the order of `parts`. */
export function withParts(node: Node, next: readonly Node[]): Node {
  const [first = node, second = node, third = node] = next
  if ("args" in node) return { ...node, args: next }
  if ("left" in node) return { ...node, left: first, right: second }
  if ("condition" in node) return { ...node, condition: first, yes: second, no: third }
  if ("low" in node) return { ...node, of: first, low: second, high: third }
  return "of" in node ? { ...node, of: first } : node
}

const TRUTH_OPERATORS: ReadonlySet<string> = new Set(["=", "<>", "<", "<=", ">", ">=", "and", "or"])

export const isComparison = (op: BinaryOperator): op is Comparison =>
  TRUTH_OPERATORS.has(op) && op !== "and" && op !== "or"

/** Whether a formula answers yes or no (as 1 or 0) rather than with a number. */
export function isTruth(node: Node): boolean {
  if (node.kind === "unary") return node.op === "not"
  if (node.kind === "if") return isTruth(node.yes) && isTruth(node.no)
  if (node.kind !== "binary") return node.kind === "truth"
  if (node.op === "??") return isTruth(node.left) && isTruth(node.right)
  return TRUTH_OPERATORS.has(node.op)
}
