// oxlint-disable-next-line import/no-unassigned-import -- Vite puts the style beside this chunk
import "maplibre-gl/dist/maplibre-gl.css"
import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl"
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url"
import type { MapBoundaries } from "@tinhso/server/registry/model"
import { labelLeft, type MapPoint } from "../../ui/PointMap.tsx"

/** From this zoom on every point is named. */
const NAMES = 6.5

/** Replaces the drawn map by one that moves. Every point is a link that the Tab key reaches. */
export function showMap(frame: HTMLElement): void {
  if (document.createElement("canvas").getContext("webgl2") === null) return tell(frame)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by map-body.tsx
  const points = JSON.parse(frame.dataset["points"] ?? "[]") as MapPoint[]
  const drawn = [...frame.children]
  setWorkerUrl(workerUrl)
  const bounds = new LngLatBounds([102, 8], [117.5, 23.5])
  const map = new MapLibre({
    container: frame,
    style: { version: 8, sources: {}, layers: [] },
    bounds,
    fitBoundsOptions: { padding: 24 },
    maxBounds: [85, -5, 135, 35],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    locale: { "Map.Title": frame.dataset["label"] ?? "" },
  })
  for (const child of drawn) child.remove()
  map.addControl(new NavigationControl({ showCompass: false }))
  for (const point of points) {
    const left = labelLeft(point)
    const offset: [number, number] = [left ? 8 : -8, 0]
    new Marker({ element: markerOf(point), anchor: left ? "right" : "left", offset })
      .setLngLat([point.longitude, point.latitude])
      .addTo(map)
  }
  const names = () => frame.classList.toggle("all-names", map.getZoom() >= NAMES)
  map.on("zoom", names)
  names()
  highlightRows(frame)
  if (frame.dataset["boundaries"] !== undefined) {
    map.on("load", () => drawBoundaries(map, frame.dataset["boundaries"] ?? ""))
  }
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
  element.className = `marker ${point.named ? "named" : ""} ${labelLeft(point) ? "left" : ""}`
  element.dataset["unit"] = point.key
  const dot = document.createElement("span")
  dot.className = `dot step-${point.step ?? "none"}`
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
  for (const row of document.querySelectorAll("tr[id^=dv-]")) watch(row, row.id.slice(3))
}

function tell(frame: HTMLElement): void {
  const note = document.createElement("p")
  note.className = "small map-note"
  note.textContent = frame.dataset["failed"] ?? ""
  frame.append(note)
}
