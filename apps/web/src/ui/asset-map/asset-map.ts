// oxlint-disable-next-line import/no-unassigned-import -- Vite puts the style beside this chunk
import "maplibre-gl/dist/maplibre-gl.css"
import { type GeoJSONSource, Map as MapLibre, NavigationControl, setWorkerUrl } from "maplibre-gl"
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url"
import type { AssetMap as Found } from "@tinhso/server/registry/assets/model"
import type { MapUnits } from "@tinhso/server/registry/model"
import { type Box, boxIn, boxText, roomAround } from "./address.ts"
import { insetRect } from "./inset.ts"
import { markImages, paintTheme, themeColour } from "./map-colours.ts"
import { layersOn, type MapLayers } from "./map-layers.ts"
import { type Basemap, mapStyle } from "./map-style.ts"
import { islandMarkers, type MapIsland } from "./map-islands.ts"
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
  /** Says a number as the page does. */
  readonly whole: (count: number) => string
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
/** Above this everything stands apart (`gather.ts` of the registry). */
const NEAR = 16
/** Names of communes and their borders are worth their weight from here on. */
const COMMUNES = 8

/** Layers of assets that a tap is about. */
const TAPPED = ["heaps", "marks"]

/** A map of assets that asks for what is in view, whenever that changes. */
export async function openAssetMap(options: Options): Promise<AssetMapHandle> {
  const basemap = await read<Basemap | null>("/api/v1/map/basemap").catch(() => null)
  setWorkerUrl(workerUrl)
  const map = new MapLibre({
    container: options.canvas,
    style: mapStyle(basemap, location.origin),
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
    paintTheme(map)
    others.repaint()
  }
  markImages(map, options.kinds)
  await new Promise((done) => map.once("load", done))
  repaint()
  document.addEventListener("theme", repaint)
  const system = matchMedia("(prefers-color-scheme: dark)")
  system.addEventListener("change", repaint)
  const asking = askingFor(map, options)
  taps(map, options)
  return {
    ask: asking.ask,
    choose(ids, place) {
      map.setFilter("chosen", ["==", ["get", "ids"], ids === "" ? "—" : ids])
      if (place !== null) {
        asking.touch()
        map.easeTo({ center: [place[0], place[1]], zoom: Math.max(map.getZoom(), NEAR) })
      }
    },
    show: others.show,
    close() {
      unprint()
      document.removeEventListener("theme", repaint)
      system.removeEventListener("change", repaint)
      map.remove()
    },
  }
}

/** Keeps what is drawn true to the question and to what is in view. */
function askingFor(
  map: MapLibre,
  options: Options,
): Pick<AssetMapHandle, "ask"> & { touch(): void } {
  let question: string | null = null
  let day = ""
  let running = new AbortController()
  const draw = async () => {
    running.abort()
    if (question === null) return
    running = new AbortController()
    const { signal } = running
    const box = boxText(seenBy(map))
    const zoom = Math.max(0, Math.floor(map.getZoom()))
    try {
      const found = await read<Found>(
        `/api/v1/assets/map?${question}&box=${box}&zoom=${zoom}`,
        signal,
      )
      setData(map, "assets", labelled(found, options.whole))
      options.note.textContent = ""
      options.canvas.dataset["drawn"] = String(found.total)
    } catch {
      if (!signal.aborted) options.note.textContent = options.failed
    }
  }
  const units = unitNames(map)
  let moved = false
  map.on("moveend", (event) => {
    markView(options.inset, seenBy(map))
    void draw()
    void units.show(day)
    moved ||= event.originalEvent !== undefined
    if (moved) options.onMove(boxText(seenBy(map)))
  })
  // The buttons of the map are pressed without an event of their own.
  map.getContainer().addEventListener("click", () => (moved = true))
  markView(options.inset, seenBy(map))
  return {
    touch: () => void (moved = true),
    ask(asked, on) {
      question = asked
      day = on
      void draw()
      void units.show(on)
    },
  }
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

const labelled = (found: Found, whole: Options["whole"]) => ({
  ...found,
  features: found.features.map((feature) => ({
    ...feature,
    properties: {
      ...feature.properties,
      name: feature.properties.name.normalize("NFC"),
      label: whole(feature.properties.count),
    },
  })),
})

/** Names and borders of the units of a day, each loaded once. */
function unitNames(map: MapLibre) {
  let shown = ""
  return {
    async show(day: string) {
      const near = map.getZoom() >= COMMUNES
      const wanted = `${day} ${near}`
      if (wanted === shown) return
      shown = wanted
      const at = day === "" ? "" : `&at=${day}`
      const levels = near ? (["province", "commune"] as const) : (["province"] as const)
      const names = await Promise.all(levels.map((level) => namesOf(level, at)))
      if (shown !== wanted) return
      setData(map, "units", { type: "FeatureCollection", features: names.flat() })
      for (const level of levels) {
        setData(map, `${level}s`, `${location.origin}/api/v1/map/boundaries?level=${level}${at}`)
      }
    },
  }
}

const FROM = { province: 0, commune: 9 } as const

async function namesOf(level: keyof typeof FROM, at: string) {
  const { units } = await read<MapUnits>(`/api/v1/map/units?level=${level}${at}`)
  return units.flatMap(({ name, point }) =>
    point === null
      ? []
      : [
          {
            type: "Feature" as const,
            properties: { name: name.normalize("NFC"), from: FROM[level] },
            geometry: {
              type: "Point" as const,
              coordinates: [point.longitude, point.latitude],
            },
          },
        ],
  )
}

/** A tap on one asset chooses it; on several goes nearer, or chooses them where they stand together. */
function taps(map: MapLibre, options: Options): void {
  for (const layer of TAPPED) {
    map.on("mouseenter", layer, () => void (map.getCanvas().style.cursor = "pointer"))
    map.on("mouseleave", layer, () => void (map.getCanvas().style.cursor = ""))
    map.on("click", layer, ({ features }) => {
      const told = features?.[0]?.properties ?? {}
      const ids: unknown = told["ids"]
      const box = boxIn(String(told["box"]))
      const together = box !== null && box[2] - box[0] < 2e-5 && box[3] - box[1] < 2e-5
      if (layer === "heaps" && box !== null && !together && map.getZoom() < NEAR) {
        map.fitBounds([...roomAround(box)], { maxZoom: NEAR })
      } else if (typeof ids === "string" && ids !== "") options.onChoose(ids)
    })
  }
}

function markView(inset: SVGElement | null, box: Box): void {
  const rect = inset?.querySelector("[data-view]")
  for (const [name, value] of Object.entries(insetRect(box))) {
    rect?.setAttribute(name, String(value))
  }
}

function setData(
  map: MapLibre,
  source: string,
  data: Parameters<GeoJSONSource["setData"]>[0],
): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data)
}

async function read<T>(path: string, signal: AbortSignal | null = null): Promise<T> {
  const answer = await fetch(path, { signal })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
  return (await answer.json()) as T
}
