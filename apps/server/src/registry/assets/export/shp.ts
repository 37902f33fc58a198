import { boxOf } from "../geometry.ts"
import type { Geometry } from "../model.ts"

export type ShapeType = "point" | "line" | "polygon"

const CODES: Readonly<Record<ShapeType, number>> = { point: 1, line: 3, polygon: 5 }

export const shapeTypeOf = ({ type }: Geometry): ShapeType => {
  if (type === "Point") return "point"
  return type === "LineString" || type === "MultiLineString" ? "line" : "polygon"
}

/** The .shp and .shx of shapes of one type (ESRI Shapefile, 1998); what has no place is a null shape. */
export function shpOf(
  type: ShapeType,
  shapes: readonly (Geometry | null)[],
): { readonly shp: Buffer; readonly shx: Buffer } {
  const contents = shapes.map((shape) =>
    shape === null ? Buffer.alloc(4) : contentOf(type, shape),
  )
  const index = Buffer.alloc(contents.length * 8)
  const records: Buffer[] = []
  let at = 100
  for (const [number, content] of contents.entries()) {
    const head = Buffer.alloc(8)
    head.writeInt32BE(number + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    index.writeInt32BE(at / 2, number * 8)
    index.writeInt32BE(content.length / 2, number * 8 + 4)
    records.push(head, content)
    at += 8 + content.length
  }
  const box = around(shapes)
  return {
    shp: Buffer.concat([header(type, at, box), ...records]),
    shx: Buffer.concat([header(type, 100 + index.length, box), index]),
  }
}

type Numbers = readonly number[]

function around(shapes: readonly (Geometry | null)[]): Numbers {
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const shape of shapes) {
    if (shape === null) continue
    const [west, south, east, north] = boxOf(shape)
    box[0] = Math.min(box[0] ?? west, west)
    box[1] = Math.min(box[1] ?? south, south)
    box[2] = Math.max(box[2] ?? east, east)
    box[3] = Math.max(box[3] ?? north, north)
  }
  return box.every(Number.isFinite) ? box : [0, 0, 0, 0]
}

function header(type: ShapeType, bytes: number, box: Numbers): Buffer {
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32BE(bytes / 2, 24)
  head.writeInt32LE(1000, 28)
  head.writeInt32LE(CODES[type], 32)
  for (const [at, value] of box.entries()) head.writeDoubleLE(value, 36 + at * 8)
  return head
}

function contentOf(type: ShapeType, shape: Geometry): Buffer {
  if (shape.type === "Point")
    return Buffer.concat([int32(CODES[type]), doubles(shape.coordinates.slice(0, 2))])
  const parts = partsOf(shape)
  const starts: number[] = []
  let count = 0
  for (const part of parts) {
    starts.push(count)
    count += part.length
  }
  const points = parts.flatMap((part) => part.flatMap(([x = 0, y = 0]) => [x, y]))
  return Buffer.concat([
    int32(CODES[type]),
    doubles(boxOf(shape)),
    int32(parts.length, count, ...starts),
    doubles(points),
  ])
}

function partsOf(shape: Exclude<Geometry, { type: "Point" }>): number[][][] {
  switch (shape.type) {
    case "LineString":
      return [shape.coordinates]
    case "MultiLineString":
      return shape.coordinates
    case "Polygon":
      return wound(shape.coordinates)
    case "MultiPolygon":
      return shape.coordinates.flatMap(wound)
  }
}

/** Outer rings clockwise, holes the other way: the reverse of GeoJSON. */
const wound = (rings: readonly number[][][]): number[][][] =>
  rings.map((ring, at) => (isClockwise(ring) === (at === 0) ? ring : ring.toReversed()))

function isClockwise(ring: readonly number[][]): boolean {
  let sum = 0
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? []
    sum += (nextX - x) * (nextY + y)
  }
  return sum > 0
}

function int32(...values: Numbers): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) bytes.writeInt32LE(value, at * 4)
  return bytes
}

function doubles(values: Numbers): Buffer {
  const bytes = Buffer.alloc(values.length * 8)
  for (const [at, value] of values.entries()) bytes.writeDoubleLE(value, at * 8)
  return bytes
}
