import type { FiguresAnswer, ResultList } from "@tinhso/server/coverage/served/model"
import type {
  AssetCounts,
  AssetKindListed,
  AssetMap,
  AssetsByUnit,
} from "@tinhso/server/registry/assets/model"
import type { MapBoundaries, MapUnits, Unit } from "@tinhso/server/registry/model"
import {
  type Box,
  boxText,
  type MapAsked,
  mapQuestion,
  roomAround,
} from "../../ui/asset-map/address.ts"
import { type SheetFrame, sheetFrame } from "../../ui/coverage-map/sheet-frame.ts"
import { type Api, orNull, part, readMapUnits } from "../api.ts"
import { type CoverageView, readCoverageView } from "../coverage/view.ts"
import type { Site } from "../site.tsx"

/** Of the map on paper, mm: the width of A4 within margins of a centimetre. */
const WIDTH = 190
const HEIGHT = 122

/** Where a unit without a boundary is drawn: so many degrees around its point. */
const AROUND = 0.08

type Boundary = MapBoundaries["features"][number]

/** Everything of one sheet. */
export interface SheetView {
  readonly asked: MapAsked
  readonly at: string
  readonly unit: Unit
  readonly boundary: Boundary | null
  /** Of the units of the same level beside it. */
  readonly neighbours: readonly Boundary[]
  /** Of all provinces: what is land. */
  readonly land: readonly Boundary[]
  readonly names: MapUnits
  readonly frame: SheetFrame
  readonly assets: AssetMap
  readonly kinds: readonly AssetKindListed[]
  readonly counts: AssetCounts
  readonly provinces: MapUnits
  readonly coverage: CoverageView
  readonly served: FiguresAnswer | null
  /** Some of the assets are made up. */
  readonly illustrative: boolean
}

export type SheetRead =
  | { readonly kind: "sheet"; readonly view: SheetView }
  | { readonly kind: "no-unit" }
  | { readonly kind: "no-place"; readonly unit: Unit }

export async function readSheet(site: Site, asked: MapAsked): Promise<SheetRead> {
  const { api } = site
  const at = asked.at === "" ? site.today : asked.at
  const unit =
    asked.unit === "" ? null : await orNull(api<Unit>(`/api/v1/units/${part(asked.unit)}?at=${at}`))
  if (unit === null) return { kind: "no-unit" }
  const drawn = await boundariesAround(api, unit, at)
  const boundary = drawn.find(({ id }) => id === unit.id) ?? null
  const box = boundary === null ? aroundPoint(unit) : boxAround(boundary)
  if (box === null) return { kind: "no-place", unit }
  const frame = sheetFrame(box, WIDTH, HEIGHT)
  const question = mapQuestion(asked)
  const level = unit.level === "province" ? "province" : "commune"
  const coverage = await readCoverageView(site, asked)
  const [land, assets, kinds, counts, names, provinces, served, ranked] = await Promise.all([
    api<MapBoundaries>(`/api/v1/map/boundaries?level=province&at=${at}`),
    api<AssetMap>(
      `/api/v1/assets/map?${question}&box=${boxText(frame.box)}&zoom=${Math.max(0, Math.min(16, frame.zoom - 1))}`,
    ),
    api<AssetKindListed[]>("/api/v1/asset-kinds"),
    api<AssetCounts>(`/api/v1/assets/counts?${question}`),
    api<MapUnits>(`/api/v1/map/units?level=${level}&at=${at}`),
    readMapUnits(api, at),
    readServed(api, coverage, unit.id),
    api<AssetsByUnit>(`/api/v1/assets/by-unit?${question}`),
  ])
  const { illustrative } = ranked
  const view = {
    asked,
    at,
    unit,
    boundary,
    neighbours: drawn,
    land: land.features,
    names,
    frame,
    assets,
  }
  return {
    kind: "sheet",
    view: { ...view, kinds, counts, provinces, coverage, served, illustrative },
  }
}

/** Boundaries of the unit and of those beside it: the units of its level in the same province. */
async function boundariesAround(api: Api, unit: Unit, at: string): Promise<readonly Boundary[]> {
  const province = unit.path.find(({ level }) => level === "province")
  const below =
    unit.level === "province" || province === undefined ? "" : `&below=${part(province.id)}`
  const level = unit.level === "country" ? "province" : unit.level
  const found = await api<MapBoundaries>(`/api/v1/map/boundaries?level=${level}&at=${at}${below}`)
  return found.features
}

const aroundPoint = ({ point }: Unit): Box | null =>
  point === null
    ? null
    : [
        point.longitude - AROUND,
        point.latitude - AROUND,
        point.longitude + AROUND,
        point.latitude + AROUND,
      ]

/** The box around a boundary with a little room; null for one without a point. */
function boxAround({ geometry }: Boundary): Box | null {
  let box: [number, number, number, number] | null = null
  for (const [x, y] of pointsOf(geometry.coordinates)) {
    box =
      box === null
        ? [x, y, x, y]
        : [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  }
  return box === null ? null : roomAround(box)
}

function* pointsOf(coordinates: unknown): Generator<readonly [number, number]> {
  if (!Array.isArray(coordinates)) return
  const [x, y]: unknown[] = coordinates
  if (typeof x === "number" && typeof y === "number") yield [x, y]
  else for (const inner of coordinates) yield* pointsOf(inner)
}

/** Who is served in a unit by the run that is drawn; null where nobody has counted. */
async function readServed(
  api: Api,
  { known: { run } }: CoverageView,
  unit: string,
): Promise<FiguresAnswer | null> {
  if (run === null) return null
  const results = await orNull(api<ResultList>(`/api/v1/coverage/served?run=${run.id}`))
  const id = results?.current ?? results?.rows[0]?.id ?? null
  if (id === null) return null
  return orNull(api<FiguresAnswer>(`/api/v1/coverage/served/${id}/figures?unit=${part(unit)}`))
}
