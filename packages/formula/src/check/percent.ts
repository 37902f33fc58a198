import type { Node } from "../ast.ts"
import { plainDecimal } from "../number.ts"
import type { Typed } from "./typed.ts"
import { BARE, isPercent } from "./unit.ts"

/**
 * A percent literal is a ratio (90% is 0.9), a measure in % holds parts per hundred (90). Where both
 * meet, the literal is brought to the measure's scale.
 */
export function bringToScale(all: readonly Typed[]): Typed[] {
  if (!all.some(({ type, unit }) => type === "number" && isPercent(unit))) return [...all]
  return all.map((part) => {
    const node = inHundreds(part.node)
    return node === null ? part : { ...part, node, unit: BARE }
  })
}

function inHundreds(node: Node): Node | null {
  if (node.kind === "number" && node.percent) {
    return { ...node, value: Number(plainDecimal(node.value, 2)), percent: false }
  }
  if (node.kind !== "unary" || node.op !== "-") return null
  const of = inHundreds(node.of)
  return of === null ? null : { ...node, of }
}
