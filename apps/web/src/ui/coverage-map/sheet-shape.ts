import type { SheetFrame } from "./sheet-frame.ts"

/** Of two points nearer to each other than this, mm on paper, one is enough. */
const FINE = 0.15

type Ring = readonly (readonly [number, number])[]

/** The rings of a polygon or of several, whatever the nesting. */
export function ringsOf(coordinates: unknown): Ring[] {
  if (!Array.isArray(coordinates) || coordinates.length === 0) return []
  const parts: readonly unknown[] = coordinates
  return isRing(parts) ? [parts] : parts.flatMap(ringsOf)
}

const isRing = (parts: readonly unknown[]): parts is Ring =>
  parts.every((one) => Array.isArray(one) && typeof one[0] === "number")

/** A boundary as the path of a drawing in mm: rings that touch the sheet, closed, no finer than is seen. */
export function shapeOnSheet(coordinates: unknown, { at, width, height }: SheetFrame): string {
  return ringsOf(coordinates)
    .map((ring) => {
      const points = ring.map(([longitude, latitude]) => at({ longitude, latitude }))
      const xs = points.map(({ x }) => x)
      const ys = points.map(({ y }) => y)
      const beside = most(xs) < 0 || least(xs) > width || most(ys) < 0 || least(ys) > height
      return beside ? "" : path(points)
    })
    .join("")
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity)
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity)

function path(points: readonly { readonly x: number; readonly y: number }[]): string {
  const kept: string[] = []
  let last = { x: Infinity, y: Infinity }
  for (const point of points) {
    if (Math.hypot(point.x - last.x, point.y - last.y) < FINE) continue
    kept.push(`${point.x.toFixed(2)},${point.y.toFixed(2)}`)
    last = point
  }
  return kept.length < 3 ? "" : `M${kept.join("L")}Z`
}

/** Where the name of an area is written: the centre of gravity of its largest ring; null without one. */
export function middleOf(
  coordinates: unknown,
): { readonly longitude: number; readonly latitude: number } | null {
  let best = { area: 0, longitude: Number.NaN, latitude: Number.NaN }
  for (const ring of ringsOf(coordinates)) {
    const middle = gravity(ring)
    if (Math.abs(middle.area) > Math.abs(best.area)) best = middle
  }
  return best.area === 0 ? null : { longitude: best.longitude, latitude: best.latitude }
}

function gravity(ring: Ring) {
  const [start = [0, 0]] = ring
  let [area, x, y] = [0, 0, 0]
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[i + 1] ?? start
    const cross = (x1 - start[0]) * (y2 - start[1]) - (x2 - start[0]) * (y1 - start[1])
    area += cross
    x += (x1 + x2 + start[0]) * cross
    y += (y1 + y2 + start[1]) * cross
  }
  return { area, longitude: x / (3 * area), latitude: y / (3 * area) }
}
