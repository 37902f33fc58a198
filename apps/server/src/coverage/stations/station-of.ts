import type { AntennaPattern } from "@tinhso/propagation"
import { type Limits, type RowReader, wrong } from "./row-reader.ts"
import type { Station } from "./station.ts"

/** The columns of a table of stations. */
export const STATION_COLUMNS = [
  "id",
  "lat",
  "lon",
  "height_m",
  "frequency_mhz",
  "power_dbm",
  "technology",
  "operator",
] as const

/** Columns that may be there, also with their unit behind: `tilt` or `tilt_deg`. */
export const OPTIONAL_COLUMNS = [
  "azimuth",
  "azimuth_deg",
  "beamwidth",
  "beamwidth_deg",
  "pattern",
  "tilt",
  "tilt_deg",
  "electrical_tilt",
  "electrical_tilt_deg",
  "gain",
  "gain_dbi",
  "feeder_loss",
  "feeder_loss_db",
  "mast",
] as const

/** Beam of a sector antenna whose width nobody wrote down, degrees: the commonest panel. */
const USUAL_BEAMWIDTH = 65
const HIGHEST_ANTENNA = 400

const swapped = (value: number) =>
  Math.abs(value) > 90 ? "vĩ độ và kinh độ bị đổi chỗ? (swapped?)" : null
const inCentimetres = (value: number) =>
  value >= 1000 ? "ghi bằng xăng-ti-mét? (in centimetres?)" : null

const LAT: Limits = { low: -90, high: 90, unit: "°", hint: swapped }
const LON: Limits = { low: -180, high: 180, unit: "°" }
const HEIGHT: Limits = { low: 1, high: HIGHEST_ANTENNA, unit: "m", hint: inCentimetres }
const POWER: Limits = { low: -60, high: 100, unit: "dBm" }
const AZIMUTH: Limits = { low: 0, high: 360, unit: "°" }
const BEAMWIDTH: Limits = { low: 1, high: 360, unit: "°" }
const TILT: Limits = { low: -90, high: 90, unit: "°" }
const GAIN: Limits = { low: -30, high: 60, unit: "dBi" }
const FEEDER: Limits = { low: 0, high: 60, unit: "dB" }

/** Frequencies that a model is made for, MHz. */
export const FREQUENCIES = {
  itm: { low: 20, high: 20_000, unit: "MHz" },
  p1812: { low: 30, high: 6000, unit: "MHz" },
} as const satisfies Record<string, Limits>

/** Reads one row; what is wrong with it is left in the reader. */
export function stationOf(
  row: RowReader,
  frequencies: Limits,
  patterns: ReadonlyMap<string, AntennaPattern | string>,
): Station {
  const lat = row.number("lat", LAT)
  const lon = row.number("lon", LON)
  if (lat === 0 && lon === 0) row.fault("lat", "tọa độ 0, 0: chưa điền? (0/0: not filled in?)")
  const beamwidth = either(row, "beamwidth", "beamwidth_deg", BEAMWIDTH, USUAL_BEAMWIDTH)
  const azimuths = azimuthsOf(row)
  const pattern = patternOf(row, patterns)
  return {
    id: needed(row, "id"),
    lat,
    lon,
    height: row.number("height_m", HEIGHT),
    frequency: row.number("frequency_mhz", frequencies),
    power: row.number("power_dbm", POWER),
    technology: needed(row, "technology"),
    operator: needed(row, "operator"),
    gain: either(row, "gain", "gain_dbi", GAIN, pattern?.gain ?? 0),
    feederLoss: either(row, "feeder_loss", "feeder_loss_db", FEEDER, 0),
    // A beam that is as wide as the horizon has no direction.
    azimuths: pattern === null && beamwidth === 360 ? [] : azimuths,
    beamwidth,
    mechanicalTilt: either(row, "tilt", "tilt_deg", TILT, 0),
    electricalTilt: either(row, "electrical_tilt", "electrical_tilt_deg", TILT, 0),
    pattern,
    mast: row.text("mast") === "" ? null : row.text("mast"),
  }
}

function needed(row: RowReader, column: string): string {
  const text = row.text(column)
  if (text === "") row.fault(column, "trống (empty)")
  return text
}

function either(
  row: RowReader,
  plain: string,
  withUnit: string,
  limits: Limits,
  otherwise: number,
): number {
  return row.number(row.text(plain) === "" ? withUnit : plain, limits, otherwise)
}

/** "0/120/240", or one direction; none where the antenna gives to all sides. */
function azimuthsOf(row: RowReader): number[] {
  const column = row.text("azimuth") === "" ? "azimuth_deg" : "azimuth"
  const parts = row.text(column).split(/[/;|]/)
  return parts.flatMap((part) => {
    const written = part.trim().replace("°", "")
    if (written === "") return []
    const value = /^\d+(?:[.,]\d+)?$/.test(written) ? Number(written.replace(",", ".")) : Number.NaN
    const detail = wrong(written, value, AZIMUTH)
    if (detail !== null) row.fault(column, detail)
    return [value]
  })
}

function patternOf(
  row: RowReader,
  patterns: ReadonlyMap<string, AntennaPattern | string>,
): AntennaPattern | null {
  const name = row.text("pattern")
  if (name === "") return null
  const found = patterns.get(name) ?? "không có tệp này (no such file)"
  if (typeof found !== "string") return found
  row.fault("pattern", `“${name}”: ${found}`)
  return null
}
