import type { Arithmetic, Comparison, Node } from "./ast.ts"
import { COMPARISONS, tierOf } from "./compile.ts"
import type { Input } from "./input.ts"
import { match } from "./match.ts"
import { inRange, roundHalfAway } from "./number.ts"
import { type Plan, plan } from "./plan.ts"

export interface CompiledColumns {
  /** Which columns to hand in, in this order. */
  readonly inputs: readonly Input[]
  /**
   * The values of the first `rows` rows, NaN where missing; written into `out` if given, which may
   * be one of the columns. Not re-entrant, and need not be: it calls nobody.
   */
  run(columns: readonly Float64Array[], rows: number, out?: Float64Array): Float64Array
}

/** Rows worked on at a time: a handful of such blocks stays in the nearest cache. */
const BLOCK = 1024

/** Computes one block: rows `from` … `from + rows` of the columns. The result is valid until the next block. */
type Kernel = (columns: readonly Float64Array[], from: number, rows: number) => Float64Array

/** A formula over columns, for tables of many rows. Same values as `evaluate`, NaN for missing. */
export function compileColumns(ast: Node): CompiledColumns {
  const planned = plan(ast)
  const kernel = kernelOf(planned.plan)
  const run: CompiledColumns["run"] = (columns, rows, out = new Float64Array(rows)) => {
    for (let from = 0; from < rows; from += BLOCK) {
      const length = Math.min(BLOCK, rows - from)
      const block = kernel(columns, from, length)
      for (let i = 0; i < length; i++) out[from + i] = block[i]! + 0
    }
    return out
  }
  return { inputs: planned.inputs, run }
}

function kernelOf(node: Plan): Kernel {
  return match<Plan, Kernel>(node, {
    constant: ({ value }) => {
      const block = new Float64Array(BLOCK).fill(value)
      return () => block
    },
    input: ({ index }) => input(index),
    negate: ({ of }) => each1(kernelOf(of), (value) => -value),
    abs: ({ of }) => each1(kernelOf(of), Math.abs),
    not: ({ of }) => each1(kernelOf(of), (value) => 1 - flag(value)),
    round: ({ of, digits }) =>
      each1(kernelOf(of), (value) => inRange(roundHalfAway(value, digits))),
    tier: ({ of, steps }) => {
      const from = Float64Array.from(steps, (step) => step.from)
      const gives = Float64Array.from(steps, (step) => step.gives)
      return each1(kernelOf(of), (value) => tierOf(value, from, gives))
    },
    arithmetic: ({ op, left, right }) => arithmetic(op, kernelOf(left), kernelOf(right)),
    compare: ({ op, left, right }) => comparison(op, kernelOf(left), kernelOf(right)),
    if: ({ condition, yes, no }) => choice(kernelOf(condition), kernelOf(yes), kernelOf(no)),
    and: ({ left, right }) => each2(kernelOf(left), kernelOf(right), (a, b) => connected(a, b, 0)),
    or: ({ left, right }) => each2(kernelOf(left), kernelOf(right), (a, b) => connected(a, b, 1)),
    otherwise: ({ left, right }) =>
      each2(kernelOf(left), kernelOf(right), (a, b) => (Number.isNaN(a) ? b : a)),
    min: ({ args }) => extreme(args.map(kernelOf), Math.min),
    max: ({ args }) => extreme(args.map(kernelOf), Math.max),
  })
}

function extreme(args: readonly Kernel[], better: (a: number, b: number) => number): Kernel {
  const [first, ...rest] = args
  if (first === undefined) throw new RangeError("min and max have arguments")
  return rest.reduce((best, next) => each2(best, next, better), first)
}

function connected(left: number, right: number, deciding: 0 | 1): number {
  const first = flag(left)
  const second = flag(right)
  if (first === deciding || second === deciding) return deciding
  return first + second - second
}

const flag = (value: number) => (Number.isNaN(value) ? value : Number(value !== 0))

function input(index: number): Kernel {
  const block = new Float64Array(BLOCK)
  return (columns, from, rows) => {
    const column = columns[index]
    if (column === undefined) return block.fill(Number.NaN)
    for (let i = 0; i < rows; i++) block[i] = inRange(column[from + i] ?? Number.NaN)
    return block
  }
}

function each1(of: Kernel, result: (value: number) => number): Kernel {
  const block = new Float64Array(BLOCK)
  return (columns, from, rows) => {
    const values = of(columns, from, rows)
    for (let i = 0; i < rows; i++) block[i] = result(values[i]!)
    return block
  }
}

function each2(left: Kernel, right: Kernel, result: (a: number, b: number) => number): Kernel {
  const block = new Float64Array(BLOCK)
  return (columns, from, rows) => {
    const a = left(columns, from, rows)
    const b = right(columns, from, rows)
    for (let i = 0; i < rows; i++) block[i] = result(a[i]!, b[i]!)
    return block
  }
}

function choice(condition: Kernel, yes: Kernel, no: Kernel): Kernel {
  const block = new Float64Array(BLOCK)
  return (columns, from, rows) => {
    const decided = condition(columns, from, rows)
    const whenYes = yes(columns, from, rows)
    const whenNo = no(columns, from, rows)
    for (let i = 0; i < rows; i++) {
      const one = decided[i]!
      if (one === 0) block[i] = whenNo[i]!
      else block[i] = Number.isNaN(one) ? one : whenYes[i]!
    }
    return block
  }
}

/** A loop of its own for each operator: a call per row would cost more than the sum. */
function arithmetic(op: Arithmetic, left: Kernel, right: Kernel): Kernel {
  const calculate = CALCULATE[op]
  const block = new Float64Array(BLOCK)
  return (columns, from, rows) => {
    calculate(left(columns, from, rows), right(columns, from, rows), block, rows)
    return block
  }
}

type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, rows: number) => void

const CALCULATE: Readonly<Record<Arithmetic, Loop>> = {
  "+": (a, b, out, rows) => {
    for (let i = 0; i < rows; i++) out[i] = inRange(a[i]! + b[i]!)
  },
  "-": (a, b, out, rows) => {
    for (let i = 0; i < rows; i++) out[i] = inRange(a[i]! - b[i]!)
  },
  "*": (a, b, out, rows) => {
    for (let i = 0; i < rows; i++) out[i] = inRange(a[i]! * b[i]!)
  },
  "/": (a, b, out, rows) => {
    for (let i = 0; i < rows; i++) out[i] = inRange(a[i]! / b[i]!)
  },
}

function comparison(op: Comparison, left: Kernel, right: Kernel): Kernel {
  const holds = COMPARISONS[op]
  return each2(left, right, (a, b) =>
    Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : Number(holds(a, b)),
  )
}
