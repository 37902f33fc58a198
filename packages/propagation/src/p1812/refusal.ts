import { type P1812Link, type P1812Profile, P1812Zone } from "./model.ts"

const within = (value: number, low: number, high: number) => value >= low && value <= high

/** The first thing about a link and a profile that the Recommendation does not allow, or null. */
export function p1812Refusal(link: P1812Link, profile: P1812Profile): string | null {
  return refusalOfLink(link) ?? refusalOfProfile(profile)
}

function refusalOfLink(link: P1812Link): string | null {
  if (!within(link.time, 1, 50)) return "time must be 1 to 50 %"
  if (!within(link.txHeight, 1, 3000)) return "txHeight must be 1 to 3 000 m"
  if (!within(link.rxHeight, 1, 3000)) return "rxHeight must be 1 to 3 000 m"
  if (link.polarisation !== 0 && link.polarisation !== 1) return "polarisation must be 0 or 1"
  if (!(link.location > 0 && link.location < 100)) return "location must be between 0 and 100 %"
  if (!(link.locationDeviation >= 0)) return "locationDeviation must not be negative"
  if (!(link.txCoast >= 0 && link.rxCoast >= 0)) return "ways to the coast must not be negative"
  return link.frequency > 0 ? null : "frequency must be above 0 MHz"
}

function refusalOfProfile({ distance, height, clutter, zone }: P1812Profile): string | null {
  const points = distance.length
  if (points <= 4) return "a profile needs at least five points"
  const lengths = [height.length, clutter?.length ?? points, zone?.length ?? points]
  if (lengths.some((length) => length !== points)) return "the arrays of a profile differ in length"
  if (distance[0] !== 0) return "the first distance must be 0 km"
  if (!isAscending(distance)) return "distances must ascend between the antennas"
  return zone === null || zone.every(isZone) ? null : "zones must be 1, 3 or 4"
}

/** Points may share a place with each other, but not with an antenna. */
function isAscending(distance: Float64Array): boolean {
  const last = distance.length - 1
  for (let i = 1; i <= last; i++) {
    if (!(distance[i]! >= distance[i - 1]!)) return false
  }
  return distance[1]! > 0 && distance[last]! > distance[last - 1]!
}

const isZone = (zone: number) =>
  zone === P1812Zone.sea || zone === P1812Zone.coastal || zone === P1812Zone.inland
