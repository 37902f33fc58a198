/** Where the antennas' horizons are (P.1812-8, sec. 5.3 and 5.4 of Attachment 1). */
export interface Horizons {
  /** Elevation of both horizons and the angular distance between the antennas, mrad. */
  readonly txAngle: number
  readonly rxAngle: number
  readonly angle: number
  /** Distance to both horizons, km, and the points of the profile they are. */
  readonly txHorizon: number
  readonly rxHorizon: number
  readonly txIndex: number
  readonly rxIndex: number
}

/** Elevation, mrad, of a point `rise` m higher at `km`, on an earth of that radius (km). */
const elevation = (slope: number) => 1000 * Math.atan(slope)
const slopeTo = (rise: number, km: number, earthRadius: number) =>
  rise / (1000 * km) - km / (2 * earthRadius)

export function findHorizons(
  distance: Float64Array,
  height: Float64Array,
  tx: number,
  rx: number,
  earthRadius: number,
  lambda: number,
): Horizons {
  const length = distance.at(-1)!
  const direct = slopeTo(rx - tx, length, earthRadius)
  const seen = highestFrom(distance, height, tx, earthRadius, false)
  const around = (1e3 * length) / earthRadius
  if (seen.slope <= direct) {
    const at = closestToRay(distance, height, tx, rx, earthRadius, lambda)
    const txAngle = elevation(direct)
    const rxAngle = elevation(slopeTo(tx - rx, length, earthRadius))
    const txHorizon = distance[at]!
    return {
      txAngle,
      rxAngle,
      angle: around + txAngle + rxAngle,
      txHorizon,
      rxHorizon: length - txHorizon,
      txIndex: at,
      rxIndex: at,
    }
  }
  const back = highestFrom(distance, height, rx, earthRadius, true)
  const txAngle = elevation(seen.slope)
  const rxAngle = elevation(back.slope)
  return {
    txAngle,
    rxAngle,
    angle: around + txAngle + rxAngle,
    txHorizon: distance[seen.index]!,
    rxHorizon: length - distance[back.index]!,
    txIndex: seen.index,
    rxIndex: back.index,
  }
}

/** The point seen under the highest angle from one end, the nearest of equals. */
function highestFrom(
  distance: Float64Array,
  height: Float64Array,
  antenna: number,
  earthRadius: number,
  fromRx: boolean,
): { slope: number; index: number } {
  const last = distance.length - 1
  const length = distance[last]!
  let slope = Number.NEGATIVE_INFINITY
  let index = 1
  for (let i = 1; i < last; i++) {
    const d = distance[i]!
    const one = slopeTo(height[i]! - antenna, fromRx ? length - d : d, earthRadius)
    if (one > slope || (fromRx && one === slope)) {
      slope = one
      index = i
    }
  }
  return { slope, index }
}

/** The point with the highest diffraction parameter, the last of equals. */
function closestToRay(
  distance: Float64Array,
  height: Float64Array,
  tx: number,
  rx: number,
  earthRadius: number,
  lambda: number,
): number {
  const last = distance.length - 1
  const length = distance[last]!
  const curvature = 1 / earthRadius
  let highest = Number.NEGATIVE_INFINITY
  let index = 1
  for (let i = 1; i < last; i++) {
    const d = distance[i]!
    const rest = length - d
    const above = height[i]! + 500 * curvature * d * rest - (tx * rest + rx * d) / length
    const nu = above * Math.sqrt((0.002 * length) / (lambda * d * rest))
    if (nu >= highest) {
      highest = nu
      index = i
    }
  }
  return index
}
