import {
  type DataItemJs,
  ExpressionDataJs,
  ExpressionJs,
  ExpressionMode,
} from "@dhis2/expression-parser"
import { type Expr, partsOf, TESTS_NULL } from "../expression/ast.ts"
import { emit } from "../expression/emit.ts"
import { parseExpression } from "../expression/parse.ts"

/** One figure that an expression reads, some periods later (negative: before), alone or since January. */
export interface ItemAsked {
  readonly type: string
  /** "de", "de.coc", "de.coc.aoc" */
  readonly key: string
  readonly offset: number
  readonly yearToDate: boolean
}

/** What an expression is evaluated over. */
export interface Figures {
  readonly item: (asked: ItemAsked) => number | null
  readonly constant: (id: string) => number | null
  /** The value of `subExpression(inner)`, the inner part as text. */
  readonly subExpression: (inner: string, offset: number) => number | null
  readonly days: number
}

/** Says that a library refused an expression that it was given. */
export class NotEvaluated extends Error {}

const compiled = new Map<string, { expression: ExpressionJs; items: readonly DataItemJs[] }>()
const MOST_KEPT = 2000

function compile(text: string) {
  const known = compiled.get(text)
  if (known !== undefined) return known
  try {
    const expression = new ExpressionJs(text, ExpressionMode.INDICATOR_EXPRESSION)
    const made = { expression, items: expression.collectDataItems() }
    if (compiled.size >= MOST_KEPT) compiled.clear()
    compiled.set(text, made)
    return made
  } catch (error) {
    throw new NotEvaluated(firstLine(error))
  }
}

const firstLine = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? ""

/** What DHIS2's own parser says against an expression; null where it accepts it. */
export function refusedByDhis2(text: string): string | null {
  try {
    compile(text)
    return null
  } catch (error) {
    if (error instanceof NotEvaluated) return error.message
    throw error
  }
}

/**
 * The value of an indicator expression: calculated by DHIS2's own parser, with DHIS2's rule for what
 * is missing around it. Every bracket is written out first, because the library and the server do not
 * agree on precedence. What is not finite is no figure.
 */
export function evaluateDhis2(text: string, figures: Figures): number | null {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new NotEvaluated(`cột ${parsed.at}: ${parsed.why}`)
  const { found, there } = counted(parsed.expr, figures, 0)
  if (found > 0 && there === 0) return null
  const value = calculate(parsed.expr, figures, { nulls: "zero", offset: 0 })
  if (value === null) return 0
  return Number.isFinite(value) ? value : null
}

interface How {
  readonly nulls: "zero" | "keep"
  /** Periods that brackets around have shifted. */
  readonly offset: number
}

/** A value by the library; parts that test for missing figures are calculated before, by themselves. */
function calculate(expr: Expr, figures: Figures, how: How): number | null {
  const text = emit(expr, (part) => saidBefore(part, figures, how))
  const { expression, items } = compile(text)
  const values = new Map<unknown, number>()
  for (const item of items) {
    const value = read(item, figures, how.offset)
    if (value !== null) values.set(item, value)
    else if (how.nulls === "zero") values.set(item, 0)
  }
  try {
    const named = new Map([["days", figures.days]])
    const data = new ExpressionDataJs(new Map(), new Map(), new Map(), values, named)
    const result = expression.evaluate(() => null, data)
    return result === null || result === undefined ? null : Number(result)
  } catch (error) {
    // Calculating with what is missing gives nothing where nothing is replaced.
    if (how.nulls === "keep") return null
    throw new NotEvaluated(firstLine(error))
  }
}

function saidBefore(part: Expr, figures: Figures, how: How): string | null {
  if (part.kind === "modified" && containsTest(part.of) && part.name === "periodOffset") {
    const offset = how.offset + Number(part.argument)
    return written(calculate(part.of, figures, { ...how, offset }))
  }
  if (part.kind !== "call") return null
  if (part.name === "subExpression") {
    const value = figures.subExpression(emit(part.args[0] ?? part), how.offset)
    return written(value ?? (how.nulls === "zero" ? 0 : null))
  }
  if (!TESTS_NULL.has(part.name) || how.nulls === "keep") return null
  return written(calculate(part, figures, { ...how, nulls: "keep" }), part.name !== "firstNonNull")
}

const containsTest = (expr: Expr): boolean =>
  (expr.kind === "call" && (TESTS_NULL.has(expr.name) || expr.name === "subExpression")) ||
  partsOf(expr).some(containsTest)

function written(value: number | null, truth = false): string {
  if (truth) return value === 1 ? "true" : "false"
  if (value === null) return "null"
  return value < 0 ? `(${value})` : String(value)
}

function read(item: DataItemJs, figures: Figures, offset: number): number | null {
  const { type, uid0, uid1, uid2, modifiers } = item
  if (type.name === "CONSTANT") return figures.constant(uid0.value)
  const ids = [[uid0], uid1, uid2].map((some) => some.map(({ value }) => value).join("&"))
  return figures.item({
    type: type.name,
    key: ids.join(".").replace(/\.+$/u, ""),
    offset: offset + (modifiers.periodOffset ?? 0),
    yearToDate: modifiers.yearToDate,
  })
}

interface Counted {
  readonly found: number
  readonly there: number
}

const NONE: Counted = { found: 0, there: 0 }
const plus = (all: readonly Counted[]): Counted => ({
  found: all.reduce((sum, { found }) => sum + found, 0),
  there: all.reduce((sum, { there }) => sum + there, 0),
})

/** How many figures were read on the way that counts, and how many of them were there. */
function counted(expr: Expr, figures: Figures, offset: number): Counted {
  const of = (part: Expr) => counted(part, figures, offset)
  if (expr.kind === "item" || isModifiedItem(expr)) return countedItem(expr, figures, offset)
  if (expr.kind === "modified") return counted(expr.of, figures, offset + Number(expr.argument))
  if (expr.kind === "call") return countedCall(expr, figures, offset)
  if (expr.kind === "binary" && (expr.op === "&&" || expr.op === "||")) {
    const goesOn = isYes(expr.left, figures, offset) === (expr.op === "&&")
    return goesOn ? plus([of(expr.left), of(expr.right)]) : of(expr.left)
  }
  return plus(partsOf(expr).map(of))
}

const isYes = (expr: Expr, figures: Figures, offset: number) =>
  calculate(expr, figures, { nulls: "zero", offset }) === 1

const one = (value: number | null): Counted => ({ found: 1, there: value === null ? 0 : 1 })

function countedItem(expr: Expr, figures: Figures, offset: number): Counted {
  if (expr.kind === "item" && expr.letter === "C") return NONE
  return one(calculate(expr, figures, { nulls: "keep", offset }))
}

function countedCall(
  expr: Extract<Expr, { kind: "call" }>,
  figures: Figures,
  offset: number,
): Counted {
  const { name, args } = expr
  const of = (part: Expr) => counted(part, figures, offset)
  if (TESTS_NULL.has(name)) return NONE
  if (name === "subExpression") return one(figures.subExpression(emit(args[0] ?? expr), offset))
  const [condition, first, second] = args
  if (name !== "if" || condition === undefined) return plus(args.map(of))
  const chosen = isYes(condition, figures, offset) ? first : second
  return plus([of(condition), chosen === undefined ? NONE : of(chosen)])
}

const isModifiedItem = (expr: Expr): boolean =>
  expr.kind === "modified" && (expr.of.kind === "item" || isModifiedItem(expr.of))

/** The value of an expression over one figure, as `subExpression` asks it of each stored value. */
export function evaluateOver(text: string, value: number, days: number): number | null {
  return evaluateDhis2(text, {
    item: () => value,
    constant: () => null,
    subExpression: () => null,
    days,
  })
}
