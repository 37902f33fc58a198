import type { AssetLife } from "../book.ts"
import { attributesOf } from "../facts.ts"
import type { AssetKind } from "../model.ts"

/**
 * What assets say that new declarations of their kinds have no word for: attributes and enumerated
 * values, each with how many assets say it.
 */
export function lostBy(kinds: readonly AssetKind[], lives: Iterable<AssetLife>): string[] {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]))
  const lost = new Map<string, number>()
  for (const { kind, statements } of lives) {
    const declared = byCode.get(kind)
    if (declared === undefined) continue
    const own = new Set(statements.flatMap(({ said }) => wordless(declared, said)))
    for (const one of own) lost.set(one, (lost.get(one) ?? 0) + 1)
  }
  return [...lost].map(([what, count]) => `${what}: ${count} tài sản`).toSorted()
}

function wordless({ code: kind, attributes }: AssetKind, said: Readonly<Record<string, unknown>>) {
  return Object.entries(attributesOf(said)).flatMap(([code, value]) => {
    const attribute = attributes.find((one) => one.code === code)
    if (attribute === undefined) return [`${kind}.${code}`]
    if (attribute.type !== "enum") return []
    const values = new Set(attribute.values.map((one) => one.code))
    return [value]
      .flat()
      .filter((one) => typeof one === "string" && !values.has(one))
      .map((one) => `${kind}.${code}=${String(one)}`)
  })
}
