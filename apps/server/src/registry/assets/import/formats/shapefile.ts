import { parseShp } from "shpjs"
import { VIET_NAM, isInside } from "@tinhso/places"
import { notReadable } from "../errors.ts"
import type { Geometry } from "../../model.ts"
import { readDbf } from "./dbf.ts"
import type { Feature } from "./feature-grid.ts"
import { projectionOf } from "./projection.ts"

/** Features of the one Shapefile (.shp, .dbf, .prj, .cpg) among the parts of a zip. */
export function readShapefile(parts: ReadonlyMap<string, Buffer>, file: string): Feature[] {
  const shapes = [...parts.keys()].filter((name) => /\.shp$/iu.test(name))
  const [name, ...others] = shapes
  if (name === undefined) throw notReadable(file, "tệp nén không có .shp")
  if (others.length > 0) {
    throw notReadable(
      file,
      `tệp nén có ${shapes.length} lớp (${shapes.join(", ")}); mỗi tệp một lớp`,
    )
  }
  const beside = (ending: string) => {
    const wanted = name.toLowerCase().replace(/\.shp$/u, ending)
    const found = [...parts].find(([other]) => other.toLowerCase() === wanted)
    return found?.[1] ?? null
  }
  const shapesRead = geometriesOf(parts.get(name) ?? Buffer.alloc(0), file)
  const dbf = beside(".dbf")
  const rows = dbf === null ? [] : readDbf(dbf, beside(".cpg")?.toString("latin1") ?? null, file)
  if (dbf !== null && rows.length !== shapesRead.length) {
    throw notReadable(file, `.shp có ${shapesRead.length} hình mà .dbf có ${rows.length} dòng`)
  }
  const place = placingOf(beside(".prj"), file)
  return shapesRead.map((geometry, at) => ({
    properties: rows[at] ?? {},
    ...placed(geometry, place, file),
  }))
}

function placingOf(prj: Buffer | null, file: string): Placing {
  if (prj === null) return null
  const text = prj.toString("utf8")
  const place = projectionOf(text)
  if (place !== null) return place
  throw notReadable(file, `hệ tọa độ trong .prj không dùng được: ${text.slice(0, 120)}`)
}

function geometriesOf(bytes: Buffer, file: string): (Geometry | null)[] {
  try {
    return parseShp(new Uint8Array(bytes))
  } catch {
    throw notReadable(file, ".shp hỏng hoặc bị cắt")
  }
}

type Placing = ReturnType<typeof projectionOf>

/** Without a .prj degrees are taken as such only where they lie in the country. */
function placed(
  geometry: Geometry | null,
  place: Placing,
  file: string,
): Pick<Feature, "geometry" | "metres"> {
  if (geometry === null) return { geometry: null }
  if (place !== null) {
    const moved = movePositions(geometry, ([x = 0, y = 0]) => {
      const { longitude, latitude } = place(x, y)
      return [longitude, latitude]
    })
    return { geometry: moved }
  }
  const [x = 0, y = 0] = firstPosition(geometry)
  if (isInside(VIET_NAM, { longitude: x, latitude: y })) return { geometry }
  if (geometry.type === "Point") return { geometry: null, metres: [x, y] }
  throw notReadable(file, "không có .prj nên không rõ hệ tọa độ của các tuyến")
}

function firstPosition({ coordinates }: Geometry): readonly number[] {
  let one: unknown = coordinates
  while (Array.isArray(one) && Array.isArray(one[0])) one = one[0]
  return Array.isArray(one) ? one.map(Number) : []
}

/** The same geometry with every position moved. */
function movePositions(
  geometry: Geometry,
  move: (position: readonly number[]) => number[],
): Geometry {
  switch (geometry.type) {
    case "Point":
      return { type: "Point", coordinates: move(geometry.coordinates) }
    case "LineString":
      return { type: "LineString", coordinates: geometry.coordinates.map(move) }
    case "MultiLineString":
      return {
        type: "MultiLineString",
        coordinates: geometry.coordinates.map((line) => line.map(move)),
      }
    case "Polygon":
      return { type: "Polygon", coordinates: geometry.coordinates.map((ring) => ring.map(move)) }
    case "MultiPolygon":
      return {
        type: "MultiPolygon",
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(move))),
      }
  }
}
