import { searchKey } from "@tinhso/vietnamese"
import { attributesOf, textOf } from "./facts.ts"
import type { AssetFilter } from "./filter.ts"
import type { CompiledKind } from "./kinds/read-kinds.ts"
import type { Asset } from "./model.ts"
import type { Standing } from "./standing.ts"

/**
 * Whether everybody may find an asset by a filter: what is not published of it may not be found out
 * by asking for it either.
 */
export function openTest(
  kinds: ReadonlyMap<string, CompiledKind>,
  { box, where = [], q, ids }: AssetFilter,
): (standing: Standing) => boolean {
  const words = q === undefined || ids !== undefined ? [] : searchKey(q).split(" ")
  const open = new Set(
    [...kinds.values()].flatMap(({ kind: { code, public: told } }) => {
      const { listed, attributes, place } = told
      const placed = box === undefined || place === "exact"
      return listed && placed && where.every((one) => attributes.includes(one.attribute))
        ? [code]
        : []
    }),
  )
  return (standing) => {
    const kind = kinds.get(standing.life.kind)
    if (kind === undefined || !open.has(standing.life.kind)) return false
    if (words.length === 0) return true
    const text = openText(kind, standing)
    return words.every((word) => text.includes(word))
  }
}

const texts = new WeakMap<Standing, { readonly kind: CompiledKind; readonly text: string }>()

/** The words of an asset that are published, folded for search. */
function openText(kind: CompiledKind, standing: Standing): string {
  const known = texts.get(standing)
  if (known?.kind === kind) return known.text
  const { life, facts } = standing
  const open = Object.entries(attributesOf(facts)).flatMap(([code, value]) =>
    kind.kind.public.attributes.includes(code) && typeof value === "string" ? [value] : [],
  )
  const text = searchKey([life.id, textOf(facts, "name") ?? "", ...open].join(" "))
  texts.set(standing, { kind, text })
  return text
}

/** What everybody is told of an asset. */
export function publicAsset({ kind }: CompiledKind, asset: Asset): Asset {
  const { attributes, place } = kind.public
  const exact = place === "exact"
  return {
    ...asset,
    codes: [],
    declaredUnit: null,
    geometry: exact ? asset.geometry : null,
    longitude: exact ? asset.longitude : null,
    latitude: exact ? asset.latitude : null,
    attributes: Object.fromEntries(
      Object.entries(asset.attributes).filter(([code]) => attributes.includes(code)),
    ),
    evidence: [],
  }
}
