import { problem, type RowProblem, type RowValue } from "../problem.ts"

/** What a cell comes to: a value, with what was done to it, or why there is none. */
export type ReadValue =
  | { readonly value: string | number | boolean | (string | number)[]; readonly note?: string }
  | { readonly problem: RowProblem }

export const refuse = (
  code: string,
  severity: RowProblem["severity"],
  { column }: RowValue,
  vi: string,
  suggestions: readonly string[] = [],
): ReadValue => ({ problem: problem(code, severity, column, vi, suggestions) })
