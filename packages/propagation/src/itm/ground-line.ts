import { excess } from "./larger.ts"

/** The heights at both ends of a path of the line that fits its ground, m. */
export interface GroundLine {
  atTx: number
  atRx: number
}

/**
 * Fits a line to the ground between two distances (m) from the transmitter and carries it on to
 * both ends of the path (Hufford 1982, ITM algorithm, sec. 6.1, "least squares fit"). Where no two
 * samples lie between, the nearest are taken.
 */
export function fitGround(
  line: GroundLine,
  z: Float64Array,
  first: number,
  steps: number,
  step: number,
  from: number,
  to: number,
): void {
  let start = Math.trunc(excess(from / step, 0))
  let end = steps - Math.trunc(excess(steps, to / step))
  if (end <= start) {
    start = Math.trunc(excess(start, 1))
    end = steps - Math.trunc(excess(steps, end + 1))
  }
  const length = end - start
  let fromMiddle = -0.5 * length
  const endFromMiddle = end + fromMiddle
  const low = z[first + start]!
  const high = z[first + end]!
  let sum = 0.5 * (low + high)
  let moment = 0.5 * (low - high) * fromMiddle
  for (let i = first + start + 1; i < first + end; i++) {
    fromMiddle++
    const ground = z[i]!
    sum += ground
    moment += ground * fromMiddle
  }
  const mean = sum / length
  const slope = (moment * 12) / ((length * length + 2) * length)
  line.atTx = mean - slope * endFromMiddle
  line.atRx = mean + slope * (steps - endFromMiddle)
}
