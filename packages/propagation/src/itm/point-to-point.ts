import { ItmCode } from "./codes.ts"
import { type ItmConfidenceLink, type ItmLink, withShares } from "./link.ts"
import { createItmOutcome, type ItmOutcome, setItmLoss } from "./loss.ts"
import { createItmPath, type ItmPath } from "./path.ts"
import { prepareItm } from "./radio.ts"
import { surveyItmPath } from "./survey.ts"

/** An outcome together with what was made of the path. */
export interface ItmResult extends ItmOutcome {
  readonly path: ItmPath
}

/**
 * Basic transmission loss over a terrain profile by the Irregular Terrain Model (Longley–Rice) in
 * point-to-point mode (NTIA Report 82-100; Hufford, ITM algorithm 1.2.2), 20 MHz–20 GHz.
 *
 * `profile` is laid out as ITM's "PFL" arrays: the number of steps, the step in m, then one more
 * elevation than steps, m above the sea, from transmitter to receiver, all finite. For many paths
 * at a time use `prepareItm`, `surveyItmPath` and `setItmLoss`, which allocate nothing.
 */
export function itmPointToPoint(link: ItmLink, profile: Float64Array): ItmResult {
  const radio = prepareItm(link)
  const path = createItmPath()
  const outcome = createItmOutcome()
  if (radio.code !== ItmCode.success) {
    setItmLoss(outcome, radio, path)
  } else if (isProfile(profile)) {
    path.txHeight = link.txHeight
    path.rxHeight = link.rxHeight
    surveyItmPath(path, profile, 2, profile[0]!, profile[1]!, link.refractivity)
    setItmLoss(outcome, radio, path)
  } else {
    outcome.warnings = radio.warnings
    outcome.code = ItmCode.pathDistance
  }
  return { ...outcome, path }
}

function isProfile(profile: Float64Array): boolean {
  const steps = profile[0] ?? 0
  const step = profile[1] ?? 0
  return Number.isInteger(steps) && steps >= 1 && step > 0 && profile.length >= steps + 3
}

/** As `itmPointToPoint`, asking by confidence and reliability in place of three shares. */
export function itmPointToPointByConfidence(
  link: ItmConfidenceLink,
  profile: Float64Array,
): ItmResult {
  return withConfidenceCode(itmPointToPoint(withShares(link), profile))
}

/** Names the input that was really given where a share is refused. */
export function withConfidenceCode(result: ItmResult): ItmResult {
  if (result.code === ItmCode.time) return { ...result, code: ItmCode.reliability }
  if (result.code === ItmCode.situation) return { ...result, code: ItmCode.confidence }
  return result
}
