import { distanceBetween, type Place } from "@tinhso/terrain"

/**
 * A shade for every station, the same for all of a mast: of the shades that masts near by do not have
 * already, so that areas side by side differ. Deterministic in the order of the stations.
 */
export function shadesOfMasts(
  stations: readonly Place[],
  radius: number,
  shades: number,
): number[] {
  const known = new Map<string, number>()
  const placed: { readonly place: Place; readonly shade: number }[] = []
  return stations.map((station) => {
    const name = `${station.lat} ${station.lon}`
    const before = known.get(name)
    if (before !== undefined) return before
    const shade = rarest(placed, station, radius, shades)
    known.set(name, shade)
    placed.push({ place: station, shade })
    return shade
  })
}

/** Of the shades the one whose nearest mast is farthest away. */
function rarest(
  placed: readonly { readonly place: Place; readonly shade: number }[],
  { lat, lon }: Place,
  radius: number,
  shades: number,
): number {
  const nearest = Array.from({ length: shades }, () => Number.POSITIVE_INFINITY)
  // Twice the radius: farther masts share no edge.
  const high = radius / 55_000
  for (const { place, shade } of placed) {
    if (Math.abs(place.lat - lat) > high) continue
    const away = distanceBetween(lat, lon, place.lat, place.lon)
    if (away < nearest[shade]!) nearest[shade] = away
  }
  const farthest = nearest.reduce((most, away) => Math.max(most, away), 0)
  return nearest.indexOf(farthest)
}
