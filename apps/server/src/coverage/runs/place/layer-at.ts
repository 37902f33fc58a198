import { bearingTo, distanceBetween } from "@tinhso/terrain"
import { Class } from "../../output/classes.ts"
import type { Sidecar } from "../../output/sidecar.ts"
import { Sight } from "../../engine/sight.ts"
import type { LayerAt, SightWord } from "../model.ts"
import type { Pixel } from "./pixel.ts"

/** What the pictures of a layer have at a pixel; null for pictures that it has not. */
export interface PixelValues {
  readonly covered: number | null
  readonly level: number | null
  readonly reliability: number | null
  readonly server: number | null
  readonly sight: number | null
}

export const NOTHING_THERE: PixelValues = {
  covered: Class.outside,
  level: null,
  reliability: null,
  server: null,
  sight: null,
}

const NO_LEVEL_DBM = -9999

const STATUS = new Map<number, LayerAt["status"]>([
  [Class.covered, "covered"],
  [Class.uncovered, "uncovered"],
  [Class.unknown, "unknown"],
  [Class.outside, "outside"],
])

const SIGHTS = new Map<number, SightWord>([
  [Sight.free, "free"],
  [Sight.grazing, "grazing"],
  [Sight.hidden, "hidden"],
])

/** How an antenna sees a place, in a word. */
const sightInAWord = (sight: number): SightWord | null => SIGHTS.get(sight) ?? null

/** Levels are whole hundredths; the raster's numbers are shorter than a double. */
export const inHundredths = (level: number): number => Math.round(level * 100) / 100

/** What the pictures of a layer say of a place, in words. */
export function layerAt(
  layer: Pick<LayerAt, "key" | "technology" | "operator" | "thresholdDbm">,
  { covered, level, reliability, server, sight }: PixelValues,
  pixel: Pixel | null,
  stations: Sidecar["stations"],
): LayerAt {
  const { key, technology, operator, thresholdDbm } = layer
  const station = server === null ? undefined : stations[server]
  const isShare = reliability !== null && reliability < Class.unknown
  return {
    key,
    technology,
    operator,
    thresholdDbm,
    status: covered === null ? "undefined" : (STATUS.get(covered) ?? "unknown"),
    levelDbm: level === null || level <= NO_LEVEL_DBM ? null : inHundredths(level),
    reliability: isShare ? reliability : null,
    sight: sight === null ? null : sightInAWord(sight),
    server: station === undefined || pixel === null ? null : seenFrom(pixel, station),
  }
}

/** A station as it is seen from a place. */
export function seenFrom(
  { latitude, longitude }: Pick<Pixel, "latitude" | "longitude">,
  station: Pick<
    Sidecar["stations"][number],
    "id" | "lat" | "lon" | "mast" | "technology" | "operator"
  >,
) {
  const { id, mast, technology, operator, lat, lon } = station
  return {
    station: id,
    mast,
    technology,
    operator,
    longitude: lon,
    latitude: lat,
    distanceM: Math.round(distanceBetween(latitude, longitude, lat, lon)),
    bearing: Math.round(bearingTo(latitude, longitude, lat, lon) * 10) / 10,
  }
}
