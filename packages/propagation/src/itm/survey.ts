import { fitGround, type GroundLine } from "./ground-line.ts"
import { findHorizons } from "./horizons.ts"
import { terrainIrregularity } from "./irregularity.ts"
import { excess, smaller } from "./larger.ts"
import { estimatedAngle, type ItmPath, roughening, setRefraction, smoothHorizon } from "./path.ts"

const line: GroundLine = { atTx: Number.NaN, atRx: Number.NaN }

/**
 * Reads from a terrain profile what ITM needs to know of the path (Hufford 1982, ITM algorithm,
 * sec. 6, "preparatory for point to point").
 *
 * `z[first]` is the ground of the transmitter and `z[first + steps]` that of the receiver, m above
 * the sea, finite, `step` m apart; `refractivity` is that of sea level in N-units. Nothing is
 * copied and nothing is allocated.
 */
export function surveyItmPath(
  path: ItmPath,
  z: Float64Array,
  first: number,
  steps: number,
  step: number,
  refractivity: number,
): void {
  setRefraction(path, refractivity, meanHeight(z, first, steps))
  path.area = false
  path.distance = steps * step
  findHorizons(path, z, first, steps, step)
  const from = smaller(15 * path.txHeight, 0.1 * path.txHorizonDistance)
  const to = path.distance - smaller(15 * path.rxHeight, 0.1 * path.rxHorizonDistance)
  path.irregularity = terrainIrregularity(z, first, steps, step, from, to)
  if (path.txHorizonDistance + path.rxHorizonDistance > 1.5 * path.distance) {
    fitGround(line, z, first, steps, step, from, to)
    setEffectiveHeights(path, z[first]!, z[first + steps]!)
    estimateHorizons(path)
  } else {
    const { distance, txHorizonDistance, rxHorizonDistance } = path
    fitGround(line, z, first, steps, step, distance - 0.9 * rxHorizonDistance, to)
    const { atRx } = line
    fitGround(line, z, first, steps, step, from, 0.9 * txHorizonDistance)
    line.atRx = atRx
    setEffectiveHeights(path, z[first]!, z[first + steps]!)
  }
}

/** Mean of the ground without the first and the last tenth of the path, m. */
function meanHeight(z: Float64Array, first: number, steps: number): number {
  const tenth = Math.trunc(0.1 * steps)
  let sum = 0
  for (let i = first + tenth; i <= first + steps - tenth; i++) sum += z[i]!
  return sum / (steps - 2 * tenth + 1)
}

function setEffectiveHeights(path: ItmPath, txGround: number, rxGround: number): void {
  path.txEffectiveHeight = path.txHeight + excess(txGround, line.atTx)
  path.rxEffectiveHeight = path.rxHeight + excess(rxGround, line.atRx)
}

/** Well within sight the horizons lie behind the other antenna and are estimated from roughness. */
function estimateHorizons(path: ItmPath): void {
  const radius = 1 / path.curvature
  setHorizonDistances(path, radius)
  const both = path.txHorizonDistance + path.rxHorizonDistance
  if (both <= path.distance) {
    const short = path.distance / both
    path.txEffectiveHeight *= short * short
    path.rxEffectiveHeight *= short * short
    setHorizonDistances(path, radius)
  }
  const { irregularity: rough, txEffectiveHeight: tx, rxEffectiveHeight: rx } = path
  const txSmooth = smoothHorizon(tx, radius)
  const rxSmooth = smoothHorizon(rx, radius)
  path.txHorizonAngle = estimatedAngle(rough, tx, txSmooth, path.txHorizonDistance)
  path.rxHorizonAngle = estimatedAngle(rough, rx, rxSmooth, path.rxHorizonDistance)
}

function setHorizonDistances(path: ItmPath, radius: number): void {
  const { irregularity: rough, txEffectiveHeight: tx, rxEffectiveHeight: rx } = path
  path.txHorizonDistance = smoothHorizon(tx, radius) * roughening(rough, tx)
  path.rxHorizonDistance = smoothHorizon(rx, radius) * roughening(rough, rx)
}
