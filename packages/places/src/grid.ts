import proj4, { type Converter } from "proj4"
import type { Point } from "./box.ts"

/** A transverse Mercator grid in metres: false easting 500 000, false northing 0. */
export interface Grid {
  readonly datum: "VN-2000" | "WGS 84"
  /** Degrees east. */
  readonly meridian: number
  /** 3: scale 0.9999 on the meridian; 6: 0.9996. */
  readonly zone: 3 | 6
}

/**
 * The datum as proj4 writes it, with the move to WGS 84 of EPSG:6960 ("VN-2000 to WGS 84 (2)",
 * accuracy 1 m, the parameters of decision 05/2007/QĐ-BTNMT). EPSG gives the turns as a coordinate
 * frame, `towgs84` takes them as a position vector: the signs of the three angles are turned round.
 */
export const VN2000_DATUM =
  "+ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278"

const WGS84 = "+proj=longlat +datum=WGS84 +no_defs"

export const vn2000 = (meridian: number, zone: 3 | 6): Grid => ({
  datum: "VN-2000",
  meridian,
  zone,
})

/** Zone 48 or 49 of UTM on WGS 84. */
export const utm = (number: number): Grid => ({
  datum: "WGS 84",
  meridian: number * 6 - 183,
  zone: 6,
})

/** The two zones of six degrees that cover Viet Nam's mainland and most of its sea. */
export const VN2000_SIX_DEGREES: readonly Grid[] = [vn2000(105, 6), vn2000(111, 6)]

const datumOf = (datum: Grid["datum"]) => (datum === "WGS 84" ? "+datum=WGS84" : VN2000_DATUM)

const known = new Map<string, Converter>()

function converter({ datum, meridian, zone }: Grid): Converter {
  const scale = zone === 3 ? 0.9999 : 0.9996
  const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=500000 +y_0=0 ${datumOf(datum)} +units=m +no_defs`
  const before = known.get(definition)
  if (before !== undefined) return before
  const made = proj4(definition, WGS84)
  known.set(definition, made)
  return made
}

/** Metres on a grid as degrees of WGS 84. */
export function toDegrees(grid: Grid, easting: number, northing: number): Point {
  const [longitude = Number.NaN, latitude = Number.NaN] = converter(grid).forward([
    easting,
    northing,
  ])
  return { longitude, latitude }
}

/** Degrees of WGS 84 as metres on a grid. */
export function toMetres(grid: Grid, point: Point): { easting: number; northing: number } {
  const [easting = Number.NaN, northing = Number.NaN] = converter(grid).inverse([
    point.longitude,
    point.latitude,
  ])
  return { easting, northing }
}

/** VN-2000 degrees as degrees of WGS 84: about 200 m to the south-east. */
export function fromVn2000Degrees({ longitude, latitude }: Point): Point {
  const [x = Number.NaN, y = Number.NaN] = proj4(`+proj=longlat ${VN2000_DATUM} +no_defs`, WGS84, [
    longitude,
    latitude,
  ])
  return { longitude: x, latitude: y }
}
