import { NUMBER_COLUMNS, pick, type Points } from "./points.ts"

/** A square of about a kilometre, so that neighbours lie together. */
const SQUARE = 10_000

/**
 * Points from south to north and west to east, square by square, each exactly once: the order of the
 * file, which tells a way that somebody went, is gone. `repeated` were exactly like another one.
 */
export function inOrderOfPlace(points: Points): { points: Points; repeated: number } {
  const { longitude, latitude } = points
  const order = Uint32Array.from({ length: points.length }, (_, i) => i)
  const rank = Float64Array.from(order, (_, i) => {
    const row = Math.floor(latitude[i]! / SQUARE) + 18_000
    const column = Math.floor(longitude[i]! / SQUARE) + 18_000
    return row * 40_000 + column
  })
  order.sort((a, b) => rank[a]! - rank[b]! || compare(points, a, b))
  const kept = order.filter((at, i) => i === 0 || !isSame(points, order[i - 1]!, at))
  return { points: pick(points, kept), repeated: points.length - kept.length }
}

function compare(points: Points, a: number, b: number): number {
  for (const name of NUMBER_COLUMNS) {
    const difference = points[name][a]! - points[name][b]!
    if (difference !== 0) return difference
  }
  return 0
}

const isSame = (points: Points, a: number, b: number): boolean =>
  NUMBER_COLUMNS.every((name) => points[name][a] === points[name][b])
