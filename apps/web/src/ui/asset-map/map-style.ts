import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
  VectorSourceSpecification,
} from "maplibre-gl"
import { assetTiles, FINEST_TILE, TILE_SOURCES, unitTiles } from "./map-tiles.ts"

/** What `GET /api/v1/map/basemap` tells. */
export interface Basemap {
  readonly kind: "vector" | "raster"
  readonly tiles: string
  readonly bounds: [number, number, number, number]
  readonly minzoom: number
  readonly maxzoom: number
  readonly layers: readonly string[] | null
  readonly credit: string
}

/** No `glyphs`: names are written with the fonts of the page. */
const FONT = ["Be Vietnam Pro", "Segoe UI", "Arial"]

/** What a map shows when it opens. */
export interface Shown {
  readonly basemap: Basemap | null
  /** `mapQuestion` */
  readonly question: string
  readonly day: string
  /** For numbers: "vi-VN". */
  readonly locale: string
}

const tiled = (tiles: string): VectorSourceSpecification => ({
  type: "vector",
  tiles: [tiles],
  minzoom: 0,
  maxzoom: FINEST_TILE,
})

/** Everything that the map draws; colours come from the theme afterwards. */
export function mapStyle({ basemap, question, day, locale }: Shown): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...(basemap === null ? {} : { basemap: basemapSource(basemap) }),
      graticule: { type: "geojson", data: graticule() },
      [TILE_SOURCES.units]: tiled(unitTiles(day)),
      [TILE_SOURCES.assets]: tiled(assetTiles(question)),
    },
    layers: [
      { id: "sea", type: "background" },
      land,
      ...(basemap === null ? [] : basemapLayers(basemap)),
      { id: "graticule", type: "line", source: "graticule" },
      ...borderLayers,
      ...shapeLayers,
      ...nameLayers,
      ...pointLayers(locale),
    ],
  }
}

const bordersOf = (level: string): FilterSpecification => ["==", ["get", "level"], level]
const BORDERS = { source: TILE_SOURCES.units, "source-layer": "boundaries" } as const

const land: LayerSpecification = {
  id: "land",
  type: "fill",
  ...BORDERS,
  filter: bordersOf("province"),
}

const borderLayers: LayerSpecification[] = [
  { id: "commune-borders", type: "line", ...BORDERS, filter: bordersOf("commune") },
  { id: "district-borders", type: "line", ...BORDERS, filter: bordersOf("district") },
  {
    id: "province-borders",
    type: "line",
    ...BORDERS,
    filter: bordersOf("province"),
    paint: { "line-width": 1.6 },
  },
]

function basemapSource(basemap: Basemap): StyleSpecification["sources"][string] {
  const { kind, tiles, bounds, minzoom, maxzoom } = basemap
  const shared = { tiles: [location.origin + tiles], bounds, minzoom, maxzoom }
  return kind === "vector"
    ? { type: "vector", ...shared }
    : { type: "raster", tileSize: 256, ...shared }
}

/** Layers of Protomaps and OpenMapTiles that are drawn; never names or borders made elsewhere. */
const GROUND = ["earth", "landuse", "landcover", "park", "water", "building", "buildings"]
const WAYS = ["roads", "transportation", "transit", "waterway", "physical_line"]

function basemapLayers({ kind, layers }: Basemap): LayerSpecification[] {
  if (kind === "raster") return [{ id: "base", type: "raster", source: "basemap" }]
  const has = (name: string) => layers === null || layers.includes(name)
  return [
    ...GROUND.filter(has).map((name): LayerSpecification => ({
      id: `base-${name}`,
      type: "fill",
      source: "basemap",
      "source-layer": name,
      filter: ["==", ["geometry-type"], "Polygon"],
    })),
    ...WAYS.filter(has).map((name): LayerSpecification => ({
      id: `base-${name}`,
      type: "line",
      source: "basemap",
      "source-layer": name,
      filter: ["==", ["geometry-type"], "LineString"],
    })),
  ]
}

const line = (coordinates: number[][]) => ({
  type: "Feature" as const,
  properties: {},
  geometry: { type: "LineString" as const, coordinates },
})

/** Meridians and parallels: where one is, without any basemap. */
function graticule() {
  const across = Array.from({ length: 51 }, (_one, n) => 85 + n)
  const down = Array.from({ length: 41 }, (_one, n) => -5 + n)
  return {
    type: "FeatureCollection" as const,
    features: [
      ...across.map((x) => line(down.map((y) => [x, y]))),
      ...down.map((y) => line(across.map((x) => [x, y]))),
    ],
  }
}

const POINTS = { source: TILE_SOURCES.assets, "source-layer": "points" } as const
const LINES = { source: TILE_SOURCES.assets, "source-layer": "lines" } as const
const AREAS = { source: TILE_SOURCES.assets, "source-layer": "areas" } as const

const isHeap: ExpressionSpecification = [">", ["get", "count"], 1]
const isPlanned: ExpressionSpecification = ["==", ["get", "state"], "planned"]

/** A faulty line is drawn wider. */
const lineWidth: ExpressionSpecification = ["case", ["==", ["get", "state"], "faulty"], 4.5, 2.5]

/** Lines and areas have the colours of their kinds (`paintTheme`); what is planned is dashed. */
const shapeLayers: LayerSpecification[] = [
  { id: "areas", type: "fill", ...AREAS, paint: { "fill-opacity": 0.25 } },
  { id: "area-edges", type: "line", ...AREAS, paint: { "line-width": 1.5 } },
  {
    id: "lines",
    type: "line",
    ...LINES,
    filter: ["!", isPlanned],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-width": lineWidth },
  },
  {
    id: "planned-lines",
    type: "line",
    ...LINES,
    filter: isPlanned,
    paint: { "line-width": 2.5, "line-dasharray": [2, 1.5] },
  },
  {
    id: "chosen-shapes",
    type: "line",
    ...LINES,
    filter: chosen(""),
    paint: { "line-width": 7, "line-opacity": 0.6 },
  },
]

/** Layers whose colour is that of a kind. */
export const KIND_COLOURED = [
  ["areas", "fill-color"],
  ["area-edges", "line-color"],
  ["lines", "line-color"],
  ["planned-lines", "line-color"],
] as const

/** Layers of assets that a tap is about, topmost first. */
export const TAPPED = ["heaps", "marks", "lines", "planned-lines", "areas"]

/** What is or holds the first of these ids (with commas). */
export function chosen(ids: string): FilterSpecification {
  if (ids === "") return ["==", ["get", "ids"], "—"]
  const listed: ExpressionSpecification = ["concat", ",", ["get", "ids"], ","]
  return ["in", `,${ids.split(",")[0] ?? ids},`, listed]
}

/** Layers that show what is chosen. */
export const CHOSEN = ["chosen", "chosen-shapes"]

const pointLayers = (locale: string): LayerSpecification[] => [
  {
    id: "chosen",
    type: "circle",
    ...POINTS,
    filter: chosen(""),
    paint: { "circle-radius": 15, "circle-opacity": 0, "circle-stroke-width": 4 },
  },
  {
    id: "heaps",
    type: "circle",
    ...POINTS,
    filter: isHeap,
    paint: {
      "circle-radius": ["+", 10, ["min", 14, ["*", 5, ["log10", ["get", "count"]]]]],
      "circle-stroke-width": ["case", [">", ["get", "faulty"], 0], 4, 2],
    },
  },
  {
    id: "counts",
    type: "symbol",
    ...POINTS,
    filter: isHeap,
    layout: {
      "text-field": ["number-format", ["get", "count"], { locale }],
      "text-font": FONT,
      "text-size": 12,
      "text-allow-overlap": true,
      "icon-allow-overlap": true,
    },
  },
  {
    id: "marks",
    type: "symbol",
    ...POINTS,
    filter: ["!", isHeap],
    layout: {
      "icon-image": ["concat", ["get", "kind"], "|", ["get", "state"]],
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
      "text-field": ["step", ["zoom"], "", 12, ["get", "name"]],
      "text-font": FONT,
      "text-size": 12,
      "text-anchor": "top",
      "text-offset": [0, 0.8],
      "text-optional": true,
    },
  },
]

/** The archipelagos have their names above everything (`islandMarkers`). */
const nameLayers: LayerSpecification[] = [
  {
    id: "names",
    type: "symbol",
    source: TILE_SOURCES.units,
    "source-layer": "names",
    filter: ["!=", ["get", "level"], "archipelago"],
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["case", ["==", ["get", "level"], "province"], 14, 12],
      "text-padding": 6,
      "text-max-width": 8,
    },
  },
]
