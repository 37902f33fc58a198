import type { Node } from "@tinhso/formula"
import { type Expr, partsOf } from "../expression/ast.ts"
import { parseExpression } from "../expression/parse.ts"
import { divides, height, neverNull, readsOneFigure } from "./inspect.ts"
import { type Names, Untranslatable } from "./names.ts"
import { binary, either, isThere, MISSING, onlyWith, orZero, unary } from "./nodes.ts"
import { PresenceOf } from "./presence.ts"
import { Translator } from "./translator.ts"

/** A chain longer than this is no formula that a person wrote. */
const MOST_HEIGHT = 120

/**
 * Our formula for a DHIS2 expression, with the same value wherever both have one:
 * - what is missing counts as 0, unless everything that was read is missing: then so is the result;
 * - inside isNull, isNotNull and firstNonNull nothing is replaced, and nothing counts as read;
 * - of `if`, `&&` and `||` only the part that decides counts as read;
 * - a / 0 is missing (DHIS2: infinite, which is no figure either).
 * Throws `Untranslatable` for the first part that has no equal meaning.
 */
export function translate(text: string, names: Names): Node {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Untranslatable(parsed.at, parsed.why)
  if (height(parsed.expr) > MOST_HEIGHT)
    throw new Untranslatable(1, "biểu thức quá dài hoặc quá sâu")
  return whole(parsed.expr, new Translator(names))
}

function whole(expr: Expr, translator: Translator): Node {
  const single = singleItem(expr, translator)
  if (single !== null) return single
  // One figure, only calculated with: it is missing where the figure is.
  if (readsOneFigure(expr)) return translator.node(expr, "spread")
  const value = defined(expr, translator)
  const { marker, reads } = new PresenceOf(translator).of(expr)
  if (marker === null || reads === false) return value
  if (reads === true) return onlyWith(marker, value)
  const shown = binary("or", unary("not", reads), isThere(marker))
  return either(shown, value, MISSING)
}

/** A figure by itself is missing where it is missing. */
function singleItem(expr: Expr, translator: Translator): Node | null {
  if (expr.kind === "item" && expr.letter !== "C") return translator.item(expr)
  if (expr.kind === "call" && expr.name === "subExpression")
    return translator.subExpression(expr, "keep")
  if (expr.kind !== "modified") return null
  const of = singleItem(expr.of, translator)
  return of === null ? null : translator.shifted(expr, of)
}

/** A result that only functions of missing figures leave open is 0. */
function defined(expr: Expr, translator: Translator): Node {
  const value = translator.node(expr, "zero")
  if (!mayBeNull(expr)) return value
  if (divides(expr)) {
    throw new Untranslatable(
      expr.at,
      "firstNonNull có thể không có giá trị trong một biểu thức có phép chia; hãy thêm một số ở cuối firstNonNull",
    )
  }
  return orZero(value)
}

/** Whether a part can be without value although missing figures count as 0. */
function mayBeNull(expr: Expr): boolean {
  if (expr.kind === "null") return true
  if (expr.kind !== "call") return partsOf(expr).some((part) => mayBeNull(part))
  if (expr.name === "isNull" || expr.name === "isNotNull" || expr.name === "subExpression")
    return false
  if (expr.name === "firstNonNull") return !expr.args.some((arg) => neverNull(arg))
  return expr.args.some((arg) => mayBeNull(arg))
}
