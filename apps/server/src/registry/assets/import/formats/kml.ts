import { kml } from "@tmcw/togeojson"
import { DOMParser } from "@xmldom/xmldom"
import { Value } from "typebox/value"
import { badFeature, notReadable } from "../errors.ts"
import { Geometry } from "../../model.ts"
import type { Feature } from "./feature-grid.ts"
import { plainValue } from "./geojson.ts"

/** Styles of Google Earth say nothing of the thing. */
const STYLE = /^(?:style|stroke|fill|icon|label|visibility|tessellate|extrude|altitudeMode|marker)/u

/** Placemarks of a KML text. Texts with entities of their own are refused. */
export function readKml(text: string, file: string): Feature[] {
  if (/<!DOCTYPE|<!ENTITY/iu.test(text)) {
    throw notReadable(file, "khai báo DOCTYPE hoặc ENTITY; không đọc vì có thể gây hại")
  }
  const faults: string[] = []
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning") faults.push(message)
    },
  })
  let features: ReturnType<typeof kml>["features"]
  try {
    features = kml(parser.parseFromString(text, "text/xml")).features
  } catch (error) {
    const why = faults[0] ?? (error instanceof Error ? error.message : "")
    throw notReadable(file, `không phải KML đúng dạng (${why.slice(0, 200)})`)
  }
  return features.map(({ geometry, properties }, at) => {
    const said = Object.entries(properties ?? {}).filter(([name]) => !STYLE.test(name))
    const plain = Object.fromEntries(said.map(([name, value]) => [name, plainValue(value)]))
    if (geometry === null) return { properties: plain, geometry: null }
    const flat = withoutHeights(geometry)
    if (!Value.Check(Geometry, flat)) {
      throw badFeature(file, at + 1, `hình “${geometry.type}” không dùng được`)
    }
    return { properties: plain, geometry: flat }
  })
}

/** KML writes a height behind every place, mostly 0. */
function withoutHeights(geometry: unknown): unknown {
  return JSON.parse(
    JSON.stringify(geometry, (_key, value: unknown) =>
      Array.isArray(value) && value.length === 3 && value.every((one) => typeof one === "number")
        ? value.slice(0, 2)
        : value,
    ),
  )
}
