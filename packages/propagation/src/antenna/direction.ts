import { STANDARD_EARTH_RADIUS } from "../line-of-sight.ts"
import { type AntennaPattern, cutLoss } from "./pattern.ts"

/** How an antenna hangs on its mast. */
export interface Mounting {
  /** Main direction, degrees clockwise from north. */
  readonly azimuth: number
  /** How far the antenna leans forward, degrees down; −90 to 90. */
  readonly mechanicalTilt: number
  /** How far its beam is steered down all around, beyond what its pattern contains, degrees. */
  readonly electricalTilt: number
}

const RADIANS = Math.PI / 180

/**
 * What an antenna gives less towards a point than in its main direction, dB, at least 0.
 *
 * Between the two cuts of its pattern the loss is that of the horizontal one, corrected by the
 * vertical one in front and behind, each the more the nearer (horizontal projection interpolation;
 * Gil et al., IEEE Antennas and Propagation Magazine 41(2), 1999). It is exact on both cuts of an
 * antenna without tilt.
 *
 * @param bearing of the point from the antenna, degrees clockwise from north
 * @param depression of the point below the antenna's horizon, degrees, −90 to 90
 */
export function antennaLoss(
  pattern: AntennaPattern,
  mounting: Mounting,
  bearing: number,
  depression: number,
): number {
  const turn = (bearing - mounting.azimuth) * RADIANS
  const down = depression * RADIANS
  const lean = mounting.mechanicalTilt * RADIANS
  const forward = Math.cos(down) * Math.cos(turn)
  const up = -Math.sin(down)
  const front = forward * Math.cos(lean) - up * Math.sin(lean)
  const top = forward * Math.sin(lean) + up * Math.cos(lean)
  const side = Math.cos(down) * Math.sin(turn)
  const azimuth = Math.atan2(side, front) / RADIANS
  const below = -Math.asin(Math.max(-1, Math.min(1, top))) / RADIANS - mounting.electricalTilt
  return betweenCuts(pattern, azimuth, below)
}

function betweenCuts({ horizontal, vertical }: AntennaPattern, azimuth: number, below: number) {
  const behind = Math.abs(azimuth) / 180
  const inFront = cutLoss(vertical, below) - cutLoss(horizontal, 0)
  const atBack = cutLoss(vertical, 180 - below) - cutLoss(horizontal, 180)
  const loss = cutLoss(horizontal, azimuth) + (1 - behind) * inFront + behind * atBack
  return Math.max(0, loss)
}

/**
 * How far a point lies below an antenna's horizon, degrees, on an earth with 4/3 of its radius.
 *
 * @param antenna m above the sea
 * @param point m above the sea
 * @param distance m, above 0
 */
export function depressionTo(antenna: number, point: number, distance: number): number {
  const fall = (antenna - point) / distance + distance / (2 * STANDARD_EARTH_RADIUS)
  return Math.atan(fall) / RADIANS
}
