import {
  type Box,
  isInside,
  type PlaceReading,
  readTogether,
  VIET_NAM,
  vn2000,
  VN2000_SIX_DEGREES,
} from "@tinhso/places"
import type { Place } from "./address.ts"

/** Meridians of the zones of three degrees that provinces use: every quarter of a degree. */
const MERIDIANS = Array.from({ length: 23 }, (_one, n) => 103 + n * 0.25)
const GRIDS = [...MERIDIANS.map((meridian) => vn2000(meridian, 3)), ...VN2000_SIX_DEGREES]

export type PlaceFound =
  | {
      readonly kind: "place"
      readonly place: Place
      readonly swapped: boolean
      /** Of VN-2000, where metres were written. */
      readonly meridian: number | null
      readonly zone: number | null
    }
  /** One of several: a person must say which. */
  | {
      readonly kind: "several"
      readonly candidates: readonly (Place & {
        readonly meridian: number | null
        readonly zone: number | null
      })[]
    }
  /** Well written, but not in the country. */
  | { readonly kind: "outside"; readonly place: Place }
  /** Not coordinates: perhaps a name. */
  | { readonly kind: "words" }

/**
 * A place as people write it: degrees with a point or a comma, degrees, minutes and seconds, metres
 * of VN-2000, either way round. Where more than one place may be meant, those within `area` come first.
 */
export function readPlace(text: string, area: Box | null): PlaceFound {
  const within = area === null ? {} : { area }
  const reading = readTogether(text.slice(0, 200), { first: null, grids: GRIDS, ...within })
  return found(reading, area ?? VIET_NAM)
}

function found(reading: PlaceReading, area: Box): PlaceFound {
  switch (reading.kind) {
    case "point":
      return understood(reading)
    case "asked":
      return oneOf(reading, area)
    case "outside": {
      const { longitude, latitude } = reading
      return { kind: "outside", place: { longitude, latitude } }
    }
    case "unreadable":
      return { kind: "words" }
  }
}

type Point = Extract<PlaceReading, { kind: "point" }>

function understood({ longitude, latitude, notes }: Point): PlaceFound {
  const grid = notes.find((note) => note.code === "grid")?.grid
  return {
    kind: "place",
    place: { longitude, latitude },
    swapped: notes.some(({ code }) => code === "swapped"),
    meridian: grid?.meridian ?? null,
    zone: grid?.zone ?? null,
  }
}

const MOST = 12

function oneOf(reading: Extract<PlaceReading, { kind: "asked" }>, area: Box): PlaceFound {
  const candidates = reading.candidates.map(({ longitude, latitude, grid }) => ({
    longitude,
    latitude,
    meridian: grid?.meridian ?? null,
    zone: grid?.zone ?? null,
  }))
  const near = candidates.filter((candidate) => isInside(area, candidate))
  const among = near.length > 0 ? near : candidates
  return among.length === 0
    ? { kind: "words" }
    : { kind: "several", candidates: among.slice(0, MOST) }
}
