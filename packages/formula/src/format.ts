import type { MeasureNode, Node, NumberNode, UnaryNode } from "./ast.ts"
import { keyword } from "./functions.ts"
import { plainDecimal } from "./number.ts"
import { MINUS_POWER, NOT_POWER, POWER } from "./parser.ts"

const PLAIN_CODE = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u
const PLAIN_VALUE = /^[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_.\-/]*$/u
const GROUPED = /^-?[1-9][0-9]{0,2}\.[0-9]{3}$/u

/**
 * The one canonical text of a formula: one space around operators, `*` and `/`, no brackets that
 * change nothing. Parsing it gives the same tree.
 *
 * @example
 * format(parse("(a÷b)×100%")) // "a / b * 100%"
 */
export function format(ast: Node): string {
  return text(ast, 0)
}

/** A code as a formula writes it: in quotes where it is no plain word. */
export function formatCode(code: string): string {
  return PLAIN_CODE.test(code) && keyword(code) === undefined ? code : quoted(code)
}

/** A measure with its breakdown: `bts[technology=4G]`. */
export function formatMeasure({ code, where }: Pick<MeasureNode, "code" | "where">): string {
  const name = formatCode(code)
  if (where.length === 0) return name
  const chosen = where.map(({ dimension, value }) => {
    const left = PLAIN_VALUE.test(dimension) ? dimension : quoted(dimension)
    return `${left}=${PLAIN_VALUE.test(value) ? value : quoted(value)}`
  })
  return `${name}[${chosen.join("; ")}]`
}

const quoted = (code: string) => (code.includes('"') ? `'${code}'` : `"${code}"`)

/** A node where only operators that bind tighter than `power` need no brackets. */
function text(node: Node, power: number): string {
  switch (node.kind) {
    case "number":
      return formatNumber(node)
    case "truth":
      return node.value ? "true" : "false"
    case "missing":
      return "missing"
    case "measure":
      return formatMeasure(node)
    case "unary":
      return unary(node, power)
    case "binary": {
      const own = POWER[node.op]
      const comparison = own === POWER["="]
      const left = text(node.left, comparison ? own : own - 1)
      return bracketed(`${left} ${node.op} ${text(node.right, own)}`, own <= power)
    }
    default:
      return call(node)
  }
}

const bracketed = (inner: string, needed: boolean) => (needed ? `(${inner})` : inner)

function unary({ op, of }: UnaryNode, power: number): string {
  if (op === "not") return bracketed(`not ${text(of, NOT_POWER - 1)}`, power > NOT_POWER)
  return bracketed(`-${text(of, MINUS_POWER - 1)}`, power >= MINUS_POWER)
}

function formatNumber({ value, percent }: NumberNode): string {
  const decimal = plainDecimal(value, percent ? 2 : 0)
  return `${GROUPED.test(decimal) ? `${decimal}0` : decimal}${percent ? "%" : ""}`
}

type Call = Exclude<
  Node,
  { kind: "number" | "truth" | "missing" | "measure" | "unary" | "binary" }
>

function call(node: Call): string {
  const args = argumentsOf(node).map((one) => (typeof one === "string" ? one : text(one, 0)))
  return `${node.kind}(${args.join("; ")})`
}

function argumentsOf(node: Call): readonly (Node | string)[] {
  switch (node.kind) {
    case "if":
      return [node.condition, node.yes, node.no]
    case "tier":
      return [
        node.of,
        ...node.steps.map(({ from, gives }) => `${formatNumber(from)},${formatNumber(gives)}`),
      ]
    case "min":
    case "max":
      return node.args
    case "clamp":
      return [node.of, node.low, node.high]
    case "round":
      return node.digits === 0 ? [node.of] : [node.of, String(node.digits)]
    case "prev":
    case "growth":
      return node.periods === 1 ? [node.of] : [node.of, String(node.periods)]
    case "abs":
    case "ytd":
      return [node.of]
    case "each":
    case "peers":
      return node.kind === "each" && node.how === "sum" ? [node.of] : [node.of, node.how]
    case "rank":
      return node.best === "high" ? [node.of] : [node.of, node.best]
  }
}
