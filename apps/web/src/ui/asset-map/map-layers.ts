import type {
  CustomLayerInterface,
  LayerSpecification,
  Map as MapLibre,
  MapGeoJSONFeature,
  SourceSpecification,
} from "maplibre-gl"

import { drawMark } from "./map-colours.ts"

/**
 * Something that another part of the product draws on a map of assets: coverage, gaps, villages.
 *
 * ```ts
 * const remove = map.show({
 *   id: "coverage",
 *   sources: { "coverage": { type: "raster", tiles: [url], tileSize: 256 } },
 *   layers: [{ id: "coverage", type: "raster", source: "coverage" }],
 *   over: false,
 *   paint: (colour, set) => set("coverage-edge", "line-color", colour("--accent")),
 *   onTap: ({ longitude, latitude }) => showPlace(longitude, latitude),
 * })
 * ```
 *
 * The handle of a map is told by `onOpen` of `MapFrame` in the console, and by `whenMapOpens` of
 * `islands/asset-map.ts` on the public page. Entries of the legend are children of `Legend`; a panel
 * for what was tapped is whatever the caller draws beside the map. Where the names of archipelagos
 * stand, and that nothing covers them, is the map's own care.
 */
export interface MapLayers {
  /** Showing the same id again takes the place of what was shown before. */
  readonly id: string
  /** Their names begin with `id`, as do those of the layers. */
  readonly sources: Readonly<Record<string, SourceSpecification>>
  /** Marks by the names under which layers use them: an SVG path of 16 × 16, a colour of the theme. */
  readonly images?: Readonly<Record<string, { readonly path: string; readonly colour: string }>>
  /** Lowest first. */
  readonly layers: readonly Exclude<LayerSpecification, CustomLayerInterface>[]
  /** Above the assets; otherwise above land and basemap and below borders, names and assets. */
  readonly over: boolean
  /** Gives layers the colours of the theme: at once, and whenever the theme changes. */
  readonly paint?: (colour: (variable: string) => string, set: SetPaint) => void
  /** Somebody has tapped the map, on one of these layers or anywhere else. */
  readonly onTap?: (tap: MapTap) => void
}

type SetPaint = (layer: string, ...paint: PaintOf) => void
type PaintOf = [
  name: Parameters<MapLibre["setPaintProperty"]>[1],
  value: Parameters<MapLibre["setPaintProperty"]>[2],
]

interface MapTap {
  readonly longitude: number
  readonly latitude: number
  /** Whether an asset or a heap of them was hit, which the map answers itself. */
  readonly onAsset: boolean
  /** What of the tapped layers lies there, topmost first. */
  readonly features: readonly MapGeoJSONFeature[]
}

/** What lies above what others draw below the assets. */
const ABOVE_GROUND = "graticule"

interface Shown {
  readonly layers: MapLayers
  readonly remove: () => void
}

/** Keeps what others draw on a map. */
export function layersOn(
  map: MapLibre,
  colour: (variable: string) => string,
  assetLayers: readonly string[],
) {
  const shown = new Map<string, Shown>()
  const paint = ({ layers }: Shown) => {
    drawImages(map, layers)
    layers.paint?.(colour, (layer, name, value) => void map.setPaintProperty(layer, name, value))
  }
  map.on("click", ({ lngLat, point }) => {
    const onAsset = map.queryRenderedFeatures(point, { layers: [...assetLayers] }).length > 0
    for (const { layers } of shown.values()) {
      const own = layers.layers.map(({ id }) => id)
      const features = map.queryRenderedFeatures(point, { layers: own })
      layers.onTap?.({ longitude: lngLat.lng, latitude: lngLat.lat, onAsset, features })
    }
  })
  return {
    show(layers: MapLayers): () => void {
      shown.get(layers.id)?.remove()
      drawImages(map, layers)
      for (const [id, source] of Object.entries(layers.sources)) map.addSource(id, source)
      for (const layer of layers.layers) map.addLayer(layer, layers.over ? undefined : ABOVE_GROUND)
      const own: Shown = {
        layers,
        remove: () => {
          if (shown.get(layers.id) !== own) return
          shown.delete(layers.id)
          for (const { id } of layers.layers) map.removeLayer(id)
          for (const id of Object.keys(layers.sources)) map.removeSource(id)
          for (const id of Object.keys(layers.images ?? {})) map.removeImage(id)
        },
      }
      shown.set(layers.id, own)
      paint(own)
      return own.remove
    },
    repaint: () => shown.forEach(paint),
  }
}

function drawImages(map: MapLibre, { images = {} }: MapLayers): void {
  for (const [id, { path, colour }] of Object.entries(images)) {
    const image = drawMark(path, colour)
    if (image === null) continue
    if (map.hasImage(id)) map.updateImage(id, image)
    else map.addImage(id, image, { pixelRatio: 2 })
  }
}
