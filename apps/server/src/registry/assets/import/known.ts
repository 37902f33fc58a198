import { searchKey } from "@tinhso/vietnamese"
import type { Asset } from "../model.ts"
import type { ComposedAsset } from "./row-assets.ts"

/** Assets of the register, found as rows of a list name them. */
export interface KnownAssets {
  /** The asset that a row means; null where nothing like it is known. */
  readonly own: (asset: ComposedAsset) => Asset | null
  /** The station of a technology and an operator on an asset. */
  readonly child: (standsOn: string, asset: ComposedAsset) => Asset | null
  /** The asset of a kind with a code, whoever gave the code. */
  readonly coded: (kind: string, code: string) => readonly Asset[]
}

const codeKey = (kind: string, scheme: string, code: string) =>
  `${kind}\n${scheme}\n${code.normalize("NFC").trim().toUpperCase()}`
/** About a metre. */
const placeKey = (kind: string, longitude: number, latitude: number) =>
  `${kind}\n${longitude.toFixed(5)}\n${latitude.toFixed(5)}`

/**
 * The same asset: one of the kind with the code; without a code, one of the same name at the same
 * place (to about a metre). The same station: one on the same mast, of the technology, and of the
 * operator or of none that is known.
 */
export function knownAssets(assets: readonly Asset[], standsOn: string): KnownAssets {
  const byCode = new Map<string, Asset[]>()
  const byAnyCode = new Map<string, Asset[]>()
  const byPlace = new Map<string, Asset[]>()
  const byParent = new Map<string, Asset[]>()
  const byId = new Map<string, Asset>()
  for (const asset of assets) {
    byId.set(asset.id, asset)
    for (const { scheme, code } of asset.codes) {
      add(byCode, codeKey(asset.kind, scheme, code), asset)
      add(byAnyCode, codeKey(asset.kind, "", code), asset)
    }
    const { geometry, longitude, latitude } = asset
    if (geometry !== null && longitude !== null && latitude !== null) {
      add(byPlace, placeKey(asset.kind, longitude, latitude), asset)
    }
    const parent = asset.attributes[standsOn]
    if (typeof parent === "string") add(byParent, parent, asset)
  }
  return {
    own: ({ draft }) => named(draft, byId) ?? ownOf(draft, byCode, byPlace),
    child: (parent, { draft }) => childOf(draft, byParent.get(parent) ?? []),
    coded: (kind, code) => {
      const own = byId.get(code)
      return own?.kind === kind ? [own] : (byAnyCode.get(codeKey(kind, "", code)) ?? [])
    },
  }
}

function add(map: Map<string, Asset[]>, key: string, asset: Asset): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [asset])
  else there.push(asset)
}

/** The asset whose id of the register stands where lists have a code: the list was exported from it. */
function named(
  { kind, codes = [] }: ComposedAsset["draft"],
  byId: ReadonlyMap<string, Asset>,
): Asset | null {
  const asset = codes.map(({ code }) => byId.get(code)).find((one) => one !== undefined)
  return asset?.kind === kind ? asset : null
}

type Index = ReadonlyMap<string, readonly Asset[]>

function ownOf(draft: ComposedAsset["draft"], byCode: Index, byPlace: Index): Asset | null {
  const codes = draft.codes ?? []
  for (const { scheme, code } of codes) {
    const [only, ...others] = byCode.get(codeKey(draft.kind, scheme, code)) ?? []
    if (only !== undefined && others.length === 0) return only
  }
  return atPlace(draft, new Set(codes.map(({ scheme }) => scheme)), byPlace)
}

/** One of the same name at the same place, unless it has another code of the same giver. */
function atPlace(
  { kind, name: called = "", geometry }: ComposedAsset["draft"],
  schemes: ReadonlySet<string>,
  byPlace: Index,
): Asset | null {
  if (geometry?.type !== "Point") return null
  const [longitude = 0, latitude = 0] = geometry.coordinates
  const there = byPlace.get(placeKey(kind, longitude, latitude)) ?? []
  const name = searchKey(called)
  return (
    there.find(
      (asset) =>
        searchKey(asset.name) === name && !asset.codes.some(({ scheme }) => schemes.has(scheme)),
    ) ?? null
  )
}

function childOf(draft: ComposedAsset["draft"], on: readonly Asset[]): Asset | null {
  const { technology, operator } = draft.attributes ?? {}
  const same = on.filter(
    (asset) => asset.kind === draft.kind && asset.attributes["technology"] === technology,
  )
  const exact = same.find((asset) => asset.attributes["operator"] === operator)
  if (exact !== undefined) return exact
  if (operator === undefined) return same.length === 1 ? (same[0] ?? null) : null
  return same.find((asset) => asset.attributes["operator"] === undefined) ?? null
}
