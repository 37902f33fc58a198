import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl"
import { KIND_COLOURED } from "./map-style.ts"
import { isMarked, kindColour, STATE_SHAPES } from "./marks.ts"

/** A variable of the theme as it is now. */
export function themeColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}

const IMAGE = 16

/** Draws the mark of a kind and a state when the map first needs it, in the colours of the theme. */
export function markImages(map: MapLibre, kinds: readonly string[]): void {
  map.setMissingStyleImageResolver((id) => {
    const [kind = "", state] = id.split("|")
    if (state === undefined) return
    const shape = STATE_SHAPES[isMarked(state) ? state : "active"]
    const image = drawMark(shape, kindColour(kinds, kind))
    if (image !== null && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: 2 })
  })
}

/** A shape of 16 × 16 in a colour of the theme. */
export function drawMark(path: string, variable: string): ImageData | null {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = IMAGE * 2
  const pen = canvas.getContext("2d")
  if (pen === null) return null
  pen.scale(2, 2)
  const shape = new Path2D(path)
  pen.strokeStyle = themeColour("--surface")
  pen.lineWidth = 2
  pen.stroke(shape)
  pen.fillStyle = themeColour(variable)
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  pen.fill(shape, "evenodd")
  return pen.getImageData(0, 0, canvas.width, canvas.height)
}

/** All colours of the map from the theme; marks are drawn anew when they are needed again. */
export function paintTheme(map: MapLibre, kinds: readonly string[]): void {
  const set = (layer: string, property: PaintName, variable: string) => {
    if (map.getLayer(layer) !== undefined)
      map.setPaintProperty(layer, property, themeColour(variable))
  }
  set("sea", "background-color", "--sea")
  set("land", "fill-color", "--surface")
  set("graticule", "line-color", "--line")
  set("commune-borders", "line-color", "--line-strong")
  set("district-borders", "line-color", "--line-strong")
  set("province-borders", "line-color", "--muted")
  set("chosen", "circle-stroke-color", "--accent")
  set("chosen-shapes", "line-color", "--accent")
  for (const [layer, property] of KIND_COLOURED) {
    map.setPaintProperty(layer, property, kindColours(kinds))
  }
  set("heaps", "circle-color", "--step-4")
  set("heaps", "circle-stroke-color", "--surface")
  set("counts", "text-color", "--surface")
  for (const layer of ["marks", "names"]) {
    set(layer, "text-color", "--text")
    set(layer, "text-halo-color", "--surface")
    map.setPaintProperty(layer, "text-halo-width", 1.5)
  }
  for (const { id, type } of map.getStyle().layers) {
    if (!id.startsWith("base-")) continue
    const water = id.startsWith("base-water")
    if (type === "fill") set(id, "fill-color", water ? "--sea" : fillOf(id))
    if (type === "line") set(id, "line-color", water ? "--sea" : "--line-strong")
  }
  for (const id of map.listImages()) if (id.includes("|")) map.removeImage(id)
}

/** The colour of each kind, as marks have it. */
function kindColours(kinds: readonly string[]): ExpressionSpecification | string {
  const [first, ...more] = kinds
  const of = (kind: string) => themeColour(kindColour(kinds, kind))
  if (first === undefined) return themeColour("--text")
  const rest = more.flatMap((kind) => [kind, of(kind)])
  return ["match", ["get", "kind"], first, of(first), ...rest, themeColour("--text")]
}

type PaintName = Parameters<MapLibre["setPaintProperty"]>[1]

const fillOf = (id: string) => (id.includes("building") ? "--line" : "--surface")
