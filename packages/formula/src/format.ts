import {
  type BinaryNode,
  type MeasureNode,
  type Node,
  type NumberNode,
  parts,
  type UnaryNode,
} from "./ast.ts"
import { keyword } from "./functions.ts"
import { match } from "./match.ts"
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
  if (node.kind === "number") return formatNumber(node)
  if (node.kind === "truth") return node.value ? "true" : "false"
  if (node.kind === "missing") return "missing"
  if (node.kind === "measure") return formatMeasure(node)
  if (node.kind === "unary") return unary(node, power)
  if (node.kind === "binary") return binary(node, power)
  const args = argumentsOf(node).map((one) => (typeof one === "string" ? one : text(one, 0)))
  return `${node.kind}(${args.join("; ")})`
}

function binary({ op, left, right }: BinaryNode, power: number): string {
  const own = POWER[op]
  const chained = own === POWER["="] ? own : own - 1
  return bracketed(`${text(left, chained)} ${op} ${text(right, own)}`, own <= power)
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
  { kind: "number" | "truth" | "missing" | "measure" } | { kind: "unary" } | { kind: "binary" }
>

/** The arguments of a call; what is understood without being written is left out. */
function argumentsOf(call: Call): readonly (Node | string)[] {
  return match<Call, readonly (Node | string)[]>(call, {
    if: parts,
    min: parts,
    max: parts,
    clamp: parts,
    abs: parts,
    ytd: parts,
    tier: ({ of, steps }) => [
      of,
      ...steps.map(({ from, gives }) => `${formatNumber(from)},${formatNumber(gives)}`),
    ],
    round: ({ of, digits }) => unless(digits === 0, of, String(digits)),
    prev: ({ of, periods }) => unless(periods === 1, of, String(periods)),
    growth: ({ of, periods }) => unless(periods === 1, of, String(periods)),
    each: ({ of, how }) => unless(how === "sum", of, how),
    peers: ({ of, how }) => [of, how],
    rank: ({ of, best }) => unless(best === "high", of, best),
  })
}

const unless = (understood: boolean, of: Node, word: string) => (understood ? [of] : [of, word])
