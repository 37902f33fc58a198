const SEMI_MAJOR = 6_378_137
const ECCENTRICITY_SQUARED = 0.006_694_379_990_14
const RADIANS = Math.PI / 180

/** How long a degree is, m. */
export interface MetresPerDegree {
  readonly lat: number
  readonly lon: number
}

/** Lengths of a degree of latitude and of longitude at a latitude, m, on the ellipsoid of WGS 84. */
export function metresPerDegree(lat: number): MetresPerDegree {
  const sine = Math.sin(lat * RADIANS)
  const square = 1 - ECCENTRICITY_SQUARED * sine * sine
  const prime = SEMI_MAJOR / Math.sqrt(square)
  return {
    lat: (prime * (1 - ECCENTRICITY_SQUARED) * RADIANS) / square,
    lon: prime * Math.cos(lat * RADIANS) * RADIANS,
  }
}

/**
 * Distance between two places, m, with the ellipsoid's radii at their middle latitude: within
 * 0.1 m over 50 km, as far as networks of the ground reach.
 */
export function distanceBetween(
  fromLat: number,
  fromLon: number,
  toLat: number,
  toLon: number,
): number {
  const scale = metresPerDegree((fromLat + toLat) / 2)
  return Math.hypot((toLat - fromLat) * scale.lat, (toLon - fromLon) * scale.lon)
}

/** A degree of latitude is never shorter, m. */
const SHORTEST_DEGREE = 110_000

/** Whether two places lie within so many metres; what is plainly farther is not measured. */
export function liesWithin(
  metres: number,
  fromLat: number,
  fromLon: number,
  toLat: number,
  toLon: number,
): boolean {
  if (Math.abs(fromLat - toLat) * SHORTEST_DEGREE > metres) return false
  return distanceBetween(fromLat, fromLon, toLat, toLon) <= metres
}

/** Direction from one place to another, degrees clockwise from north, [0, 360). */
export function bearingTo(fromLat: number, fromLon: number, toLat: number, toLon: number): number {
  const scale = metresPerDegree((fromLat + toLat) / 2)
  const east = (toLon - fromLon) * scale.lon
  const north = (toLat - fromLat) * scale.lat
  const degrees = Math.atan2(east, north) / RADIANS
  return degrees < 0 ? degrees + 360 : degrees
}
