import { aggregate, compileColumns, type Input, ranks } from "@tinhso/formula"
import { roundPoints } from "../points.ts"
import { type CompiledRule, MAXIMUM } from "./compile-rule.ts"

/** The figures of one agency by name; null or absent is missing, which is never 0. */
export type FiguresOf = ReadonlyMap<string, number | null>

/** The figures of one peer group for one criterion, agency by agency. */
export interface FigureRows {
  readonly now: readonly FiguresOf[]
  /** The same of earlier rounds, the last one first: what `prev` reads. */
  readonly before?: readonly (readonly FiguresOf[])[]
}

/** What a rule gives an agency. */
export interface ComputedPoints {
  /** Null where a figure that the rule needs is missing. */
  readonly points: number | null
  /** What the formula came to, where that is more than the maximum or less than 0. */
  readonly beyond: number | null
}

/**
 * The points that a rule gives to every agency of a peer group: rounded half up to `decimals`,
 * never more than the maximum and never below 0, and it is said where the formula went beyond.
 * Ranks and `peers(…)` are taken among the agencies handed in.
 */
export function scoreColumn(
  rule: CompiledRule,
  maxPoints: number | null,
  figures: FigureRows,
  decimals = 2,
): ComputedPoints[] {
  const rows = figures.now.length
  const read = (input: Input) => inputColumn(input, maxPoints, figures)
  const values = rule.compiled.run(rule.compiled.inputs.map(read), rows)
  return Array.from(values, (value) => pointsOf(value, maxPoints, decimals))
}

function pointsOf(value: number, maxPoints: number | null, decimals: number): ComputedPoints {
  if (Number.isNaN(value)) return { points: null, beyond: null }
  const rounded = roundPoints(value, decimals)
  const kept = Math.max(0, Math.min(rounded, maxPoints ?? Infinity))
  return { points: kept + 0, beyond: kept === rounded ? null : rounded }
}

function inputColumn(input: Input, maxPoints: number | null, figures: FigureRows): Float64Array {
  const rows = figures.now.length
  if (input.kind === "measure") {
    if (input.code === MAXIMUM) return new Float64Array(rows).fill(maxPoints ?? Number.NaN)
    const { shift } = input.when
    const from = shift === 0 ? figures.now : figures.before?.[shift - 1]
    return Float64Array.from(
      { length: rows },
      (_, row) => from?.[row]?.get(input.code) ?? Number.NaN,
    )
  }
  const inner = compileColumns(input.of)
  const values = inner.run(
    inner.inputs.map((one) => inputColumn(one, maxPoints, figures)),
    rows,
  )
  const known = Array.from(values, (value) => (Number.isNaN(value) ? null : value))
  if (input.kind === "rank") {
    return Float64Array.from(ranks(known, input.best), (rank) => rank ?? Number.NaN)
  }
  return new Float64Array(rows).fill(aggregate(known, input.how) ?? Number.NaN)
}
