/** The tree of a DHIS2 indicator expression; `at` is a column, from 1. */
export type Expr =
  | { readonly kind: "number"; readonly value: number; readonly at: number }
  | { readonly kind: "truth"; readonly value: boolean; readonly at: number }
  | { readonly kind: "null"; readonly at: number }
  | { readonly kind: "text"; readonly at: number }
  | { readonly kind: "days"; readonly at: number }
  | ItemExpr
  | {
      readonly kind: "call"
      readonly name: string
      readonly args: readonly Expr[]
      readonly at: number
    }
  | { readonly kind: "unary"; readonly op: "-" | "+" | "!"; readonly of: Expr; readonly at: number }
  | {
      readonly kind: "binary"
      readonly op: BinaryOp
      readonly left: Expr
      readonly right: Expr
      readonly at: number
    }
  | ModifiedExpr

/** `#{de}`, `#{de.coc.aoc}`, `C{…}`, `N{…}`: the letter and what stands between the braces. */
export interface ItemExpr {
  readonly kind: "item"
  readonly letter: string
  readonly inside: string
  readonly at: number
}

/** `#{de}.periodOffset(-1)` */
export interface ModifiedExpr {
  readonly kind: "modified"
  readonly of: Expr
  readonly name: string
  readonly argument: string
  readonly at: number
}

export type BinaryOp =
  | "^"
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<"
  | ">"
  | "<="
  | ">="
  | "=="
  | "!="
  | "&&"
  | "||"

/** Functions in which a missing value stays missing instead of counting as 0. */
export const TESTS_NULL: ReadonlySet<string> = new Set(["isNull", "isNotNull", "firstNonNull"])

/** The parts of an expression, in the order written. */
export function partsOf(expr: Expr): readonly Expr[] {
  if (expr.kind === "call") return expr.args
  if (expr.kind === "binary") return [expr.left, expr.right]
  return expr.kind === "unary" || expr.kind === "modified" ? [expr.of] : []
}
