import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl"

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

const nothing = { type: "FeatureCollection", features: [] } as const
const empty: GeoJSONSourceSpecification = { type: "geojson", data: nothing }

/** No `glyphs`: names are written with the fonts of the page. */
const FONT = ["Be Vietnam Pro", "Segoe UI", "Arial"]

/** Everything below the assets; colours come from the theme afterwards. */
export function mapStyle(basemap: Basemap | null, origin: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...(basemap === null ? {} : { basemap: basemapSource(basemap, origin) }),
      provinces: empty,
      communes: empty,
      graticule: { type: "geojson", data: graticule() },
      units: empty,
      assets: empty,
    },
    layers: [
      { id: "sea", type: "background" },
      ...(basemap === null ? [{ id: "land", type: "fill", source: "provinces" } as const] : []),
      ...(basemap === null ? [] : basemapLayers(basemap)),
      { id: "graticule", type: "line", source: "graticule" },
      { id: "commune-borders", type: "line", source: "communes", minzoom: 8 },
      {
        id: "province-borders",
        type: "line",
        source: "provinces",
        paint: { "line-width": 1.6 },
      },
      ...nameLayers,
      ...assetLayers,
    ],
  }
}

function basemapSource(basemap: Basemap, origin: string): StyleSpecification["sources"][string] {
  const { kind, tiles, bounds, minzoom, maxzoom } = basemap
  const shared = { tiles: [origin + tiles], bounds, minzoom, maxzoom }
  return kind === "vector"
    ? { type: "vector", ...shared }
    : { type: "raster", tileSize: 256, ...shared }
}

/** Layers of Protomaps and OpenMapTiles that are drawn; never names or borders made elsewhere. */
const AREAS = ["earth", "landuse", "landcover", "park", "water", "building", "buildings"]
const LINES = ["roads", "transportation", "transit", "waterway", "physical_line"]

function basemapLayers({ kind, layers }: Basemap): LayerSpecification[] {
  if (kind === "raster") return [{ id: "base", type: "raster", source: "basemap" }]
  const has = (name: string) => layers === null || layers.includes(name)
  return [
    ...AREAS.filter(has).map((name): LayerSpecification => ({
      id: `base-${name}`,
      type: "fill",
      source: "basemap",
      "source-layer": name,
      filter: ["==", ["geometry-type"], "Polygon"],
    })),
    ...LINES.filter(has).map((name): LayerSpecification => ({
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

const heaps: ExpressionSpecification = [">", ["get", "count"], 1]

const assetLayers: LayerSpecification[] = [
  {
    id: "chosen",
    type: "circle",
    source: "assets",
    filter: ["==", ["get", "ids"], "—"],
    paint: { "circle-radius": 15, "circle-opacity": 0, "circle-stroke-width": 4 },
  },
  {
    id: "heaps",
    type: "circle",
    source: "assets",
    filter: heaps,
    paint: {
      "circle-radius": ["+", 10, ["min", 14, ["*", 5, ["log10", ["get", "count"]]]]],
      "circle-stroke-width": ["case", [">", ["get", "faulty"], 0], 4, 2],
    },
  },
  {
    id: "counts",
    type: "symbol",
    source: "assets",
    filter: heaps,
    layout: {
      "text-field": ["get", "label"],
      "text-font": FONT,
      "text-size": 12,
      "text-allow-overlap": true,
      "icon-allow-overlap": true,
    },
  },
  {
    id: "marks",
    type: "symbol",
    source: "assets",
    filter: ["==", ["get", "count"], 1],
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

const nameLayers: LayerSpecification[] = [
  {
    id: "names",
    type: "symbol",
    source: "units",
    filter: ["<=", ["get", "from"], ["zoom"]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": ["case", ["==", ["get", "from"], 0], 14, 12],
      "text-padding": 6,
      "text-max-width": 8,
    },
  },
]
