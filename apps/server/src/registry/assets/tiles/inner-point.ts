type Ring = readonly (readonly number[])[]

/** So many lines are laid across an area, beside the round shares at which edges often lie. */
const LINES = 9
const BESIDE = 0.382

/**
 * A place inside an area for its name: the middle of the widest stretch of some lines from west to east
 * through its largest part. Null for an area without any inside.
 */
export function innerPoint(
  polygons: readonly (readonly Ring[])[],
): readonly [longitude: number, latitude: number] | null {
  const [largest] = polygons.toSorted((a, b) => sizeOf(b) - sizeOf(a))
  if (largest === undefined) return null
  const latitudes = (largest[0] ?? []).map(([, latitude = 0]) => latitude)
  const [south, north] = [lowest(latitudes), -lowest(latitudes.map((one) => -one))]
  let best = { width: 0, longitude: 0, latitude: 0 }
  for (let line = 1; line <= LINES; line++) {
    const latitude = south + ((north - south) * (line - BESIDE)) / LINES
    const crossed = crossings(largest, latitude)
    for (let i = 0; i + 1 < crossed.length; i += 2) {
      const [from = 0, to = 0] = crossed.slice(i, i + 2)
      if (to - from > best.width) {
        best = { width: to - from, longitude: (from + to) / 2, latitude }
      }
    }
  }
  return best.width === 0 ? null : [best.longitude, best.latitude]
}

const lowest = (values: readonly number[]) =>
  values.reduce((low, one) => Math.min(low, one), Infinity)

/** The size of the outer ring. */
function sizeOf([outer = []]: readonly Ring[]): number {
  let sum = 0
  for (let i = 1; i < outer.length; i++) {
    const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [outer[i - 1], outer[i]]
    sum += x0 * y1 - x1 * y0
  }
  return Math.abs(sum) / 2
}

/** Where the edges of all rings cross a parallel, from west to east: in, out, in, out … */
function crossings(rings: readonly Ring[], latitude: number): number[] {
  const found: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [ring[i - 1], ring[i]]
      if (y0 < latitude === y1 < latitude) continue
      found.push(x0 + ((latitude - y0) / (y1 - y0)) * (x1 - x0))
    }
  }
  return found.toSorted((a, b) => a - b)
}
