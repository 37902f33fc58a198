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
export function isFoundByAll(
  { kind }: CompiledKind,
  { life, facts }: Standing,
  { box, where = [], q, ids }: AssetFilter,
): boolean {
  const { listed, attributes, place } = kind.public
  if (!listed) return false
  if (box !== undefined && place !== "exact") return false
  if (!where.every(({ attribute }) => attributes.includes(attribute))) return false
  if (q === undefined || ids !== undefined) return true
  const open = Object.entries(attributesOf(facts)).flatMap(([code, value]) =>
    attributes.includes(code) && typeof value === "string" ? [value] : [],
  )
  const text = searchKey([life.id, textOf(facts, "name") ?? "", ...open].join(" "))
  return searchKey(q)
    .split(" ")
    .every((word) => text.includes(word))
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
