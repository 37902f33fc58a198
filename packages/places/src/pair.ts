import { type Box, isInside, metresBetween, type Point, VIET_NAM } from "./box.ts"
import {
  type Angle,
  type Coordinate,
  type Metres,
  readCoordinate,
  type Unreadable,
} from "./coordinate.ts"
import { type Grid, toDegrees } from "./grid.ts"

/** What the reader did that a person should know. */
export type Note =
  /** The two stood the wrong way round. */
  | { readonly code: "swapped" }
  /** A letter of the hemisphere could have meant another one; only this one lies in the area. */
  | { readonly code: "hemisphere" }
  | { readonly code: "grid"; readonly grid: Grid }
  /** In the country but not in the area where it was expected. */
  | { readonly code: "outside-area" }

export interface Candidate extends Point {
  /** Null for degrees. */
  readonly grid: Grid | null
}

export type PlaceReading =
  | {
      readonly kind: "point"
      readonly longitude: number
      readonly latitude: number
      /** How the digits were written. */
      readonly form: "decimal" | "minutes" | "seconds" | "metres"
      /** How far the true place may be, by the last digit that was written, in metres. */
      readonly withinMetres: number
      readonly notes: readonly Note[]
    }
  /** A person must say which; nothing is taken. */
  | {
      readonly kind: "asked"
      readonly why: "decimal-mark" | "grid" | "mixed" | "several"
      readonly candidates: readonly Candidate[]
    }
  /** Well written, but not in the country: at sea, abroad, 0/0. */
  | { readonly kind: "outside"; readonly longitude: number; readonly latitude: number }
  | {
      readonly kind: "unreadable"
      readonly which: "first" | "second" | "both"
      readonly why: Unreadable["why"]
    }

export interface PairOptions {
  /** What the headings say the first of the two is; null where they do not say. */
  readonly first: "longitude" | "latitude" | null
  /** Where the place is expected, say its province; the country otherwise. */
  readonly area?: Box
  readonly country?: Box
  /** Grids that metres may be on. */
  readonly grids?: readonly Grid[]
}

const DEGREE = 111_320

/** A place from two texts, in whichever way and order they are written. */
export function readPair(first: string, second: string, options: PairOptions): PlaceReading {
  const one = readCoordinate(first)
  const two = readCoordinate(second)
  if (one.kind === "unreadable" || two.kind === "unreadable") return whyUnreadable(one, two)
  if (one.kind === "angle" && two.kind === "angle") return fromAngles(one, two, options)
  if (one.kind === "metres" && two.kind === "metres") return fromMetres(one, two, options)
  return { kind: "asked", why: "mixed", candidates: lostMark(one, two, options) }
}

function whyUnreadable(one: Coordinate, two: Coordinate): PlaceReading {
  const first = one.kind === "unreadable" ? one.why : null
  const second = two.kind === "unreadable" ? two.why : null
  const which = first === null ? "second" : second === null ? "first" : "both"
  return { kind: "unreadable", which, why: first ?? second ?? "form" }
}

interface Tried {
  readonly point: Point
  readonly swapped: boolean
  readonly hemisphere: boolean
}

function fromAngles(one: Angle, two: Angle, options: PairOptions): PlaceReading {
  const { country = VIET_NAM, area = country } = options
  const tried = orders(one, two, options.first).flatMap(({ longitude, latitude, swapped }) =>
    signs(longitude, latitude).map(({ hemisphere, ...point }): Tried => ({
      point,
      swapped,
      hemisphere,
    })),
  )
  const inside = tried.filter(({ point }) => isInside(country, point))
  const [found] = inside
  if (found === undefined) {
    const point = tried[0]?.point ?? { longitude: one.degrees, latitude: two.degrees }
    return { kind: "outside", ...point }
  }
  if (inside.length > 1) {
    const candidates = inside.map(({ point }) => ({ ...point, grid: null }))
    return { kind: "asked", why: "several", candidates }
  }
  const notes: Note[] = []
  if (found.swapped) notes.push({ code: "swapped" })
  if (found.hemisphere) notes.push({ code: "hemisphere" })
  if (!isInside(area, found.point)) notes.push({ code: "outside-area" })
  const form = one.form === two.form || two.form === "decimal" ? one.form : two.form
  const withinMetres = Math.max(one.within, two.within) * DEGREE
  return { kind: "point", ...found.point, form, withinMetres, notes }
}

const fits = ({ longitude, latitude }: { longitude: Angle; latitude: Angle }) =>
  longitude.axis !== "latitude" && latitude.axis !== "longitude" && Math.abs(latitude.degrees) <= 90

/** Both ways round, as the headings say first; letters of the hemisphere leave only one. */
function orders(one: Angle, two: Angle, first: PairOptions["first"]) {
  const headed = { longitude: one, latitude: two, swapped: first === "latitude" }
  const other = { longitude: two, latitude: one, swapped: first === "longitude" }
  const both = first === "latitude" ? [other, headed] : [headed, other]
  const fitting = both.filter(fits)
  return fitting.length > 0 ? fitting : both.slice(0, 1)
}

/** "N" read as north, and as south (Nam). */
function signs(longitude: Angle, latitude: Angle) {
  const plain = { longitude: longitude.degrees, latitude: latitude.degrees, hemisphere: false }
  if (!latitude.northOrSouth) return [plain]
  const southern = { ...plain, latitude: -latitude.degrees, hemisphere: true }
  return longitude.vietnamese ? [southern, { ...plain, hemisphere: true }] : [plain]
}

/** Farther from the meridian than this no zone is used. */
const HALF_ZONE = { 3: 220_000, 6: 400_000 } as const

function fromMetres(one: Metres, two: Metres, options: PairOptions): PlaceReading {
  const { country = VIET_NAM, area = country, grids = [] } = options
  const ways = [
    { easting: one.metres, northing: two.metres, swapped: options.first === "latitude" },
    { easting: two.metres, northing: one.metres, swapped: options.first === "longitude" },
  ]
  const all = grids.flatMap((grid) =>
    ways
      .filter(({ easting }) => Math.abs(easting - 500_000) <= HALF_ZONE[grid.zone])
      .map(({ easting, northing, swapped }) => ({
        swapped,
        ...toDegrees(grid, easting, northing),
        grid,
      }))
      .filter((point) => isInside(country, point)),
  )
  const near = all.filter((point) => isInside(area, point))
  const [found, ...others] = near
  if (found !== undefined && others.every((other) => metresBetween(found, other) < 1)) {
    const { longitude, latitude, grid, swapped } = found
    const notes: Note[] = [
      { code: "grid", grid },
      ...(swapped ? [{ code: "swapped" } as const] : []),
    ]
    return { kind: "point", longitude, latitude, form: "metres", withinMetres: 1, notes }
  }
  const among = near.length > 0 ? near : all
  if (among.length > 0) {
    const candidates = among.map(({ longitude, latitude, grid }) => ({ longitude, latitude, grid }))
    return { kind: "asked", why: "grid", candidates }
  }
  return { kind: "asked", why: "decimal-mark", candidates: lostMark(one, two, options) }
}

/** What the two would be with their decimal mark put back, where that lies in the area. */
function lostMark(
  one: Angle | Metres,
  two: Angle | Metres,
  { country = VIET_NAM, area = country }: PairOptions,
): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const a of degreesOf(one)) {
    for (const b of degreesOf(two)) {
      for (const [longitude, latitude] of [
        [a, b],
        [b, a],
      ] as const) {
        if (!isInside(area, { longitude, latitude })) continue
        found.set(`${longitude} ${latitude}`, { longitude, latitude, grid: null })
      }
    }
  }
  return [...found.values()]
}

const degreesOf = (coordinate: Angle | Metres): readonly number[] =>
  coordinate.kind === "angle" ? [coordinate.degrees] : coordinate.ifDegrees
