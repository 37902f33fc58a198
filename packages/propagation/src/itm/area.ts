import { ItmCode } from "./codes.ts"
import { larger, smaller } from "./larger.ts"
import { type ItmConfidenceLink, type ItmLink, withShares } from "./link.ts"
import { createItmOutcome, setItmLoss } from "./loss.ts"
import { createItmPath, estimatedAngle, type ItmPath } from "./path.ts"
import { roughening, setRefraction } from "./path.ts"
import { type ItmResult, withConfidenceCode } from "./point-to-point.ts"
import { prepareItm } from "./radio.ts"

/** What area mode knows in place of a profile. */
export interface ItmArea {
  /** Length of the path, km, above 0. */
  readonly distance: number
  /** Terrain irregularity Δh, m, at least 0: 30 plains, 90 hills, 200 mountains. */
  readonly irregularity: number
  /** How the antennas were sited: 0 at random, 1 with care, 2 with great care. */
  readonly txSiting: number
  readonly rxSiting: number
}

/**
 * Basic transmission loss over a region that is known by its roughness alone: the Irregular
 * Terrain Model (Longley–Rice) in area mode (NTIA Report 82-100; ITM algorithm 1.2.2, sec. 3),
 * 20 MHz–20 GHz.
 */
export function itmArea(link: ItmLink, area: ItmArea): ItmResult {
  const radio = prepareItm(link)
  const path = createItmPath()
  const outcome = createItmOutcome()
  const refused = radio.code === ItmCode.success ? refusalOfArea(area) : radio.code
  if (refused === ItmCode.success) {
    estimateItmPath(path, link, area)
    setItmLoss(outcome, radio, path)
  } else {
    outcome.warnings = radio.warnings
    outcome.code = refused
  }
  return { ...outcome, path }
}

/** As `itmArea`, asking by confidence and reliability in place of three shares. */
export function itmAreaByConfidence(link: ItmConfidenceLink, area: ItmArea): ItmResult {
  return withConfidenceCode(itmArea(withShares(link), area))
}

const isSiting = (siting: number) => siting === 0 || siting === 1 || siting === 2

function refusalOfArea(area: ItmArea): number {
  if (area.distance <= 0) return ItmCode.pathDistance
  if (area.irregularity < 0) return ItmCode.irregularity
  if (!isSiting(area.txSiting)) return ItmCode.txSiting
  return isSiting(area.rxSiting) ? ItmCode.success : ItmCode.rxSiting
}

function estimateItmPath(path: ItmPath, link: ItmLink, area: ItmArea): void {
  setRefraction(path, link.refractivity, 0)
  path.area = true
  path.distance = area.distance * 1000
  path.irregularity = area.irregularity
  path.txHeight = link.txHeight
  path.rxHeight = link.rxHeight
  path.txEffectiveHeight = sitedHeight(link.txHeight, area.txSiting, area.irregularity)
  path.rxEffectiveHeight = sitedHeight(link.rxHeight, area.rxSiting, area.irregularity)
  const { irregularity: rough, txEffectiveHeight: tx, rxEffectiveHeight: rx } = path
  const txSmooth = Math.sqrt((2 * tx) / path.curvature)
  const rxSmooth = Math.sqrt((2 * rx) / path.curvature)
  path.txHorizonDistance = txSmooth * roughening(rough, tx)
  path.rxHorizonDistance = rxSmooth * roughening(rough, rx)
  path.txHorizonAngle = estimatedAngle(rough, tx, txSmooth, path.txHorizonDistance)
  path.rxHorizonAngle = estimatedAngle(rough, rx, rxSmooth, path.rxHorizonDistance)
}

/** Effective height of an antenna for which care chose higher ground, m (ITM algorithm, eq. 3.2). */
function sitedHeight(height: number, siting: number, irregularity: number): number {
  if (siting === 0) return height
  const most = siting === 1 ? 4 : 9
  const care = height < 5 ? most * Math.sin(0.1 * Math.PI * height) : most
  return height + (1 + care) * Math.exp(-smaller(20, (2 * height) / larger(1e-3, irregularity)))
}
