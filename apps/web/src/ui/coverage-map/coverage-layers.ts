import type { GapPage } from "@tinhso/server/coverage/register/model"
import type { AssetMapHandle } from "../asset-map/asset-map.ts"
import type { MapLayers } from "../asset-map/map-layers.ts"
import type { Place } from "./address.ts"
import { GAP_COLOURS, GAP_SHAPES, GAP_STATES, gapFeatures } from "./gap-marks.ts"

/** What is drawn of coverage: as the page hands it over. */
export interface Drawn {
  /** Address of tiles with {z}, {x} and {y}; null where nothing is drawn. */
  readonly tiles: string | null
  readonly bounds: readonly number[]
  /** Per cent. */
  readonly opacity: number
}

interface Options {
  readonly map: AssetMapHandle
  /** Somebody asks about a place of the map. */
  readonly onPlace: (place: Place) => void
}

/** Pixels of a run are tens of metres wide: nearer tiles would only repeat them. */
const NEAREST = 14

/** Coverage, gaps and the place that is asked about, on a map of assets. */
export function coverageOn({ map, onPlace }: Options) {
  let hide: (() => void) | null = null
  let shown: string | null = null
  const dim: Dimmer = { set: null }
  let gapsShown = ""
  return {
    /** The same picture is not asked for again; it only fades. */
    draw(drawn: Drawn) {
      if (drawn.tiles === shown) {
        dim.set?.(drawn.opacity)
        return
      }
      shown = drawn.tiles
      hide?.()
      hide = drawn.tiles === null ? null : map.show(pictureLayers(drawn, drawn.tiles, dim, onPlace))
    },
    opacity: (opacity: number) => dim.set?.(opacity),
    /** Rings the place that is asked about. */
    mark: (place: Place | null) => void map.show(askedLayers(place)),
    /** Shows the gaps that a question finds; none for null. */
    async gaps(question: string | null): Promise<void> {
      const wanted = question ?? ""
      if (wanted === gapsShown) return
      gapsShown = wanted
      const rows = question === null ? [] : await readGaps(question)
      if (gapsShown === wanted) map.show(gapLayers(rows, onPlace))
    },
  }
}

/** Changes how strongly coverage is drawn, without asking for its tiles again. */
interface Dimmer {
  set: ((opacity: number) => void) | null
}

function pictureLayers(
  { bounds, opacity }: Drawn,
  tiles: string,
  dim: Dimmer,
  onPlace: Options["onPlace"],
): MapLayers {
  const [west = -180, south = -85, east = 180, north = 85] = bounds
  let now = opacity / 100
  return {
    id: "coverage",
    sources: {
      coverage: {
        type: "raster",
        tiles: [location.origin + tiles],
        tileSize: 256,
        maxzoom: NEAREST,
        bounds: [west, south, east, north],
      },
    },
    layers: [
      {
        id: "coverage",
        type: "raster",
        source: "coverage",
        paint: { "raster-resampling": "nearest", "raster-fade-duration": 0 },
      },
    ],
    over: false,
    paint: (_colour, set) => {
      set("coverage", "raster-opacity", now)
      dim.set = (next) => {
        now = next / 100
        set("coverage", "raster-opacity", now)
      }
    },
    onTap: ({ longitude, latitude, onAsset }) => {
      if (!onAsset) onPlace({ longitude, latitude })
    },
  }
}

const askedLayers = (place: Place | null): MapLayers => ({
  id: "asked",
  sources: { asked: { type: "geojson", data: pointOf(place) } },
  layers: [
    {
      id: "asked",
      type: "circle",
      source: "asked",
      paint: { "circle-radius": 9, "circle-opacity": 0, "circle-stroke-width": 4 },
    },
    { id: "asked-middle", type: "circle", source: "asked", paint: { "circle-radius": 3 } },
  ],
  over: true,
  paint: (colour, set) => {
    set("asked", "circle-stroke-color", colour("--mark"))
    set("asked-middle", "circle-color", colour("--mark"))
  },
})

const GAP_IMAGES = Object.fromEntries(
  GAP_STATES.map((state) => [
    `gaps-${state}`,
    { path: GAP_SHAPES[state], colour: GAP_COLOURS[state] },
  ]),
)

const gapLayers = (rows: GapPage["rows"], onPlace: Options["onPlace"]): MapLayers => ({
  id: "gaps",
  images: GAP_IMAGES,
  sources: { gaps: { type: "geojson", data: gapFeatures(rows) } },
  layers: [
    {
      id: "gaps",
      type: "symbol",
      source: "gaps",
      layout: {
        "icon-image": ["concat", "gaps-", ["get", "state"]],
        "icon-allow-overlap": true,
        "icon-size": 1.25,
        "text-field": ["step", ["zoom"], "", 11, ["get", "name"]],
        "text-font": ["Be Vietnam Pro", "Segoe UI", "Arial"],
        "text-size": 12,
        "text-anchor": "top",
        "text-offset": [0, 0.9],
        "text-optional": true,
      },
    },
  ],
  over: true,
  paint: (colour, set) => {
    set("gaps", "text-color", colour("--text"))
    set("gaps", "text-halo-color", colour("--surface"))
    set("gaps", "text-halo-width", 1.5)
  },
  onTap: ({ features }) => {
    const geometry = features[0]?.geometry
    if (geometry?.type !== "Point") return
    const [longitude = 0, latitude = 0] = geometry.coordinates
    onPlace({ longitude, latitude })
  },
})

const pointOf = (place: Place | null) => ({
  type: "FeatureCollection" as const,
  features:
    place === null
      ? []
      : [
          {
            type: "Feature" as const,
            properties: {},
            geometry: { type: "Point" as const, coordinates: [place.longitude, place.latitude] },
          },
        ],
})

/** The first thousand; more would be a black field. */
async function readGaps(question: string): Promise<GapPage["rows"]> {
  const answer = await fetch(`/api/v1/coverage/gaps?${question}`)
  if (!answer.ok) return []
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
  return ((await answer.json()) as GapPage).rows
}
