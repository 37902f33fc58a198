import { anomalousLoss } from "./anomalous.ts"
import { diffractionLoss } from "./diffraction.ts"
import { latitudeAlong } from "./great-circle.ts"
import { inverseNormal } from "./inverse-normal.ts"
import { type P1812Link, type P1812Profile, type P1812Result, P1812Zone } from "./model.ts"
import { p1812Refusal } from "./refusal.ts"
import { type Terrain, terrainOf } from "./terrain.ts"
import { troposcatterLoss } from "./troposcatter.ts"
import { type Crossing, crossingOf, ductingTime } from "./zones.ts"

const EARTH_RADIUS = 6371

/** What all parts of the model share about one path. */
interface Scene {
  readonly link: P1812Link
  readonly profile: P1812Profile
  readonly terrain: Terrain
  readonly crossing: Crossing
  /** Median effective radius of the earth, km (eq. 7a). */
  readonly earthRadius: number
  /** β₀, %. */
  readonly ducting: number
}

/**
 * Basic transmission loss of a path between 30 MHz and 6 GHz, up to some 3 000 km, not exceeded for
 * a share of time and of places, with what stands on the ground (Recommendation ITU-R P.1812-8,
 * Annex 1). Antennas indoors are not part of it. The arrays of the profile are read in place.
 *
 * @throws RangeError where `p1812Refusal` has something to say.
 */
export function p1812(link: P1812Link, profile: P1812Profile): P1812Result {
  const refusal = p1812Refusal(link, profile)
  if (refusal !== null) throw new RangeError(refusal)
  const earthRadius = (EARTH_RADIUS * 157) / (157 - link.lapse)
  const crossing = crossingOf(profile)
  const terrain = terrainOf(link, profile, earthRadius)
  const latitude = latitudeAlong(link, 0.5 * terrain.length)
  const ducting = ductingTime(latitude, crossing)
  return lossesOf({ link, profile, terrain, crossing, earthRadius, ducting })
}

function lossesOf(scene: Scene): P1812Result {
  const { link, profile, terrain, crossing, ducting } = scene
  const { time } = link
  const free = freeSpace(scene)
  const sight = free + focusing(terrain, time)
  const focusedAtDucting = free + focusing(terrain, ducting)
  const median = diffractionLoss(link, profile, terrain, crossing.sea, scene.earthRadius)
  const share = time > ducting ? inverseNormal(time / 100) / inverseNormal(ducting / 100) : 1
  const least = diffractionLoss(link, profile, terrain, crossing.sea, 3 * EARTH_RADIUS)
  const diffraction = time === 50 ? median : median + share * (least - median)
  const overLand = (1 - crossing.sea) * diffraction
  const inSight =
    time >= ducting
      ? free + median + (focusedAtDucting + overLand - (free + median)) * share
      : sight + overLand
  const anomalous = anomalousLoss(
    link,
    terrain,
    crossing,
    coasts(scene),
    scene.earthRadius,
    ducting,
  )
  const troposcatter = troposcatterLoss(link, terrain.length, terrain.angle)
  const alongGround = blend(terrain, inSight, sight + diffraction, anomalous, sight)
  const together = -5 * Math.log10(10 ** (-0.2 * troposcatter) + 10 ** (-0.2 * alongGround))
  return {
    loss: Math.max(sight, together + overPlaces(link, profile)),
    median: together,
    lineOfSight: sight,
    diffraction,
    troposcatter,
    anomalous,
    withinRange: link.frequency >= 30 && link.frequency <= 6000,
  }
}

/** Loss in free space between the antennas themselves, dB (eq. 8). */
function freeSpace({ link, terrain }: Scene): number {
  const square = terrain.length ** 2 + ((terrain.tx - terrain.rx) / 1000) ** 2
  return 92.4 + 20 * Math.log10(link.frequency / 1000) + 10 * Math.log10(square)
}

/**
 * The loss that no path of `distance` km, above 0, stays below, dB: that of the antennas' own sight
 * with the most that focusing gives back (eq. 8–10); the Recommendation ends with no less (eq. 69).
 */
export const p1812LossFloor = (distance: number, frequency: number, time: number): number =>
  92.4 +
  20 * Math.log10(frequency / 1000) +
  20 * Math.log10(distance) +
  2.6 * Math.min(0, Math.log10(time / 50))

/** What multipath and focusing change for a share of time in %, dB (eq. 9). */
const focusing = ({ txHorizon, rxHorizon }: Terrain, time: number) =>
  2.6 * (1 - Math.exp(-0.1 * (txHorizon + rxHorizon))) * Math.log10(time / 50)

/** Diffraction, ducts and sight, passing into each other by distance and by angle, dB (eq. 57–62). */
function blend(
  { angle, length }: Terrain,
  inSight: number,
  diffracted: number,
  anomalous: number,
  sight: number,
): number {
  const byAngle = 1 - 0.5 * (1 + Math.tanh((3 * 0.8 * (angle - 0.3)) / 0.3))
  const byDistance = 1 - 0.5 * (1 + Math.tanh((3 * 0.5 * (length - 20)) / 20))
  const enhanced = 2.5 * Math.log(Math.exp(anomalous / 2.5) + Math.exp(sight / 2.5))
  const beyond =
    enhanced <= diffracted ? enhanced + (diffracted - enhanced) * byDistance : diffracted
  return beyond + (inSight - beyond) * byAngle
}

/** An antenna at sea has no way to the coast. */
function coasts({ link, profile: { zone } }: Scene): { tx: number; rx: number } {
  return {
    tx: zone?.[0] === P1812Zone.sea ? 0 : link.txCoast,
    rx: zone?.at(-1) === P1812Zone.sea ? 0 : link.rxCoast,
  }
}

/** Variability over places, which the sea does not have, dB (eq. 67). */
function overPlaces(link: P1812Link, { zone }: P1812Profile): number {
  if (zone?.at(-1) === P1812Zone.sea || link.locationDeviation === 0) return 0
  return -inverseNormal(link.location / 100) * link.locationDeviation
}

/**
 * The loss of a path over land for another share of places, dB: all else is as it was computed
 * (P.1812-8, sec. 4.9). The same as `p1812` with that share and deviation gives.
 */
export const p1812LossAtPlaces = (
  { median, lineOfSight }: Pick<P1812Result, "median" | "lineOfSight">,
  location: number,
  deviation: number,
): number =>
  deviation === 0
    ? Math.max(lineOfSight, median)
    : Math.max(lineOfSight, median - inverseNormal(location / 100) * deviation)

/**
 * Deviation of losses over outdoor places within a square, dB (P.1812-8, sec. 4.7 and 4.9): all of it
 * below the clutter, none from 10 m above it.
 *
 * @param frequency MHz
 * @param height of the receiver above ground, m
 * @param clutter representative height of what stands around the receiver, m
 * @param width of the square, m
 */
export function p1812LocationDeviation(
  frequency: number,
  height: number,
  clutter: number,
  width: number,
): number {
  const above = Math.min(1, Math.max(0, (height - clutter) / 10))
  return (0.52 + 0.024 * (frequency / 1000)) * width ** 0.28 * (1 - above)
}

/**
 * Field strength that an effective radiated power leaves after a loss, dB(µV/m) (eq. 70).
 *
 * @param frequency MHz
 * @param power effective radiated power, kW
 */
export const p1812FieldStrength = (loss: number, frequency: number, power: number): number =>
  199.36 + 20 * Math.log10(frequency / 1000) - loss + 10 * Math.log10(power)
