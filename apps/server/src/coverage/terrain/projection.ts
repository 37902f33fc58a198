import { VN2000_DATUM } from "@tinhso/places"

/** What the keys of a GeoTIFF say about where its coordinates are. */
export type GeoKeys = Readonly<Record<string, unknown>>

/** Of a known system: as proj4 writes it (null for WGS 84 degrees) and its name. */
export interface Crs {
  readonly projection: string | null
  readonly name: string
}

const WGS84 = "+datum=WGS84"
const GRS80 = "+ellps=GRS80 +towgs84=0,0,0"

/** Provincial zones of VN-2000 / TM-3: EPSG code and central meridian. */
const TM3_MERIDIANS: ReadonlyMap<number, number> = new Map([
  [5896, 102],
  [5897, 105],
  [5898, 108],
  [5899, 107.75],
  [9205, 103],
  [9206, 104],
  [9207, 104.5],
  [9208, 104.75],
  [9209, 105.5],
  [9210, 105.75],
  [9211, 106],
  [9212, 106.25],
  [9213, 106.5],
  [9214, 107],
  [9215, 107.25],
  [9216, 107.5],
  [9217, 108.25],
  [9218, 108.5],
])

/** Systems in degrees that differ from WGS 84 by less than a sample, and VN-2000, which is shifted. */
const GEOGRAPHIC: ReadonlyMap<number, string> = new Map([
  [4326, WGS84],
  [4979, WGS84],
  [4258, GRS80],
  [4269, GRS80],
  [4756, VN2000_DATUM],
])

const USER_DEFINED = 32_767
const utm = (zone: number, south: boolean, datum: string) =>
  `+proj=utm +zone=${zone}${south ? " +south" : ""} ${datum} +units=m +no_defs`
const mercator = (meridian: number, scale: number, x: number, y: number, lat: number) =>
  `+proj=tmerc +lat_0=${lat} +lon_0=${meridian} +k=${scale} +x_0=${x} +y_0=${y}`

/**
 * The system of a GeoTIFF: degrees on WGS 84 and alike, UTM, VN-2000 in degrees, in both UTM zones
 * and in the provinces' three-degree zones, Web Mercator, and a transverse Mercator that the file
 * describes itself. Null with anything else.
 */
export function crsOf(keys: GeoKeys): Crs | null {
  if (keys["GTModelTypeGeoKey"] === 2) return geographic(keys["GeographicTypeGeoKey"])
  if (keys["GTModelTypeGeoKey"] !== 1) return null
  const code = keys["ProjectedCSTypeGeoKey"]
  const known = typeof code === "number" ? projected(code) : null
  if (known !== null) return { projection: known, name: `EPSG:${String(code)}` }
  return code === USER_DEFINED || code === undefined ? described(keys) : null
}

/** What a file names that is not known, for the person who has to convert it. */
export function namedCrs(keys: GeoKeys): string {
  const code = keys["ProjectedCSTypeGeoKey"] ?? keys["GeographicTypeGeoKey"]
  const citation =
    keys["GTCitationGeoKey"] ?? keys["PCSCitationGeoKey"] ?? keys["GeogCitationGeoKey"]
  const words = typeof citation === "string" ? citation.replaceAll("\0", "").trim() : ""
  const named = typeof code === "number" && code !== USER_DEFINED ? `EPSG:${code}` : ""
  return [named, words].filter((part) => part !== "").join(", ")
}

function geographic(code: unknown): Crs | null {
  if (typeof code !== "number") return null
  const datum = GEOGRAPHIC.get(code)
  if (datum === undefined) return null
  const projection = datum === VN2000_DATUM ? `+proj=longlat ${datum} +no_defs` : null
  return { projection, name: `EPSG:${code}` }
}

/** Zones of UTM: from code, to code, what is taken from a code to give the zone. */
const UTM_RANGES = [
  { from: 32_601, to: 32_660, less: 32_600, south: false, datum: WGS84 },
  { from: 32_701, to: 32_760, less: 32_700, south: true, datum: WGS84 },
  { from: 25_828, to: 25_838, less: 25_800, south: false, datum: GRS80 },
  { from: 26_901, to: 26_923, less: 26_900, south: false, datum: GRS80 },
  { from: 3405, to: 3406, less: 3357, south: false, datum: VN2000_DATUM },
] as const

const WEB_MERCATOR =
  "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs"

function projected(code: number): string | null {
  if (code === 3857) return WEB_MERCATOR
  const range = UTM_RANGES.find(({ from, to }) => code >= from && code <= to)
  if (range !== undefined) return utm(code - range.less, range.south, range.datum)
  const meridian = TM3_MERIDIANS.get(code)
  if (meridian === undefined) return null
  return `${mercator(meridian, 0.9999, 500_000, 0, 0)} ${VN2000_DATUM} +units=m +no_defs`
}

/** A transverse Mercator whose parameters stand in the file, on VN-2000 or on WGS 84. */
function described(keys: GeoKeys): Crs | null {
  if (keys["ProjCoordTransGeoKey"] !== 1) return null
  const linear = keys["ProjLinearUnitsGeoKey"]
  if (linear !== undefined && linear !== 9001) return null
  const datum = datumOf(keys)
  const meridian = keys["ProjNatOriginLongGeoKey"]
  if (datum === null || typeof meridian !== "number") return null
  const number = (key: string, otherwise: number) =>
    typeof keys[key] === "number" ? keys[key] : otherwise
  const plane = mercator(
    meridian,
    number("ProjScaleAtNatOriginGeoKey", 1),
    number("ProjFalseEastingGeoKey", 0),
    number("ProjFalseNorthingGeoKey", 0),
    number("ProjNatOriginLatGeoKey", 0),
  )
  return { projection: `${plane} ${datum} +units=m +no_defs`, name: `TM ${meridian}°` }
}

function datumOf(keys: GeoKeys): string | null {
  const code = keys["GeographicTypeGeoKey"]
  if (typeof code === "number" && GEOGRAPHIC.has(code)) return GEOGRAPHIC.get(code) ?? null
  return shiftIn(keys) ?? (/vn[-_ ]?2000/i.test(namedCrs(keys)) ? VN2000_DATUM : null)
}

/** A datum that a file describes itself: the ellipsoid of WGS 84 or GRS 80, moved as it says. */
function shiftIn(keys: GeoKeys): string | null {
  const shift: unknown = keys["GeogTOWGS84GeoKey"]
  if (!Array.isArray(shift) && !(shift instanceof Float64Array)) return null
  const numbers = Array.from(shift, Number)
  const ellipsoid = ELLIPSOIDS.get(Number(keys["GeogEllipsoidGeoKey"]))
  const isShift = (numbers.length === 3 || numbers.length === 7) && numbers.every(Number.isFinite)
  if (ellipsoid === undefined || !isShift) return null
  return `+ellps=${ellipsoid} +towgs84=${numbers.join()}`
}

const ELLIPSOIDS: ReadonlyMap<number, string> = new Map([
  [7030, "WGS84"],
  [7019, "GRS80"],
])
