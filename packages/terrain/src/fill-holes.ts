/** What filling did. */
export interface Filled {
  readonly filled: number
  /** Holes with nothing known near enough on any side. */
  readonly left: number
}

/**
 * Puts into each listed hole the mean of the nearest known heights to the west, east, north and
 * south, each weighted by the inverse of its distance, and changes nothing else. What was filled is
 * never the source of another value, so the order of the holes does not matter.
 *
 * @param reach how many samples away a height may be taken from
 */
export function fillHoles(
  heights: Float32Array,
  columns: number,
  rows: number,
  holes: readonly number[],
  reach: number,
): Filled {
  const values = holes.map((at) => interpolated(heights, columns, rows, at, reach))
  let filled = 0
  for (const [i, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    heights[holes[i]!] = value
    filled++
  }
  return { filled, left: holes.length - filled }
}

function interpolated(
  heights: Float32Array,
  columns: number,
  rows: number,
  at: number,
  reach: number,
): number {
  const column = at % columns
  const row = (at - column) / columns
  const ways = [
    { stride: -1, room: column },
    { stride: 1, room: columns - 1 - column },
    { stride: -columns, room: row },
    { stride: columns, room: rows - 1 - row },
  ]
  let sum = 0
  let weights = 0
  for (const { stride, room } of ways) {
    for (let d = 1; d <= Math.min(room, reach); d++) {
      const height = heights[at + d * stride]!
      if (Number.isNaN(height)) continue
      sum += height / d
      weights += 1 / d
      break
    }
  }
  return sum / weights
}
