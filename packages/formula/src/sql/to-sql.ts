import type { Arithmetic, Node } from "../ast.ts"
import type { Input } from "../input.ts"
import { LEAST, MOST, plainDecimal } from "../number.ts"
import { type Plan, plan } from "../plan.ts"
import {
  ANY,
  clipped,
  either,
  type Magnitude,
  magnitudeOf,
  ONE,
  reached,
  staysInRange,
} from "./magnitude.ts"

export interface SqlOptions {
  /** The SQL of an input: an expression of type `double precision`, null where missing. */
  readonly column: (input: Input) => string
  /**
   * Between which magnitudes every figure lies that is not zero, where the tables guarantee it
   * (a check constraint; never NaN or Infinity). Without it each figure and each calculation is
   * guarded, which is right and hard to read.
   */
  readonly figures?: Magnitude
}

/** SQL of one plan node. `truth`: its type is boolean. `simple`: may be repeated at no cost. */
interface Piece {
  readonly sql: string
  readonly truth: boolean
  readonly simple: boolean
  /** Needs brackets beside other operators. */
  readonly open: boolean
  readonly size: Magnitude
}

/**
 * A formula as one scalar expression of PostgreSQL 15+, of type `double precision` or, for a yes or
 * no, `boolean`. Same values as `evaluate`, null for missing; it raises no error whatever the
 * figures are. No text of the formula gets into it but through `column`.
 *
 * @example
 * toSql(parse("a / b"), { column: (input) => identifier(input.key), figures: { least: 1e-9, most: 1e18 } })
 * // '"a" / nullif("b", 0)'
 */
export function toSql(ast: Node, options: SqlOptions): string {
  const planned = plan(ast)
  const columns = planned.inputs.map((input) => readColumn(options, input))
  const piece = pieceOf(planned.plan, columns)
  if (planned.truth === piece.truth) return piece.sql
  return planned.truth ? asTruth(piece) : asNumber(piece)
}

function readColumn({ column, figures }: SqlOptions, input: Input): Piece {
  const sql = atom(column(input))
  return figures === undefined ? number(guardSize(sql), ANY) : simple(sql, figures)
}

/** A text that may stand beside operators as it is: a name, or a name of a table's column. */
const atom = (sql: string) => (/^("(?:[^"]|"")+"|\w+)(\.("(?:[^"]|"")+"|\w+))*$/u.test(sql) ? sql : `(${sql})`)

function pieceOf(node: Plan, columns: readonly Piece[]): Piece {
  const of = (part: Plan) => pieceOf(part, columns)
  switch (node.kind) {
    case "constant":
      return constant(node.value)
    case "input":
      return columns[node.index] ?? constant(Number.NaN)
    case "negate": {
      const part = of(node.of)
      return number(`-${asNumber(part)}`, part.size, true)
    }
    case "abs": {
      const part = of(node.of)
      return number(`abs(${asNumber(part)})`, part.size)
    }
    case "round": {
      const part = of(node.of)
      const size = { least: 10 ** -node.digits, most: Math.min(part.size.most + 1, MOST) }
      return number(`round(${asNumber(part)}::numeric, ${node.digits})::float8`, size)
    }
    case "arithmetic":
      return arithmetic(node.op, of(node.left), of(node.right))
    case "compare":
      return truth(`${asNumber(of(node.left))} ${node.op} ${asNumber(of(node.right))}`)
    case "not":
      return truth(`not ${asTruth(of(node.of))}`)
    case "and":
    case "or":
      return truth(`${asTruth(of(node.left))} ${node.kind} ${asTruth(of(node.right))}`)
    default:
      return branching(node, of)
  }
}

type Branching = Extract<Plan, { kind: "otherwise" | "if" | "tier" | "min" | "max" }>

function branching(node: Branching, of: (part: Plan) => Piece): Piece {
  switch (node.kind) {
    case "otherwise": {
      const [left, right, same] = alike(of(node.left), of(node.right))
      const size = either(left.size, right.size)
      const sql = `coalesce(${left.sql}, ${right.sql})`
      return { sql, truth: same, simple: false, open: false, size }
    }
    case "if": {
      const [yes, no, same] = alike(of(node.yes), of(node.no))
      const condition = asTruth(of(node.condition))
      const sql = `case ${condition} when true then ${yes.sql} when false then ${no.sql} end`
      return { sql, truth: same, simple: false, open: true, size: either(yes.size, no.size) }
    }
    case "tier":
      return tier(node.steps, of(node.of))
    case "min":
    case "max": {
      const args = node.args.map(of)
      const rows = args.map((arg) => `(${arg.truth ? asNumber(arg) : arg.sql})`).join(", ")
      // least() and greatest() skip nulls; counting does not.
      const sql = `(select case when count(v) = ${args.length} then ${node.kind}(v) end from (values ${rows}) as t(v))`
      return number(sql, either(...args.map((arg) => arg.size)))
    }
  }
}

const number = (sql: string, size: Magnitude, open = false): Piece => ({
  sql,
  truth: false,
  simple: false,
  open,
  size,
})
const simple = (sql: string, size: Magnitude): Piece => ({ ...number(sql, size), simple: true })
const truth = (sql: string): Piece => ({ ...number(sql, ONE, true), truth: true })

function constant(value: number): Piece {
  return Number.isNaN(value)
    ? simple("null::float8", ONE)
    : simple(literal(value), magnitudeOf(value))
}

/** Always typed: 1 / 3 of two bare literals is an integer division. */
function literal(value: number): string {
  return value < 0 ? `(-${literal(-value)})` : `${shortNumber(value)}::float8`
}

const shortNumber = (value: number) =>
  value === 0 || (value >= 1e-9 && value < 1e21) ? plainDecimal(value) : value.toExponential()

const bracketed = ({ sql, open }: Piece) => (open ? `(${sql})` : sql)

function asNumber(piece: Piece): string {
  return piece.truth ? `${bracketed(piece)}::int::float8` : bracketed(piece)
}

function asTruth(piece: Piece): string {
  return piece.truth ? bracketed(piece) : `(${bracketed(piece)} <> 0)`
}

/** Two branches of one type: both yes or no, else both numbers. */
function alike(left: Piece, right: Piece): [Piece, Piece, boolean] {
  if (left.truth && right.truth) return [left, right, true]
  return [number(asNumber(left), left.size), number(asNumber(right), right.size), false]
}

function tier(steps: Extract<Plan, { kind: "tier" }>["steps"], of: Piece): Piece {
  const size = magnitudeOf(...steps.map((step) => step.gives))
  const chosen = (value: string) => {
    const reachedSteps = steps.map(({ from, gives }) => `when ${value} >= ${literal(from)} then ${literal(gives)}`)
    return `case ${reachedSteps.join(" ")} when ${value} is not null then 0::float8 end`
  }
  if (of.simple) return number(chosen(of.sql), size, true)
  return number(named([asNumber(of)], chosen), size)
}

/**
 * Gives values names so that each is computed once however often it is used. `offset 0` keeps the
 * planner from putting the expressions back in their places.
 */
function named(values: readonly string[], use: (...names: string[]) => string): string {
  const names = ["p", "q"].slice(0, values.length)
  const fields = values.map((value, i) => `${value} as ${names[i]}`).join(", ")
  return `(select ${use(...names)} from (select ${fields} offset 0) s)`
}

function arithmetic(op: Arithmetic, left: Piece, right: Piece): Piece {
  const size = reached(op, left.size, right.size)
  const a = asNumber(left)
  const b = asNumber(right)
  if (staysInRange(size)) return number(plainly(op, a, b), size, true)
  return number(guardedArithmetic(op, a, b), clipped(size))
}

const plainly = (op: Arithmetic, a: string, b: string) =>
  op === "/" ? `${a} / nullif(${b}, 0)` : `${a} ${op} ${b}`

/** Sums of numbers in range never overflow a double; products and quotients are weighed by logarithms first. */
function guardedArithmetic(op: Arithmetic, a: string, b: string): string {
  if (op === "+" || op === "-") return guardSize(`${a} ${op} ${b}`)
  const sign = op === "*" ? "+" : "-"
  const safely = (p: string, q: string) => {
    const weight = `ln(abs(nullif(${p}, 0))) ${sign} ln(abs(nullif(${q}, 0)))`
    return `case when ${weight} > 700 then null when ${weight} < -700 then 0 else ${plainly(op, p, q)} end`
  }
  return guardSize(named([a, b], safely))
}

/** Too large (or NaN, which PostgreSQL sorts last) is null, too small is zero. */
function guardSize(sql: string): string {
  return named(
    [sql],
    (p) => `case when abs(${p}) > ${MOST}::float8 then null when abs(${p}) < ${LEAST}::float8 then 0 else ${p} end`,
  )
}
