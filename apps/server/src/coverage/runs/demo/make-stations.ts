import { liesWithin, type Place } from "@tinhso/terrain"
import type { Station } from "../../stations/station.ts"

/** As much of an asset as is needed to make a station up from it. */
export interface MadeUpAsset {
  readonly id: string
  readonly illustrative: boolean
  readonly latitude: number | null
  readonly longitude: number | null
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Where the demonstration is computed: around Bắc Giang, as `data/points.csv` has it. */
const MIDDLE: Place = { lat: 21.273_07, lon: 106.1946 }
const REACH = 12_000
/** dB by which one of the 1 200 subcarriers of 20 MHz is weaker than all of them together. */
const SUBCARRIERS = 10 * Math.log10(1200)
const USUAL_HEIGHT = 42

const numberOr = (value: unknown, otherwise: number) =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise

/**
 * Stations for the demonstration from made-up assets around Bắc Giang. What these lack is made up
 * too: antennas stand three metres below the top of their mast, and the power is that of one
 * subcarrier. Nothing of it is of any use but to look at; real assets are left out.
 */
export function makeStations(
  stations: readonly MadeUpAsset[],
  masts: ReadonlyMap<string, MadeUpAsset>,
): Station[] {
  return stations.flatMap((asset): Station[] => {
    const { id, illustrative, latitude: lat, longitude: lon, attributes } = asset
    if (!illustrative || lat === null || lon === null) return []
    if (!liesWithin(REACH, MIDDLE.lat, MIDDLE.lon, lat, lon)) return []
    const { mast, technology, operator, azimuths } = attributes
    if (typeof technology !== "string" || typeof operator !== "string") return []
    const mastId = typeof mast === "string" ? mast : null
    const top = numberOr(masts.get(mastId ?? "")?.attributes["height"], USUAL_HEIGHT)
    const power = numberOr(attributes["power_dbm"], 43)
    return [
      {
        id,
        lat,
        lon,
        height: numberOr(attributes["antenna_height"], Math.max(1, top - 3)),
        frequency: numberOr(attributes["frequency_mhz"], 1800),
        power: Math.round((technology === "2G" ? power : power - SUBCARRIERS) * 10) / 10,
        technology,
        operator,
        gain: 15,
        feederLoss: 3,
        azimuths: Array.isArray(azimuths) ? azimuths.map((one) => numberOr(one, 0)) : [],
        beamwidth: 65,
        mechanicalTilt: 0,
        electricalTilt: 3,
        pattern: null,
        mast: mastId,
      },
    ]
  })
}
