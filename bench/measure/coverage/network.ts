import type { Station } from "../../../apps/server/src/coverage/stations/station.ts"

/** The middle of an area of mountains and coast, and its sides for a whole province: 80 km, degrees. */
const MIDDLE = { lat: 21, lon: 106.995 }
const SIDE = { lat: 0.72, lon: 0.77 }

/** A place in the area; of a part of a province in a part of it, so that masts stand as close. */
function placeIn(random: () => number, share: number): { lat: number; lon: number } {
  const side = Math.sqrt(share)
  return {
    lat: MIDDLE.lat + (random() - 0.5) * SIDE.lat * side,
    lon: MIDDLE.lon + (random() - 0.5) * SIDE.lon * side,
  }
}

const BANDS = [
  { technology: "2G", frequency: 900 },
  { technology: "4G", frequency: 1800 },
  { technology: "3G", frequency: 2100 },
] as const

/** A linear congruential generator (Numerical Recipes): the same places in every run. */
export function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/** So many masts at random places, with two or three stations each; power is that of a reference signal. */
export function stationsOn(masts: number, stations: number, share: number): Station[] {
  const random = numbers(2026)
  const more = stations / masts - 2
  return Array.from({ length: masts }, (_, m) => {
    const place = placeIn(random, share)
    const bands = BANDS.slice(0, (m + 1) * more - Math.floor(m * more) >= 1 ? 3 : 2)
    return bands.map((band): Station => ({
      ...band,
      id: `${m}-${band.technology}`,
      ...place,
      height: 45,
      power: 15,
      gain: 17,
      feederLoss: 2,
      operator: "A",
      azimuths: [],
      beamwidth: 360,
      mechanicalTilt: 0,
      electricalTilt: 0,
      pattern: null,
      mast: String(m),
    }))
  }).flat()
}

/** Villages at random places of the area. */
export function villagesIn(count: number, share: number) {
  const random = numbers(7)
  return Array.from({ length: count }, (_, i) => ({
    id: String(i),
    name: "",
    unit: "",
    ...placeIn(random, share),
    area: null,
    households: 100,
    population: 400,
  }))
}
