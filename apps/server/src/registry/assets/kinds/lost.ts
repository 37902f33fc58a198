import type { AssetLife } from "../book.ts"
import { attributesOf } from "../facts.ts"
import type { AssetKind, KindsImport } from "../model.ts"

type Loss = KindsImport["lost"][number]

/**
 * What assets say that new declarations of their kinds have no word for: attributes and enumerated
 * values, each with how many assets say it.
 */
export function lostBy(kinds: readonly AssetKind[], lives: Iterable<AssetLife>): Loss[] {
  const byCode = new Map(kinds.map((kind) => [kind.code, kind]))
  const lost = new Map<string, Loss>()
  for (const { kind, statements } of lives) {
    const declared = byCode.get(kind)
    if (declared === undefined) continue
    const own = new Map(
      statements.flatMap(({ said }) => wordless(declared, said)).map((one) => [keyOf(one), one]),
    )
    for (const [name, one] of own) {
      const key = `${kind}\n${name}`
      lost.set(key, { kind, ...one, assets: (lost.get(key)?.assets ?? 0) + 1 })
    }
  }
  return [...lost.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

type Wordless = Pick<Loss, "attribute" | "value">

const keyOf = ({ attribute, value, kind = "" }: Wordless & { readonly kind?: string }) =>
  [kind, attribute, value ?? ""].join("\n")

function wordless({ attributes }: AssetKind, said: Readonly<Record<string, unknown>>): Wordless[] {
  return Object.entries(attributesOf(said)).flatMap(([code, value]): Wordless[] => {
    const attribute = attributes.find((one) => one.code === code)
    if (attribute === undefined) return [{ attribute: code, value: null }]
    if (attribute.type !== "enum") return []
    const values = new Set(attribute.values.map((one) => one.code))
    return [value]
      .flat()
      .flatMap((one) =>
        typeof one === "string" && !values.has(one) ? [{ attribute: code, value: one }] : [],
      )
  })
}
