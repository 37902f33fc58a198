import { roundHalfAway } from "@tinhso/formula"

/** Points are kept to this many decimals; sheets print two of them. */
const DECIMALS = 4
const SCALE = 10 ** DECIMALS

/** Points as a whole number of ten-thousandths, so that sums are exact. */
const ticks = (points: number): number => Math.round(points * SCALE)

/** The exact sum of points: 0.1 + 0.2 is 0.3. */
export function sumPoints(all: Iterable<number>): number {
  let sum = 0
  for (const points of all) sum += ticks(points)
  return sum / SCALE
}

/** The exact difference `left` − `right`. */
export const differencePoints = (left: number, right: number): number =>
  (ticks(left) - ticks(right)) / SCALE

/** Half up, as score tables round: 19.805 is 19.81. */
export const roundPoints = (points: number, decimals = 2): number => roundHalfAway(points, decimals)

/** Whether points have no more decimals than are kept. */
export const isExact = (points: number): boolean =>
  Number.isFinite(points) && Math.abs(points * SCALE - ticks(points)) < 1e-6
