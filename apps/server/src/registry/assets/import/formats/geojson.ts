import { Value } from "typebox/value"
import { badFeature, notReadable } from "../errors.ts"
import { Geometry } from "../../model.ts"
import type { Feature } from "./feature-grid.ts"

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null

/** Features of a GeoJSON text (RFC 7946: WGS 84, longitude first). */
export function readGeoJson(text: string, file: string): Feature[] {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    throw notReadable(
      file,
      `không phải JSON đúng dạng (${error instanceof Error ? error.message : ""})`,
    )
  }
  if (!isObject(root)) throw notReadable(file, "không phải GeoJSON")
  refuseOtherCrs(root, file)
  const all = Array.isArray(root["features"]) ? root["features"] : [root]
  return all.map((one: unknown, at) => featureOf(one, at + 1, file))
}

/** Older files name their coordinates; only those of WGS 84 are GeoJSON. */
function refuseOtherCrs({ crs }: Json, file: string): void {
  if (crs === undefined || crs === null) return
  if (/CRS84|EPSG:+4326/u.test(JSON.stringify(crs))) return
  throw notReadable(
    file,
    `hệ tọa độ ${JSON.stringify(crs).slice(0, 120)}; hãy xuất lại theo WGS 84`,
  )
}

function featureOf(one: unknown, number: number, file: string): Feature {
  if (!isObject(one) || one["type"] !== "Feature") {
    throw badFeature(file, number, "không phải “Feature”")
  }
  const { geometry, properties, id } = one
  const said = isObject(properties) ? properties : {}
  const plain = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, plainValue(value)]),
  )
  const named = id === undefined || "id" in plain ? plain : { ...plain, id: plainValue(id) }
  if (geometry === null || geometry === undefined) return { properties: named, geometry: null }
  if (!Value.Check(Geometry, geometry)) {
    const type = isObject(geometry) ? String(geometry["type"]) : "không rõ"
    throw badFeature(file, number, `hình “${type}” không đúng hoặc không dùng được`)
  }
  return { properties: named, geometry }
}

/** A property as a cell: lists with commas, other things as JSON. */
export function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value
  if (Array.isArray(value)) return value.map((one) => String(plainValue(one) ?? "")).join(", ")
  return JSON.stringify(value)
}
