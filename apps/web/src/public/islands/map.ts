// oxlint-disable-next-line import/no-unassigned-import -- Vite puts the style beside this chunk
import "maplibre-gl/dist/maplibre-gl.css"
import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl"
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url"
import type { MapBoundaries } from "@tinhso/server/registry/model"
import { labelSides, type Side } from "../../ui/label-sides.ts"
import { BOUNDS, type MapPoint, stepClass } from "../../ui/PointMap.tsx"

/** From this zoom on every point is named. */
const NAMES = 6.5
const PADDING = { top: 24, bottom: 40, left: 24, right: 24 }

/** Replaces the drawn map by one that moves. Every point is a link that the Tab key reaches. */
export function showMap(frame: HTMLElement): void {
  if (document.createElement("canvas").getContext("webgl2") === null) return tell(frame)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by map-body.tsx
  const points = JSON.parse(frame.dataset["points"] ?? "[]") as MapPoint[]
  const drawn = [...frame.children]
  setWorkerUrl(workerUrl)
  const bounds = boundsOf(frame, points)
  const map = new MapLibre({
    container: frame,
    style: { version: 8, sources: {}, layers: [] },
    bounds,
    fitBoundsOptions: { padding: PADDING },
    maxBounds: [85, -5, 135, 35],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: { "Map.Title": frame.dataset["label"] ?? "" },
  })
  for (const child of drawn) child.remove()
  map.addControl(new NavigationControl({ showCompass: false }))
  const markers = points.map((point) => {
    const element = markerOf(point)
    new Marker({ element }).setLngLat([point.longitude, point.latitude]).addTo(map)
    return { point, element }
  })
  const name = () => nameMarkers(map, frame, markers)
  map.on("zoomend", name)
  map.on("moveend", name)
  stayWhole(map, bounds)
  name()
  void document.fonts.ready.then(name)
  highlightRows(frame)
  if (frame.dataset["boundaries"] !== undefined) {
    map.on("load", () => drawBoundaries(map, frame.dataset["boundaries"] ?? ""))
  }
}

/** The country; where a map is of a part of it (`data-part`), that part. */
function boundsOf(frame: HTMLElement, points: readonly MapPoint[]): LngLatBounds {
  const country = new LngLatBounds([BOUNDS.west, BOUNDS.south], [BOUNDS.east, BOUNDS.north])
  const linked = points.filter(({ href }) => href !== null)
  if (frame.dataset["part"] === undefined || linked.length < 2) return country
  const bounds = new LngLatBounds()
  for (const { longitude, latitude } of linked) bounds.extend([longitude, latitude])
  return bounds
}

/** Until the reader moves the map, all of the country stays in it at every size of the window. */
function stayWhole(map: MapLibre, bounds: LngLatBounds): void {
  let moved = false
  for (const deed of ["dragstart", "zoomstart"] as const) {
    map.on(deed, (event) => (moved ||= event.originalEvent !== undefined))
  }
  map.on("resize", () => moved || map.fitBounds(bounds, { padding: PADDING, animate: false }))
}

interface Named {
  readonly point: MapPoint
  readonly element: HTMLElement
}

/** Writes each name on a side of its point where it covers nothing, or not at all. */
function nameMarkers(map: MapLibre, frame: HTMLElement, markers: readonly Named[]): void {
  const everyone = map.getZoom() >= NAMES
  const sides = labelSides(
    markers.map(({ point, element }) => {
      const at = map.project([point.longitude, point.latitude])
      const { width, height } = sizeOf(element)
      const wanted = point.named || everyone ? point.sides : []
      return { key: point.key, x: at.x, y: at.y, gap: 9, width, height, sides: wanted }
    }),
    { width: frame.clientWidth, height: frame.clientHeight },
  )
  for (const { point, element } of markers) {
    const side: Side | undefined = sides.get(point.key)
    element.classList.toggle("named", side !== undefined)
    element.dataset["side"] = side ?? point.sides[0] ?? "right"
  }
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  const name = element.querySelector<HTMLElement>(".name")
  return { width: name?.scrollWidth ?? 0, height: name?.scrollHeight ?? 0 }
}

/** The boundaries that an administrator has loaded, in the colours of the theme. */
function drawBoundaries(map: MapLibre, address: string): void {
  void creditBoundaries(address)
  map.addSource("boundaries", { type: "geojson", data: address })
  map.addLayer({ id: "land", type: "fill", source: "boundaries" })
  map.addLayer({ id: "borders", type: "line", source: "boundaries" })
  const paint = () => {
    const colours = getComputedStyle(document.documentElement)
    map.setPaintProperty("land", "fill-color", colours.getPropertyValue("--surface").trim())
    map.setPaintProperty("borders", "line-color", colours.getPropertyValue("--line-strong").trim())
  }
  paint()
  document.addEventListener("theme", paint)
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint)
}

function markerOf(point: MapPoint): HTMLElement {
  const element = document.createElement(point.href === null ? "span" : "a")
  if (element instanceof HTMLAnchorElement && point.href !== null) element.href = point.href
  element.className = "marker"
  element.dataset["unit"] = point.key
  const dot = document.createElement("span")
  dot.className = `dot ${stepClass(point.step)}`
  const name = document.createElement("span")
  name.className = "name"
  name.textContent = point.label
  element.append(dot, name)
  return element
}

/** Whoever drew the boundaries is named under the map; the browser keeps the file it has. */
async function creditBoundaries(address: string): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) return
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the route's response schema
  const { features } = (await answer.json()) as MapBoundaries
  const credit = document.querySelector(".map-credit")
  const sources = [...new Set(features.map((one) => one.properties.source))]
  credit?.append(` ${credit.getAttribute("data-boundaries") ?? ""} ${sources.join("; ")}.`)
}

/** A row of the table and its point light up together. */
function highlightRows(frame: HTMLElement): void {
  const pair = (id: string, on: boolean) => {
    document.getElementById(`dv-${id}`)?.classList.toggle("lit", on)
    frame.querySelector(`[data-unit="${CSS.escape(id)}"]`)?.classList.toggle("lit", on)
  }
  const watch = (element: Element, id: string) => {
    for (const name of ["mouseenter", "focusin"])
      element.addEventListener(name, () => pair(id, true))
    for (const name of ["mouseleave", "focusout"]) {
      element.addEventListener(name, () => pair(id, false))
    }
  }
  for (const marker of frame.querySelectorAll<HTMLElement>("[data-unit]")) {
    watch(marker, marker.dataset["unit"] ?? "")
  }
  for (const row of document.querySelectorAll("[id^=dv-]")) watch(row, row.id.slice(3))
}

function tell(frame: HTMLElement): void {
  const note = document.createElement("p")
  note.className = "small map-note"
  note.textContent = frame.dataset["failed"] ?? ""
  frame.append(note)
}
