import { readFile } from "node:fs/promises"
import { basename } from "node:path"
import { readTable } from "../../platform/table-file/index.ts"
import { badVillages, noVillages, placesUnreadable } from "../errors.ts"
import { type CellFault, type Limits, type RowReader, rowReader } from "../stations/row-reader.ts"
import { type Feature, featuresOf, pointOf, polygonsOf, waysOf } from "./geojson.ts"
import type { Way } from "./nearest-line.ts"
import type { Polygon, Village } from "./village.ts"

const LAT: Limits = { low: -90, high: 90, unit: "°" }
const LON: Limits = { low: -180, high: 180, unit: "°" }
const COUNT: Limits = { low: 0, high: 10_000_000, unit: "" }

/** Villages of a file, and the rows that were left out. */
export interface ReadVillages {
  readonly villages: readonly Village[]
  readonly faults: readonly CellFault[]
}

/** Reads villages from a table (their middles) or from GeoJSON (points or areas). */
export async function readVillages(path: string, skipBad: boolean): Promise<ReadVillages> {
  const isGeoJson = /\.(?:geo)?json$/i.test(path)
  const rows = isGeoJson ? await featureRows(path) : await tableRows(path)
  const faults: CellFault[] = []
  const villages: Village[] = []
  const seen = new Map<string, number>()
  for (const { row, reader, middle, area } of rows) {
    const village = villageOf(reader, row, middle, area)
    const first = seen.get(village.id)
    if (first !== undefined) reader.fault("id", `trùng với dòng ${first} (same id as row ${first})`)
    seen.set(village.id, first ?? row)
    if (reader.faults.length === 0) villages.push(village)
    faults.push(...reader.faults)
  }
  if (faults.length > 0 && !skipBad) throw badVillages(basename(path), faults)
  if (villages.length === 0) throw noVillages(basename(path))
  return { villages, faults }
}

interface Row {
  readonly row: number
  readonly reader: RowReader
  /** Longitude and latitude; null where the columns say it. */
  readonly middle: readonly [number, number] | null
  readonly area: readonly Polygon[] | null
}

async function tableRows(path: string): Promise<Row[]> {
  const table = await readTable(path, {
    columns: ["lat", "lon"],
    optional: ["id", "name", "unit", "households", "population"],
  })
  return table.rows.map(({ row, cells }) => {
    const known: Readonly<Record<string, { readonly text: string }>> = cells
    const reader = rowReader(row, (column) => known[column]?.text ?? "")
    return { row, reader, middle: null, area: null }
  })
}

async function featureRows(path: string): Promise<Row[]> {
  return (await readFeatures(path)).map((feature, i) => {
    const properties = feature.properties ?? {}
    const reader = rowReader(i + 1, (column) => textOf(properties[column]))
    const area = polygonsOf(feature)
    const middle = area === null ? pointOf(feature) : middleOf(area)
    if (middle === null) reader.fault("geometry", "cần Point, Polygon hoặc MultiPolygon")
    return { row: i + 1, reader, middle: middle ?? [0, 0], area }
  })
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).normalize("NFC") : ""

/** The middle of the box of an area. */
function middleOf(area: readonly Polygon[]): readonly [number, number] | null {
  const corners = area.flatMap(([outer]) => outer ?? [])
  if (corners.length === 0) return null
  const lons = corners.map(([lon]) => lon)
  const lats = corners.map(([, lat]) => lat)
  return [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2]
}

function villageOf(
  reader: RowReader,
  row: number,
  middle: Row["middle"],
  area: Village["area"],
): Village {
  const name = reader.text("name")
  const lat = middle === null ? reader.number("lat", LAT) : middle[1]
  const lon = middle === null ? reader.number("lon", LON) : middle[0]
  if (lat === 0 && lon === 0) reader.fault("lat", "tọa độ 0, 0: chưa điền? (0/0: not filled in?)")
  return {
    id: reader.text("id") === "" ? String(row) : reader.text("id"),
    name,
    unit: reader.text("unit"),
    lat,
    lon,
    area,
    households: countOf(reader, "households"),
    population: countOf(reader, "population"),
  }
}

const countOf = (reader: RowReader, column: string): number | null =>
  reader.text(column) === "" ? null : reader.number(column, COUNT)

/** Ways of cables and nodes, from GeoJSON of lines and points or from a table of points. */
export async function readWays(path: string): Promise<Way[]> {
  if (/\.(?:geo)?json$/i.test(path)) {
    const ways = (await readFeatures(path)).flatMap((feature) => waysOf(feature))
    if (ways.length === 0) throw placesUnreadable(path, "không có điểm hay đường nào (no line)")
    return ways
  }
  const { villages } = await readVillages(path, false)
  return villages.map(({ lat, lon }) => [[lon, lat] as const])
}

async function readFeatures(path: string): Promise<readonly Feature[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw placesUnreadable(path, "không mở được tệp (cannot be opened)")
  })
  const features = featuresOf(text)
  if (features === null) {
    throw placesUnreadable(path, "không phải GeoJSON FeatureCollection (not a FeatureCollection)")
  }
  return features
}
