import { fromVn2000Degrees, type Grid, type Point, toDegrees } from "@tinhso/places"

/** How the coordinates of a .prj become degrees of WGS 84; null where nobody knows. */
export function projectionOf(prj: string): ((x: number, y: number) => Point) | null {
  const isVn2000 = /VN[_\s-]?2000/iu.test(prj)
  const isWgs84 = /WGS[_\s]?(?:19)?84/iu.test(prj)
  if (!isVn2000 && !isWgs84) return null
  if (!/PROJCS|PROJCRS/iu.test(prj)) {
    return (longitude, latitude) =>
      isVn2000 ? fromVn2000Degrees({ longitude, latitude }) : { longitude, latitude }
  }
  const grid = gridOf(prj, isVn2000 ? "VN-2000" : "WGS 84")
  return grid === null ? null : (x, y) => toDegrees(grid, x, y)
}

/** Only the grids that Viet Nam uses: transverse Mercator, false easting 500 000, north from 0. */
function gridOf(prj: string, datum: Grid["datum"]): Grid | null {
  if (!/transverse_?\s?mercator|gauss/iu.test(prj)) return null
  const parameter = (name: string) =>
    Number(new RegExp(`"${name}"\\s*,\\s*(-?[\\d.]+)`, "iu").exec(prj)?.[1] ?? Number.NaN)
  const meridian = parameter("central_meridian")
  const scale = parameter("scale_factor")
  const isPlain =
    Math.abs(parameter("false_easting") - 500_000) < 0.5 &&
    Math.abs(parameter("false_northing")) < 0.5
  if (!Number.isFinite(meridian) || !isPlain) return null
  if (Math.abs(scale - 0.9999) < 1e-6) return { datum, meridian, zone: 3 }
  return Math.abs(scale - 0.9996) < 1e-6 ? { datum, meridian, zone: 6 } : null
}
