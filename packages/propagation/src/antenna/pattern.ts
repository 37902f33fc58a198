/**
 * One cut through an antenna's pattern: what it gives less than in its main direction, by angle.
 * Angles ascend within [0, 360) degrees; losses are dB, at least 0.
 */
export interface Cut {
  readonly angle: Float64Array
  readonly loss: Float64Array
}

/** An antenna as a pattern file describes it. */
export interface AntennaPattern {
  readonly name: string
  /** Greatest gain, dBi; null where the file does not say. */
  readonly gain: number | null
  /** MHz; null where the file does not say. */
  readonly frequency: number | null
  /** Tilt down that the cuts already contain, degrees. */
  readonly electricalTilt: number
  /** Angles clockwise from the main direction. */
  readonly horizontal: Cut
  /** Angles down from the horizon in front, so that 90 is the ground and 180 the back. */
  readonly vertical: Cut
}

const everywhere: Cut = { angle: Float64Array.of(0), loss: Float64Array.of(0) }

/** An antenna that gives the same in every direction. */
export const OMNIDIRECTIONAL: AntennaPattern = {
  name: "omni",
  gain: null,
  frequency: null,
  electricalTilt: 0,
  horizontal: everywhere,
  vertical: everywhere,
}

/** Loss in one direction of a cut, dB: straight between its angles, around the full circle. */
export function cutLoss({ angle, loss }: Cut, degrees: number): number {
  const last = angle.length - 1
  const wanted = degrees - 360 * Math.floor(degrees / 360)
  const above = firstAbove(angle, wanted)
  const low = above === 0 ? last : above - 1
  const high = above > last ? 0 : above
  const from = angle[low]! - (above === 0 ? 360 : 0)
  const to = angle[high]! + (above > last ? 360 : 0)
  const share = to > from ? (wanted - from) / (to - from) : 0
  return loss[low]! + (loss[high]! - loss[low]!) * share
}

function firstAbove(ascending: Float64Array, wanted: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! > wanted) high = middle
    else low = middle + 1
  }
  return low
}
