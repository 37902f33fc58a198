import type { Arithmetic, Node } from "../ast.ts"
import type { Input } from "../input.ts"
import { match } from "../match.ts"
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
const atom = (sql: string) =>
  /^("(?:[^"]|"")+"|\w+)(\.("(?:[^"]|"")+"|\w+))*$/u.test(sql) ? sql : `(${sql})`

function pieceOf(node: Plan, columns: readonly Piece[]): Piece {
  const of = (part: Plan) => pieceOf(part, columns)
  return match<Plan, Piece>(node, {
    constant: ({ value }) => constant(value),
    input: ({ index }) => columns[index] ?? constant(Number.NaN),
    negate: (sign) => over(of(sign.of), (value) => `-${value}`, true),
    abs: (size) => over(of(size.of), (value) => `abs(${value})`),
    round: ({ of: part, digits }) => rounded(of(part), digits),
    arithmetic: ({ op, left, right }) => arithmetic(op, of(left), of(right)),
    compare: ({ op, left, right }) => truth(`${asNumber(of(left))} ${op} ${asNumber(of(right))}`),
    not: (no) => truth(`not ${asTruth(of(no.of))}`),
    and: ({ left, right }) => truth(`${asTruth(of(left))} and ${asTruth(of(right))}`),
    or: ({ left, right }) => truth(`${asTruth(of(left))} or ${asTruth(of(right))}`),
    otherwise: ({ left, right }) => otherwise(of(left), of(right)),
    if: ({ condition, yes, no }) => choice(of(condition), of(yes), of(no)),
    tier: ({ of: part, steps }) => tier(steps, of(part)),
    min: ({ args }) => extreme("min", args.map(of)),
    max: ({ args }) => extreme("max", args.map(of)),
  })
}

function over(part: Piece, use: (value: string) => string, open = false): Piece {
  return number(use(asNumber(part)), part.size, open)
}

/** A double as numeric has 15 significant digits: what `roundHalfAway` reads. */
function rounded(part: Piece, digits: number): Piece {
  const size = { least: 10 ** -digits, most: Math.min(part.size.most + 1, MOST) }
  return number(`round(${asNumber(part)}::numeric, ${digits})::float8`, size)
}

function otherwise(first: Piece, second: Piece): Piece {
  const [left, right, same] = alike(first, second)
  const whole = number(`coalesce(${left.sql}, ${right.sql})`, either(left.size, right.size))
  return { ...whole, truth: same }
}

function choice(condition: Piece, first: Piece, second: Piece): Piece {
  const [yes, no, same] = alike(first, second)
  const sql = `case ${asTruth(condition)} when true then ${yes.sql} when false then ${no.sql} end`
  return { ...number(sql, either(yes.size, no.size), true), truth: same }
}

/** least() and greatest() skip nulls; counting does not. */
function extreme(which: "min" | "max", args: readonly Piece[]): Piece {
  const rows = args.map((arg) => `(${arg.truth ? asNumber(arg) : arg.sql})`).join(", ")
  const sql = `(select case when count(v) = ${args.length} then ${which}(v) end from (values ${rows}) as t(v))`
  return number(sql, either(...args.map((arg) => arg.size)))
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
    const reachedSteps = steps.map(
      ({ from, gives }) => `when ${value} >= ${literal(from)} then ${literal(gives)}`,
    )
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
    (p) =>
      `case when abs(${p}) > ${MOST}::float8 then null when abs(${p}) < ${LEAST}::float8 then 0 else ${p} end`,
  )
}
