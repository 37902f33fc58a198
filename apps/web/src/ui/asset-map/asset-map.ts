// oxlint-disable-next-line import/no-unassigned-import -- Vite puts the style beside this chunk
import "maplibre-gl/dist/maplibre-gl.css"
import { Map as MapLibre, NavigationControl, setWorkerUrl } from "maplibre-gl"
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url"
import { type Box, boxText, roomAround, rounded } from "./address.ts"
import { insetRect } from "./inset.ts"
import { markImages, paintTheme, themeColour } from "./map-colours.ts"
import { layersOn, type MapLayers } from "./map-layers.ts"
import { type Basemap, CHOSEN, chosen, mapStyle, TAPPED } from "./map-style.ts"
import { islandMarkers, type MapIsland } from "./map-islands.ts"
import { assetTiles, drawnIn, setTiles, TILE_SOURCES, toldBy, unitTiles } from "./map-tiles.ts"
import { printWell } from "./map-print.ts"

interface Options {
  /** Holds the canvas; the inset stands beside it. */
  readonly canvas: HTMLElement
  readonly inset: SVGElement | null
  readonly note: HTMLElement
  readonly label: string
  readonly box: Box
  readonly islands: readonly MapIsland[]
  /** Codes of all declared kinds: they give the colours. */
  readonly kinds: readonly string[]
  /** What is shown at first: `mapQuestion`, and its day ("" for today). */
  readonly question: string
  readonly day: string
  /** Of the page, for numbers: "vi-VN". */
  readonly locale: string
  readonly failed: string
  /** Somebody has moved the map. */
  readonly onMove: (box: string) => void
  /** Somebody has tapped these assets. */
  readonly onChoose: (ids: string) => void
  /** Whom to name under the map. */
  readonly onCredit: (credit: string) => void
}

export interface AssetMapHandle {
  /** Shows what fits a question (`mapQuestion`), of a day ("" for today). */
  ask(question: string, day: string): void
  /** Rings what is chosen and, where a place is named, goes there. */
  choose(ids: string, place: readonly [number, number] | null): void
  /** Draws what another part of the product knows of places; the answer takes it away again. */
  show(layers: MapLayers): () => void
  close(): void
}

/** All of the country, and its neighbours for orientation. */
const REACH: [number, number, number, number] = [85, -5, 135, 35]
/** From here on everything stands apart. */
const NEAR = 16

/** A map of assets, drawn from vector tiles of the registry. */
export async function openAssetMap(options: Options): Promise<AssetMapHandle> {
  const basemap = await read<Basemap | null>("/api/v1/map/basemap").catch(() => null)
  setWorkerUrl(workerUrl)
  const map = new MapLibre({
    container: options.canvas,
    style: mapStyle({ basemap, ...options }),
    bounds: [...options.box],
    fitBoundsOptions: { padding: 0 },
    maxBounds: REACH,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    canvasContextAttributes: { preserveDrawingBuffer: true },
    locale: { "Map.Title": options.label },
  })
  map.addControl(new NavigationControl({ showCompass: false }))
  map.touchZoomRotate.disableRotation()
  islandMarkers(map, options.islands)
  options.onCredit(basemap?.credit ?? "")
  const unprint = printWell(map)
  const others = layersOn(map, themeColour, TAPPED)
  const repaint = () => {
    paintTheme(map, options.kinds)
    others.repaint()
  }
  markImages(map, options.kinds)
  await new Promise((done) => map.once("load", done))
  repaint()
  document.addEventListener("theme", repaint)
  const system = matchMedia("(prefers-color-scheme: dark)")
  system.addEventListener("change", repaint)
  const moves = movesOf(map, options)
  const unwatch = watch(map, options)
  taps(map, options)
  return {
    ask(question, day) {
      setTiles(map, TILE_SOURCES.assets, assetTiles(question))
      setTiles(map, TILE_SOURCES.units, unitTiles(day))
    },
    choose(ids, place) {
      for (const layer of CHOSEN) map.setFilter(layer, chosen(ids))
      if (place !== null) {
        moves.meant()
        map.easeTo({ center: [place[0], place[1]], zoom: Math.max(map.getZoom(), NEAR) })
      }
    },
    show: others.show,
    close() {
      unprint()
      unwatch()
      document.removeEventListener("theme", repaint)
      system.removeEventListener("change", repaint)
      map.remove()
    },
  }
}

/** Tells of what somebody has moved the map to, and keeps the inset true to what is in view. */
function movesOf(map: MapLibre, options: Options): { meant(): void } {
  let moved = false
  map.on("moveend", (event) => {
    markView(options.inset, seenBy(map))
    moved ||= event.originalEvent !== undefined
    if (moved) options.onMove(boxText(seenBy(map)))
  })
  // The buttons of the map are pressed without an event of their own.
  map.getContainer().addEventListener("click", () => (moved = true))
  markView(options.inset, seenBy(map))
  return { meant: () => void (moved = true) }
}

/** Says how much is drawn, and when it cannot be; looks for news when somebody comes back to the page. */
function watch(map: MapLibre, { canvas, note, failed }: Options): () => void {
  let broken = false
  map.on("error", (event) => {
    if (!("sourceId" in event)) return
    broken = true
    note.textContent = failed
  })
  map.on("dataloading", ({ dataType }) => {
    if (dataType === "source") delete canvas.dataset["drawn"]
  })
  map.on("idle", () => {
    canvas.dataset["drawn"] = String(drawnIn(map, rounded(seenBy(map))))
    if (!broken) note.textContent = ""
    broken = false
  })
  const refresh = () => {
    if (document.visibilityState === "visible") map.refreshTiles(TILE_SOURCES.assets)
  }
  document.addEventListener("visibilitychange", refresh)
  return () => document.removeEventListener("visibilitychange", refresh)
}

function seenBy(map: MapLibre): Box {
  const bounds = map.getBounds()
  return [
    Math.max(-180, bounds.getWest()),
    Math.max(-85, bounds.getSouth()),
    Math.min(180, bounds.getEast()),
    Math.min(85, bounds.getNorth()),
  ]
}

/** A tap on one asset chooses it; on several goes nearer, or chooses them where they stand together. */
function taps(map: MapLibre, options: Options): void {
  for (const layer of TAPPED) {
    map.on("mouseenter", layer, () => void (map.getCanvas().style.cursor = "pointer"))
    map.on("mouseleave", layer, () => void (map.getCanvas().style.cursor = ""))
  }
  map.on("click", ({ point: { x, y } }) => {
    const [hit] = map.queryRenderedFeatures([x, y], { layers: TAPPED })
    const around: [[number, number], [number, number]] = [
      [x - FINGER, y - FINGER],
      [x + FINGER, y + FINGER],
    ]
    const [near] = map.queryRenderedFeatures(around, { layers: TAPPED })
    const feature = hit ?? near
    if (feature === undefined) return
    const { count, ids, box } = toldBy(feature.properties)
    const together = box === null || (box[2] - box[0] < 2e-5 && box[3] - box[1] < 2e-5)
    if (count > 1 && !together && map.getZoom() < NEAR) {
      map.fitBounds([...roomAround(box)], { maxZoom: NEAR })
    } else if (ids !== "") options.onChoose(ids)
  })
}

/** A tap is so inexact, in pixels: a line is thin. */
const FINGER = 5

function markView(inset: SVGElement | null, box: Box): void {
  const rect = inset?.querySelector("[data-view]")
  for (const [name, value] of Object.entries(insetRect(box))) {
    rect?.setAttribute(name, String(value))
  }
}

async function read<T>(path: string): Promise<T> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
  return (await answer.json()) as T
}
