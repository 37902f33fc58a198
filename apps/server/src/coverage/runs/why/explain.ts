import { freeSpaceLoss } from "@tinhso/propagation"
import type { SightWord, WhyStation } from "../model.ts"
import { inHundredths, seenFrom } from "../place/layer-at.ts"
import type { Pixel } from "../place/pixel.ts"
import { type Asked, type Ground, type Path, pathOf } from "./kernel.ts"
import { reasonOf } from "./reason.ts"

/** Six tenths of the first Fresnel zone free: as good as free space. */
const FREE = 0.6

/** What is said of a station at a place, and the ground between. */
export interface Explained {
  readonly told: WhyStation
  readonly path: Path | null
}

/** Says why a station serves a place or not. */
export function explain(
  asked: Asked,
  pixel: Pixel,
  ground: Ground,
  threshold: number | null,
): Explained {
  const { station, why } = asked
  const path = why === "radius" || why === "terrain" ? null : pathOf(station, ground)
  const told: WhyStation = {
    ...seenFrom(pixel, station),
    frequencyMhz: station.frequency,
    heightM: station.height,
    ...levelsTold(asked, ground, threshold, path),
    sight: path === null ? null : wordOf(path),
    obstacle: path === null ? null : obstacleOf(path, pixel, station),
  }
  return { told, path }
}

function levelsTold(
  { station, levels, antennaLoss, strength, distance, why }: Asked,
  { parameters: { resolution, reliabilities } }: Ground,
  threshold: number | null,
  path: Path | null,
) {
  const away = Math.max(distance, resolution / 2)
  const turned = antennaLoss ?? 0
  const freeSpace = strength - freeSpaceLoss(away, station.frequency) - turned
  const level = levels === null ? null : levels[0]! / 100
  const hidden = path !== null && !path.sight.clear
  const shares = levels ?? []
  return {
    reason: reasonOf({ threshold, level, why, antennaLoss: turned, freeSpace, hidden }),
    levelDbm: level,
    levels: shares.map((one, i) => ({ reliability: reliabilities[i]!, levelDbm: one / 100 })),
    shortfallDb: level === null || threshold === null ? null : inHundredths(threshold - level),
    antennaLossDb: antennaLoss === null ? null : inHundredths(antennaLoss),
    freeSpaceDbm: why === "radius" ? null : inHundredths(freeSpace),
  }
}

function wordOf({ sight }: Path): SightWord {
  if (!sight.clear) return "hidden"
  return sight.fresnel >= FREE ? "free" : "grazing"
}

const sixDigits = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** The point where the ground comes nearest to the ray, or rises most above it, in shares of the zone. */
function obstacleOf(
  { sight, step, distance, heights }: Path,
  { longitude, latitude }: Pixel,
  station: { readonly lon: number; readonly lat: number },
): WhyStation["obstacle"] {
  if (Number.isNaN(sight.distance)) return null
  const share = sight.distance / distance
  return {
    distanceM: Math.round(sight.distance),
    groundM: Math.round(heights[Math.round(sight.distance / step)]! * 10) / 10,
    aboveRayM: Math.round(-sight.clearance * 10) / 10,
    longitude: sixDigits(station.lon + (longitude - station.lon) * share),
    latitude: sixDigits(station.lat + (latitude - station.lat) * share),
  }
}
