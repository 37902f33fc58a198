import type { P1812Link } from "./model.ts"

const EARTH_RADIUS = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/**
 * Latitude, degrees, of the point `along` km from the transmitter on the great circle to the
 * receiver (Recommendation ITU-R P.2001, Attachment H).
 */
export function latitudeAlong(link: P1812Link, along: number): number {
  const tx = radians(link.txLatitude)
  const rx = radians(link.rxLatitude)
  const turn = radians(link.rxLongitude - link.txLongitude)
  const product = Math.sin(tx) * Math.sin(rx) + Math.cos(tx) * Math.cos(rx) * Math.cos(turn)
  const north = Math.sin(rx) - product * Math.sin(tx)
  const east = Math.cos(tx) * Math.cos(rx) * Math.sin(turn)
  const same = Math.abs(north) < 1e-9 && Math.abs(east) < 1e-9
  const bearing = same ? radians(link.rxLongitude) : Math.atan2(east, north)
  const angle = along / EARTH_RADIUS
  const sine = Math.sin(tx) * Math.cos(angle) + Math.cos(tx) * Math.sin(angle) * Math.cos(bearing)
  return (Math.asin(Math.min(1, Math.max(-1, sine))) * 180) / Math.PI
}
