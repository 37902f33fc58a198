import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { columnOf, heightAt, rowOf } from "@tinhso/terrain"
import { slug } from "@tinhso/vietnamese"
import { type Grid, pixelLatitude, pixelLongitude } from "../engine/grid.ts"
import { ENGINE, hashOf } from "../engine/keys.ts"
import type { Layer } from "../engine/layers.ts"
import { NO_LEVEL, NO_STATION, type Parameters } from "../engine/parameters.ts"
import { geotiff } from "../raster/geotiff.ts"
import type { Values } from "../raster/raster.ts"
import { areaOf } from "./area.ts"
import { askedPixels, Class, coveredClasses, reliabilityClasses } from "./classes.ts"
import { contoursAsGeoJson, type ContourWish } from "./contours.ts"
import { type Edges, edgesOf } from "./edges.ts"
import type { KeptLayer } from "./kept-pictures.ts"
import { pixelsInRange } from "./in-range.ts"
import { bestOf, type LayerPicture, layerPicture } from "./layer-picture.ts"
import { COVERED_PALETTE, LEVEL_PALETTE, levelColours } from "./level-colours.ts"
import { palettePng, worldFile } from "./png.ts"
import { frameOf, type Outputs } from "./outputs.ts"
import { sidecarOf } from "./sidecar-of.ts"
import type { Sidecar, SidecarLayer } from "./sidecar.ts"

/** Changes whenever the same levels would be drawn in another way. */
const PICTURES = "pictures-2"

/** A layer, or the best of several operators' layers. */
interface Subject {
  readonly technology: string
  readonly operator: string | null
  readonly layers: readonly Layer[]
}

/**
 * Writes the pictures of every technology and operator and of the best operator of every technology,
 * and what is to be said about them. The same inputs give the same bytes.
 */
export function exportOutputs(outputs: Outputs): Sidecar {
  const { computed, folder } = outputs
  const known = groundKnown(outputs)
  const byStation = new Map<number, Edges>()
  const layers: SidecarLayer[] = []
  for (const technology of new Set(computed.layers.map((layer) => layer.technology))) {
    const own = computed.layers.filter((layer) => layer.technology === technology)
    const pictures: LayerPicture[] = []
    for (const layer of own) {
      const picture = pictureOf(outputs, layer)
      pictures.push(picture)
      const subject = { ...layer, layers: [layer] }
      layers.push(exportSubject(outputs, subject, picture, known, byStation))
    }
    if (own.length > 1) {
      const subject = { technology, operator: null, layers: own }
      layers.push(exportSubject(outputs, subject, bestOf(pictures), known, null))
    }
  }
  const sidecar = sidecarOf(outputs, layers, byStation)
  writeFileSync(join(folder, "coverage.json"), `${JSON.stringify(sidecar, null, 2)}\n`)
  outputs.kept?.finish()
  return sidecar
}

const pictureOf = ({ computed, tiles, parameters }: Outputs, layer: Layer) =>
  layerPicture(computed, tiles, layer, parameters.reliabilities.length, parameters.mode === "field")

/** 1 for every pixel whose own ground is known. */
function groundKnown({ computed: { grid }, terrain: { lattice } }: Outputs): Uint8Array {
  return Uint8Array.from({ length: grid.columns * grid.rows }, (_, i) => {
    const lon = pixelLongitude(grid, grid.column + (i % grid.columns))
    const lat = pixelLatitude(grid, grid.row + Math.floor(i / grid.columns))
    const ground = heightAt(lattice, columnOf(lattice, lon), rowOf(lattice, lat))
    return Number.isNaN(ground) ? 0 : 1
  })
}

function exportSubject(
  outputs: Outputs,
  subject: Subject,
  picture: LayerPicture,
  known: Uint8Array,
  byStation: Map<number, Edges> | null,
): SidecarLayer {
  const { computed, parameters, definition, kept } = outputs
  const { technology, operator } = subject
  const stations = computed.stations.filter((station) =>
    subject.layers.some(
      (layer) => layer.technology === station.technology && layer.operator === station.operator,
    ),
  )
  const inRange = pixelsInRange(computed.grid, stations, parameters.radius)
  const asked = askedPixels(inRange, known)
  const digest = digestOf(outputs, subject, picture, asked)
  const before = kept?.takeBack(digest) ?? null
  const layer = before ?? drawLayer(outputs, subject, picture, inRange, asked, digest)
  kept?.remember(layer)
  for (const { station, edges } of layer.byStation) byStation?.set(station, edges)
  const { pixelsInRange: inRadius, coveredPixels, areaInRangeKm2, coveredKm2, edges } = layer
  return {
    technology,
    operator,
    threshold: definition.thresholds[technology] ?? null,
    stations: stations.length,
    files: layer.files,
    pixelsInRange: inRadius,
    coveredPixels,
    areaInRangeKm2,
    coveredKm2,
    edges,
  }
}

/** Draws a layer and counts what is to be said of it. */
function drawLayer(
  outputs: Outputs,
  subject: Subject,
  picture: LayerPicture,
  inRange: Uint8Array,
  asked: Uint8Array,
  digest: string,
): Omit<KeptLayer, "bytes"> {
  const { computed, definition } = outputs
  const { grid } = computed
  const { columns, rows } = grid
  const threshold = definition.thresholds[subject.technology] ?? null
  const covered = threshold === null ? null : coveredClasses(picture, threshold, asked)
  const files = writeFiles(outputs, subject, picture, covered, asked)
  const { sight, server } = picture
  const ends = covered === null ? null : edgesOf({ columns, rows, covered, inRange, sight, server })
  return {
    digest,
    files,
    pixelsInRange: asked.reduce((n, one) => n + (one === 1 ? 1 : 0), 0),
    coveredPixels: covered?.reduce((n, one) => n + (one === Class.covered ? 1 : 0), 0) ?? null,
    areaInRangeKm2: rounded(areaOf(grid, asked, 1)),
    coveredKm2: covered === null ? null : rounded(areaOf(grid, covered, Class.covered)),
    edges: ends?.all ?? null,
    byStation: [...(ends?.byServer ?? [])].map(([station, edges]) => ({ station, edges })),
  }
}

/** Names everything that the files of a layer are made from, and how. */
function digestOf(
  { computed: { grid, layers }, parameters, definition }: Outputs,
  { technology, operator }: Subject,
  { levels, server, sight }: LayerPicture,
  asked: Uint8Array,
): string {
  const { mode, reliabilities } = parameters
  const threshold = definition.thresholds[technology] ?? null
  const name = stemOf(layers, technology, operator)
  const about = { ...grid, mode, reliabilities, threshold, technology, operator, name }
  const arrays = [...levels, server, sight, asked]
  const bytes = arrays.map(
    (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  )
  return hashOf(ENGINE, PICTURES, JSON.stringify(about), ...bytes)
}

const rounded = (area: number) => Math.round(area * 1000) / 1000

const UNKNOWN = { weakest: Class.unknown }

/** Writes the files of one layer and gives their names by what they show. */
function writeFiles(
  outputs: Outputs,
  { technology, operator }: Subject,
  picture: LayerPicture,
  covered: Uint8Array | null,
  asked: Uint8Array,
): Record<string, string> {
  const { folder, computed, parameters, definition } = outputs
  const { grid } = computed
  const stem = stemOf(computed.layers, technology, operator)
  const whose = `${technology} ${operator ?? "tốt nhất (best)"}`
  const files: Record<string, string> = {}
  const write = (what: string, ending: string, bytes: Buffer | string) => {
    files[what] = `${stem}.${ending}`
    writeFileSync(join(folder, files[what]), bytes)
  }
  const tiff = (what: string, title: string, values: Values, nothing: number, unit = "") =>
    write(
      what,
      `${what}.tif`,
      geotiff(
        // Of codes the unknown says least; other numbers are none of its.
        { ...frameOf(grid), values, nothing, ...(nothing === Class.outside ? UNKNOWN : {}) },
        { title: `${title}, ${whose}`, unit },
      ),
    )
  if (covered !== null) tiff("covered", "Có sóng (covered)", covered, Class.outside)
  const threshold = definition.thresholds[technology] ?? null
  if (parameters.mode === "field") {
    tiff("level", "Mức tín hiệu (level)", inDbm(picture.levels[0]!), -9999, "dBm")
    tiff("server", "Trạm tốt nhất (best station)", picture.server, NO_STATION)
    tiff("sight", "Tầm nhìn thẳng (line of sight)", picture.sight, 255)
    if (threshold !== null && parameters.reliabilities.length > 1) {
      const classes = reliabilityClasses(picture, threshold, parameters.reliabilities, asked)
      tiff("reliability", "Độ tin cậy (reliability)", classes, Class.outside, "%")
    }
  }
  write("picture", "png", drawn(grid, parameters, picture, covered, threshold))
  const { west, north, stepX, stepY } = frameOf(grid)
  write("worldFile", "pgw", worldFile(west, north, stepX, stepY))
  if (covered !== null && threshold !== null) {
    const wishes = contourWishes(parameters, picture, covered, threshold)
    write("contours", "geojson", contoursAsGeoJson(grid, wishes))
  }
  return files
}

const plainName = (technology: string, operator: string) => `${slug(technology)}_${slug(operator)}`

/** "4g_viettel"; "4g" for the best of all. Names that are written alike get a number. */
function stemOf(layers: readonly Layer[], technology: string, operator: string | null): string {
  if (operator === null) return slug(technology)
  const name = plainName(technology, operator)
  const alike = layers.filter((layer) => plainName(layer.technology, layer.operator) === name)
  const at = alike.findIndex(
    (layer) => layer.technology === technology && layer.operator === operator,
  )
  return at > 0 ? `${name}-${at + 1}` : name
}

function drawn(
  { columns, rows }: Grid,
  { mode }: Parameters,
  picture: LayerPicture,
  covered: Uint8Array | null,
  threshold: number | null,
): Buffer {
  if (mode === "covered" && covered !== null) {
    const one = covered.map((value) => (value === Class.covered ? 1 : 0))
    return palettePng(one, columns, rows, COVERED_PALETTE)
  }
  // Without a threshold colours begin where phones of any kind still hear something.
  return palettePng(
    levelColours(picture.levels[0]!, threshold ?? -110),
    columns,
    rows,
    LEVEL_PALETTE,
  )
}

/** Where coverage ends at every share of reliability, and where levels are 10 and 20 dB higher. */
function contourWishes(
  { mode, reliabilities }: Parameters,
  { levels }: LayerPicture,
  covered: Uint8Array,
  threshold: number,
): ContourWish[] {
  const [share = 50] = reliabilities
  if (mode === "covered") {
    const values = covered.map((value) => (value === Class.covered ? 1 : 0))
    return [{ values, least: 1, properties: { reliability: share, level: threshold } }]
  }
  return [
    ...reliabilities.map((reliability, i) => ({
      values: levels[i]!,
      least: threshold * 100,
      properties: { reliability, level: threshold },
    })),
    ...[10, 20].map((above) => ({
      values: levels[0]!,
      least: (threshold + above) * 100,
      properties: { reliability: share, level: threshold + above },
    })),
  ]
}

function inDbm(levels: Int16Array): Float32Array {
  const values = new Float32Array(levels.length)
  for (let i = 0; i < values.length; i++) {
    const level = levels[i]!
    values[i] = level === NO_LEVEL ? -9999 : level / 100
  }
  return values
}

/** Takes away what another run left under these names, so that no picture is older than its sidecar. */
export function removeOutputs(folder: string, sidecar: Sidecar | null): void {
  rmSync(join(folder, "coverage.json"), { force: true })
  for (const layer of sidecar?.layers ?? []) {
    for (const name of Object.values(layer.files)) {
      if (!name.includes("/")) rmSync(join(folder, name), { force: true })
    }
  }
}
