import { ItmBranch } from "./codes.ts"
import { type DiffractionLine, diffractionScale } from "./diffraction.ts"
import type { Geometry } from "./geometry.ts"
import { larger } from "./larger.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"
import { type Remembered, scatterLoss } from "./troposcatter.ts"

/** A loss and the curve it lies on. */
export interface Reference {
  loss: number
  branch: number
}

const remembered: Remembered = { gain: Number.NaN }

/**
 * Reference attenuation beyond the smooth horizon, dB: along the line of diffraction, and along
 * that of scatter from where it loses less (ITM algorithm, eq. 4.9–4.11).
 */
export function setLossBeyondHorizon(
  reference: Reference,
  radio: ItmRadio,
  path: ItmPath,
  geometry: Geometry,
  line: DiffractionLine,
): void {
  const { distance } = path
  const near = geometry.sight + 200e3
  remembered.gain = -1
  const farLoss = scatterLoss(radio, path, geometry, geometry.sight + 400e3, remembered)
  const nearLoss = scatterLoss(radio, path, geometry, near, remembered)
  let { slope, intercept } = line
  let turn = 10e6
  if (nearLoss < 1000) {
    slope = (farLoss - nearLoss) / 200e3
    const reach = 1.088 * diffractionScale(radio, geometry) * radio.frequencyLog
    const least = larger(geometry.smoothSight, geometry.sight + reach)
    turn = larger(least, (nearLoss - line.intercept - slope * near) / (line.slope - slope))
    intercept = (line.slope - slope) * turn + line.intercept
  }
  if (distance > turn) {
    reference.loss = slope * distance + intercept
    reference.branch = ItmBranch.troposcatter
  } else {
    reference.loss = line.slope * distance + line.intercept
    reference.branch = ItmBranch.diffraction
  }
}
