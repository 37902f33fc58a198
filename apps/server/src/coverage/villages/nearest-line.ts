import { metresPerDegree, type Place } from "@tinhso/terrain"

/** Points on the way of a cable, longitude and latitude; one point alone is a node. */
export type Way = readonly (readonly [number, number])[]

/** How far it is from a place to the nearest of some ways, m; infinite without any. */
export function distanceToWays(ways: readonly Way[]): (place: Place) => number {
  return ({ lat, lon }) => {
    const scale = metresPerDegree(lat)
    let least = Number.POSITIVE_INFINITY
    for (const way of ways) {
      const [first] = way
      if (first === undefined) continue
      let [x1, y1] = [(first[0] - lon) * scale.lon, (first[1] - lat) * scale.lat]
      least = Math.min(least, Math.hypot(x1, y1))
      for (const [toLon, toLat] of way.slice(1)) {
        const [x2, y2] = [(toLon - lon) * scale.lon, (toLat - lat) * scale.lat]
        least = Math.min(least, toSegment(x1, y1, x2, y2))
        ;[x1, y1] = [x2, y2]
      }
    }
    return least
  }
}

/** From the origin to a straight piece. */
function toSegment(x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / square))
  return Math.hypot(x1 + share * dx, y1 + share * dy)
}
