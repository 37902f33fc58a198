/** The areas of a GeoJSON file, checked: whatever is not a plain WGS 84 polygon is refused. */

export interface Area {
  /** Position in the file, from 1. */
  readonly feature: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: { readonly type: "Polygon" | "MultiPolygon"; readonly coordinates: unknown[] }
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export interface AreaProblem {
  /** Position in the file, from 1; null for the file as a whole. */
  readonly feature: number | null
  readonly message: string
}

/** More positions than this in one file would not draw anyway. */
const MOST_POSITIONS = 3_000_000
const MOST_FEATURES = 20_000

const whole = (message: string) => ({ areas: [], problems: [{ feature: null, message }] })

export function readAreas(text: string): { areas: Area[]; problems: AreaProblem[] } {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return whole("không phải JSON đúng dạng (tệp bị cắt?)")
  }
  if (!isObject(root) || root["type"] !== "FeatureCollection" || !Array.isArray(root["features"])) {
    return whole("không phải một FeatureCollection của GeoJSON")
  }
  const features: unknown[] = root["features"]
  if (features.length === 0) return whole("không có vùng nào")
  if (features.length > MOST_FEATURES) {
    return whole(`có ${features.length} vùng, nhiều nhất là ${MOST_FEATURES}`)
  }
  const system = JSON.stringify(root["crs"] ?? "CRS84")
  if (!/CRS84|4326/u.test(system)) return whole("hệ tọa độ không phải WGS 84 (EPSG:4326)")
  return collect(features)
}

function collect(features: readonly unknown[]): { areas: Area[]; problems: AreaProblem[] } {
  const areas: Area[] = []
  const problems: AreaProblem[] = []
  let positions = 0
  for (const [i, feature] of features.entries()) {
    const box = new Box()
    const message = isObject(feature) ? wrongGeometry(feature["geometry"], box) : "không phải vùng"
    positions += box.positions
    if (positions > MOST_POSITIONS) {
      return { areas: [], problems: [{ feature: i + 1, message: `quá ${MOST_POSITIONS} điểm` }] }
    }
    if (message !== null) problems.push({ feature: i + 1, message })
    else if (isObject(feature)) areas.push(areaOf(feature, i + 1, box))
  }
  return { areas, problems }
}

function areaOf(feature: Record<string, unknown>, position: number, box: Box): Area {
  const properties = feature["properties"]
  const { west, south, east, north } = box
  return {
    feature: position,
    properties: isObject(properties) ? properties : {},
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- wrongGeometry found nothing
    geometry: feature["geometry"] as Area["geometry"],
    west,
    south,
    east,
    north,
  }
}

class Box {
  positions = 0
  west = Number.POSITIVE_INFINITY
  south = Number.POSITIVE_INFINITY
  east = Number.NEGATIVE_INFINITY
  north = Number.NEGATIVE_INFINITY

  add(longitude: number, latitude: number): void {
    this.positions++
    this.west = Math.min(this.west, longitude)
    this.east = Math.max(this.east, longitude)
    this.south = Math.min(this.south, latitude)
    this.north = Math.max(this.north, latitude)
  }
}

function wrongGeometry(geometry: unknown, box: Box): string | null {
  if (!isObject(geometry)) return "không có hình"
  const { type, coordinates } = geometry
  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates
  if (type !== "Polygon" && type !== "MultiPolygon") return `hình “${String(type)}” không phải vùng`
  if (!Array.isArray(polygons) || polygons.length === 0) return "vùng không có tọa độ"
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return "vùng không có đường biên"
    for (const ring of polygon) {
      const wrong = wrongRing(ring, box)
      if (wrong !== null) return wrong
    }
  }
  return null
}

function wrongRing(ring: unknown, box: Box): string | null {
  if (!Array.isArray(ring) || ring.length < 4) return "đường biên có ít hơn 4 điểm"
  for (const position of ring) {
    if (!Array.isArray(position)) return "tọa độ không phải hai số"
    const [longitude, latitude]: unknown[] = position
    if (typeof longitude !== "number" || typeof latitude !== "number") {
      return "tọa độ không phải hai số"
    }
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
      return `tọa độ ${longitude}, ${latitude} không phải kinh độ, vĩ độ WGS 84 (đổi chỗ, hay là mét?)`
    }
    box.add(longitude, latitude)
  }
  const [first, last]: unknown[] = [ring[0], ring.at(-1)]
  return JSON.stringify(first) === JSON.stringify(last) ? null : "đường biên không khép kín"
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
