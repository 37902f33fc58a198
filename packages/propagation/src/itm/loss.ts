import { type Reference, setLossBeyondHorizon } from "./beyond-horizon.ts"
import { ItmBranch, ItmCode, ItmWarning } from "./codes.ts"
import { type DiffractionLine, setDiffractionLine } from "./diffraction.ts"
import { createGeometry, distanceWarnings, horizonWarnings } from "./geometry.ts"
import { refusalOfAir, setGeometry } from "./geometry.ts"
import { larger } from "./larger.ts"
import type { ItmPath } from "./path.ts"
import type { ItmRadio } from "./radio.ts"
import { attenuationAt } from "./variability.ts"
import { lossWithinSight } from "./within-sight.ts"

/** What ITM says about one link over one path. Filled again for every path. */
export interface ItmOutcome {
  /** 0, 1 with warnings, or why nothing was computed; see `ItmCode`. */
  code: number
  /** Bits, see `ItmWarning`. */
  warnings: number
  /** Basic transmission loss at the quantile that was asked for, dB; NaN where it was refused. */
  loss: number
  /** Reference attenuation relative to free space, dB. */
  reference: number
  /** Loss in free space, dB. */
  freeSpace: number
  /** See `ItmBranch`: the branch of the solution, not whether the antennas see each other. */
  branch: number
}

/** An outcome to fill. */
export const createItmOutcome = (): ItmOutcome => ({
  code: 0,
  warnings: 0,
  loss: Number.NaN,
  reference: Number.NaN,
  freeSpace: Number.NaN,
  branch: 0,
})

const geometry = createGeometry()
const line: DiffractionLine = { slope: Number.NaN, intercept: Number.NaN }
const reference: Reference = { loss: Number.NaN, branch: ItmBranch.none }

/**
 * Loss of a link over a path that `surveyItmPath` or `estimateItmPath` filled (Hufford 1982, ITM
 * algorithm 1.2.2, sec. 4 and 5). Allocates nothing; returns the code it also puts into `outcome`.
 */
export function setItmLoss(outcome: ItmOutcome, radio: ItmRadio, path: ItmPath): number {
  outcome.loss = Number.NaN
  outcome.warnings = radio.warnings
  outcome.code = radio.code
  if (radio.code !== ItmCode.success) return radio.code
  setGeometry(geometry, path)
  outcome.warnings |= horizonWarnings(path, geometry)
  outcome.code = refusalOfAir(path, geometry)
  if (path.surfaceRefractivity >= 150 && path.surfaceRefractivity < 250) {
    outcome.warnings |= ItmWarning.surfaceRefractivity
  }
  if (outcome.code === ItmCode.success) outcome.code = radio.impedanceCode
  if (outcome.code !== ItmCode.success) return outcome.code
  outcome.warnings |= distanceWarnings(path)
  setReference(radio, path)
  outcome.reference = reference.loss
  outcome.branch = reference.branch
  if (radio.distribution.extreme) outcome.warnings |= ItmWarning.extremeVariability
  outcome.freeSpace = 32.45 + radio.frequencyDecibels + 20 * Math.log10(path.distance / 1000)
  outcome.loss = attenuationAt(radio.distribution, path, reference.loss) + outcome.freeSpace
  outcome.code = outcome.warnings === 0 ? ItmCode.success : ItmCode.successWithWarnings
  return outcome.code
}

function setReference(radio: ItmRadio, path: ItmPath): void {
  setDiffractionLine(line, radio, path, geometry)
  if (path.distance < geometry.smoothSight) {
    reference.loss = lossWithinSight(radio, path, geometry, line)
    reference.branch = ItmBranch.lineOfSight
  } else {
    setLossBeyondHorizon(reference, radio, path, geometry, line)
  }
  reference.loss = larger(reference.loss, 0)
}

/**
 * Loss at other shares of time, places and situations than those `outcome` was computed for, dB:
 * `radio` is of the same link but for its shares. A small part of the work of `setItmLoss`.
 */
export const itmLossAtShares = (radio: ItmRadio, path: ItmPath, outcome: ItmOutcome): number =>
  attenuationAt(radio.distribution, path, outcome.reference) + outcome.freeSpace
