import { readFile } from "node:fs/promises"
import { placesUnreadable } from "../errors.ts"
import { type Feature, featuresOf, polygonsOf } from "../villages/geojson.ts"
import type { Polygon } from "../villages/village.ts"

/** A unit and what its boundary holds. */
export interface Boundary {
  readonly unit: string
  readonly area: readonly Polygon[]
}

/** Properties that commonly name a unit and that number it, the likeliest first. */
const NAMES = ["unit", "name", "fullName", "ten", "TEN", "NAME"]
const CODES = ["code", "ma", "MA", "CODE"]

/**
 * Boundaries of a GeoJSON file; a unit in several features is joined. `property` says which property
 * names a unit, null: the first that is there of the common ones, with its code where several units of
 * the file bear one name.
 */
export async function readBoundaries(path: string, property: string | null): Promise<Boundary[]> {
  const text = await readFile(path, "utf8").catch(() => {
    throw placesUnreadable(path, "không mở được tệp (cannot be opened)")
  })
  const features = featuresOf(text)
  if (features === null) {
    throw placesUnreadable(path, "không phải GeoJSON FeatureCollection (not a FeatureCollection)")
  }
  if (features.length === 0) throw placesUnreadable(path, "không có đối tượng nào (no feature)")
  const named = features.map((feature, i) => boundaryIn(path, feature, i + 1, property))
  const codes = new Map<string, Set<string>>()
  for (const { name, code } of named) {
    codes.set(name, (codes.get(name) ?? new Set<string>()).add(code ?? ""))
  }
  const units = new Map<string, Polygon[]>()
  for (const { name, code, area } of named) {
    const isOne = (codes.get(name)?.size ?? 1) === 1
    const unit = isOne || code === null ? name : `${name} (${code})`
    units.set(unit, [...(units.get(unit) ?? []), ...area])
  }
  return [...units].map(([unit, area]) => ({ unit, area }))
}

function boundaryIn(
  path: string,
  feature: Feature,
  position: number,
  property: string | null,
): { name: string; code: string | null; area: readonly Polygon[] } {
  const refused = (reason: string) =>
    placesUnreadable(path, `đối tượng ${position} (feature): ${reason}`)
  const asked = property === null ? [...NAMES, ...CODES] : [property]
  const name = textIn(feature, asked)
  if (name === null) {
    throw refused(`không có thuộc tính ${asked.join(", ")} (which unit is it?)`)
  }
  const area = polygonsOf(feature)
  if (area === null || area.length === 0) {
    throw refused("cần Polygon hoặc MultiPolygon (not an area)")
  }
  if (!area.every((rings) => rings.every(isInDegrees))) {
    throw refused(
      "tọa độ không phải kinh độ, vĩ độ; hãy chuyển: ogr2ogr -t_srs EPSG:4326 (not in degrees)",
    )
  }
  return { name, code: property === null ? textIn(feature, CODES) : null, area }
}

function textIn({ properties }: Feature, names: readonly string[]): string | null {
  for (const name of names) {
    const value = properties?.[name]
    if (typeof value === "number") return String(value)
    if (typeof value === "string" && value.trim() !== "") return value.trim().normalize("NFC")
  }
  return null
}

const isInDegrees = (ring: Polygon[number]) =>
  ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)
