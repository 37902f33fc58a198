import type {
  AssetDetail,
  AssetKindListed,
  AssetMap,
  AssetPage,
  AssetsByUnit,
} from "@tinhso/server/registry/assets/model"
import type { MapUnits, UnitRef } from "@tinhso/server/registry/model"
import {
  type Box,
  boxIn,
  boxText,
  chosenIds,
  firstView,
  type MapAsked,
  mapQuestion,
  WORLD,
} from "../../ui/asset-map/address.ts"
import { drawingZoom } from "../../ui/asset-map/Drawing.tsx"
import { type Api, orNull, part, readMapUnits } from "../api.ts"

/** So many are listed beside the map. */
export const LISTED = 50

/** Everything of one view of the map. */
export interface MapView {
  readonly asked: MapAsked
  readonly kinds: readonly AssetKindListed[]
  readonly unit: UnitRef | null
  readonly list: AssetPage
  readonly ranking: AssetsByUnit
  /** What the drawing without scripts shows. */
  readonly drawn: AssetMap
  readonly view: Box
  /** Assets that fit but have no place for everybody. */
  readonly hidden: number
  readonly provinces: MapUnits
  /** What was tapped; null where there is no such asset. */
  readonly chosen: readonly (AssetDetail | null)[]
}

export async function readMapView(api: Api, asked: MapAsked, today: string): Promise<MapView> {
  const question = mapQuestion(asked)
  const framed = boxIn(asked.box)
  const within = mapQuestion(asked, framed === null ? "" : asked.box)
  const at = asked.at === "" ? today : asked.at
  const [kinds, list, ranking, everywhere, provinces, unit, chosen] = await Promise.all([
    api<AssetKindListed[]>("/api/v1/asset-kinds"),
    api<AssetPage>(`/api/v1/assets?${within}&limit=${LISTED}&sort=name`),
    api<AssetsByUnit>(`/api/v1/assets/by-unit?${within}`),
    api<AssetMap>(`/api/v1/assets/map?${question}&box=${WORLD}&zoom=0`),
    readMapUnits(api, at),
    asked.unit === "" ? null : api<UnitRef>(`/api/v1/units/${part(asked.unit)}?at=${at}`),
    Promise.all(chosenIds(asked).map((id) => readAsset(api, id, asked.at))),
  ])
  const view = firstView(asked.box, everywhere.features)
  const drawn = await api<AssetMap>(
    `/api/v1/assets/map?${question}&box=${boxText(view)}&zoom=${drawingZoom(view)}`,
  )
  const hidden = framed === null ? list.total - everywhere.total : 0
  return { asked, kinds, unit, list, ranking, drawn, view, hidden, provinces, chosen }
}

const readAsset = (api: Api, id: string, at: string) =>
  orNull(api<AssetDetail>(`/api/v1/assets/${part(id)}${at === "" ? "" : `?at=${at}`}`))
