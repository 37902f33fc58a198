import type { Geometry } from "../model.ts"

const TYPES: Readonly<Record<Geometry["type"], number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiLineString: 5,
  MultiPolygon: 6,
}

/** A geometry as OGC well-known binary, little end first, longitude and latitude only. */
export function wkbOf(geometry: Geometry): Buffer {
  switch (geometry.type) {
    case "Point":
      return Buffer.concat([head("Point"), position(geometry.coordinates)])
    case "LineString":
      return Buffer.concat([head("LineString"), line(geometry.coordinates)])
    case "Polygon":
      return Buffer.concat([head("Polygon"), counted(geometry.coordinates, line)])
    case "MultiLineString":
      return several("MultiLineString", geometry.coordinates, (one) =>
        Buffer.concat([head("LineString"), line(one)]),
      )
    case "MultiPolygon":
      return several("MultiPolygon", geometry.coordinates, (one) =>
        Buffer.concat([head("Polygon"), counted(one, line)]),
      )
  }
}

function head(type: Geometry["type"]): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt32LE(TYPES[type], 1)
  return bytes
}

function position([longitude = 0, latitude = 0]: readonly number[]): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeDoubleLE(longitude, 0)
  bytes.writeDoubleLE(latitude, 8)
  return bytes
}

const line = (positions: readonly number[][]) => counted(positions, position)

function counted<T>(parts: readonly T[], bytesOf: (part: T) => Buffer): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(parts.length, 0)
  return Buffer.concat([count, ...parts.map(bytesOf)])
}

const several = <T>(type: Geometry["type"], parts: readonly T[], bytesOf: (part: T) => Buffer) =>
  Buffer.concat([head(type), counted(parts, bytesOf)])
