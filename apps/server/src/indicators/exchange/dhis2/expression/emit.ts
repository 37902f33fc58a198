import type { Expr } from "./ast.ts"

const WORDS = { null: "null", text: "''", days: "[days]" } as const

type Word = Extract<Expr, { kind: keyof typeof WORDS }>
const isWord = (expr: Expr): expr is Word => Object.hasOwn(WORDS, expr.kind)

/**
 * An expression with every bracket written, so that whoever reads it need not know which operator
 * binds tighter. `replace` may say a part in other words.
 */
export function emit(expr: Expr, replace: (part: Expr) => string | null = () => null): string {
  const said = replace(expr)
  if (said !== null) return said
  const of = (part: Expr) => emit(part, replace)
  if (isWord(expr)) return WORDS[expr.kind]
  switch (expr.kind) {
    case "number":
    case "truth":
      return String(expr.value)
    case "item":
      return `${expr.letter}{${expr.inside}}`
    case "call":
      return `${expr.name}(${expr.args.map(of).join(", ")})`
    case "unary":
      return `(${expr.op}${of(expr.of)})`
    case "binary":
      return `(${of(expr.left)} ${expr.op} ${of(expr.right)})`
    case "modified":
      return `${of(expr.of)}.${expr.name}(${expr.argument})`
  }
}
