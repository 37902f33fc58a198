import { type Expr, type ItemExpr, partsOf } from "../expression/ast.ts"

/** How deep a tree is. */
export function height(expr: Expr): number {
  let most = 0
  const waiting: { expr: Expr; depth: number }[] = [{ expr, depth: 1 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    most = Math.max(most, next.depth)
    for (const part of partsOf(next.expr)) waiting.push({ expr: part, depth: next.depth + 1 })
  }
  return most
}

export const neverNull = (expr: Expr): boolean =>
  expr.kind === "number" || (expr.kind === "item" && expr.letter === "C")

/** Arithmetic over one figure, nothing that asks or chooses. */
export function readsOneFigure(expr: Expr): boolean {
  const figures = new Set(
    itemsIn(expr)
      .filter(({ letter }) => letter !== "C")
      .map(({ letter, inside }) => `${letter}${inside}`),
  )
  return figures.size === 1 && onlyCalculates(expr)
}

function onlyCalculates(expr: Expr): boolean {
  if (expr.kind === "call" && expr.name !== "greatest" && expr.name !== "least") return false
  if (expr.kind === "binary" && !["+", "-", "*", "/"].includes(expr.op)) return false
  if (expr.kind === "modified" || expr.kind === "truth" || expr.kind === "null") return false
  if (expr.kind === "unary" && expr.op === "!") return false
  return partsOf(expr).every(onlyCalculates)
}

export const divides = (expr: Expr): boolean =>
  (expr.kind === "binary" && expr.op === "/") || partsOf(expr).some(divides)

export function itemsIn(expr: Expr): ItemExpr[] {
  return expr.kind === "item" ? [expr] : partsOf(expr).flatMap(itemsIn)
}

export const testsNull = (expr: Expr): boolean =>
  (expr.kind === "call" &&
    ["isNull", "isNotNull", "firstNonNull", "subExpression"].includes(expr.name)) ||
  expr.kind === "modified" ||
  partsOf(expr).some(testsNull)
