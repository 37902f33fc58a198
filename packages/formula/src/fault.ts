import type { Place } from "./ast.ts"

/** What is wrong with a formula, in both languages, at a column. */
export interface Fault extends Place {
  /** Stable, for programs. */
  readonly code: FaultCode
  readonly vi: string
  readonly en: string
  /** What to write instead, where one thing is likely. */
  readonly suggestion: string | null
}

export type FaultCode =
  | "empty"
  | "too-long"
  | "too-deep"
  | "character"
  | "number"
  | "decimal-comma"
  | "quote"
  | "expected"
  | "unexpected"
  | "chained-comparison"
  | "unknown-function"
  | "function-needs-arguments"
  | "arguments"
  | "argument"
  | "breakdown"
  | "unknown-measure"
  | "type"
  | "unit"
  | "tier-order"
  | "nesting"

/** A fault; the suggestion is said in both sentences too. */
export function fault(
  code: FaultCode,
  { at, end }: Place,
  words: { readonly vi: string; readonly en: string; readonly suggestion?: string | undefined },
): Fault {
  const { suggestion } = words
  if (suggestion === undefined) {
    return { code, at, end, vi: `${words.vi}.`, en: `${words.en}.`, suggestion: null }
  }
  return {
    code,
    at,
    end,
    vi: `${words.vi}; có phải “${suggestion}”?`,
    en: `${words.en}; did you mean “${suggestion}”?`,
    suggestion,
  }
}

/** Carries a fault out of the parser; `parse` catches it, nothing else sees it. */
export class Stop extends Error {
  readonly fault: Fault

  constructor(found: Fault) {
    super(found.en)
    this.fault = found
  }
}

export function stop(...of: Parameters<typeof fault>): never {
  throw new Stop(fault(...of))
}
