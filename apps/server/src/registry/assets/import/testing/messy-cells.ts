import { toMetres, vn2000 } from "@tinhso/places"
import type { CellSpec } from "../../../../platform/table-file/testing/workbook-writer.ts"
import type { Random } from "./random.ts"

/** A pair of cells under longitude and latitude, and how far off their digits may be, in metres. */
export interface WrittenPlace {
  readonly first: CellSpec
  readonly second: CellSpec
  readonly within: number
}

const dms = (value: number, mark: string) => {
  const tenths = Math.round(value * 36_000)
  const seconds = ((tenths % 600) / 10).toFixed(1).replace(".", mark)
  return { d: Math.floor(tenths / 36_000), m: Math.floor((tenths % 36_000) / 600), s: seconds }
}

const comma = (value: number, digits: number) => value.toFixed(digits).replace(".", ",")

/** The ways in which people write a place; the metres are of Bắc Kạn's zone. */
const PLACES: readonly ((lon: number, lat: number) => WrittenPlace)[] = [
  (lon, lat) => ({ first: comma(lon, 6), second: comma(lat, 6), within: 1 }),
  (lon, lat) => ({ first: lon.toFixed(5), second: lat.toFixed(5), within: 2 }),
  (lon, lat) => ({ first: lat.toFixed(5), second: lon.toFixed(5), within: 2 }),
  (lon, lat) => ({ first: lon, second: lat, within: 1 }),
  (lon, lat) => {
    const [a, b] = [dms(lon, ","), dms(lat, ",")]
    return { first: `${a.d}°${a.m}'${a.s}"E`, second: `${b.d}°${b.m}'${b.s}"N`, within: 4 }
  },
  (lon, lat) => {
    const [a, b] = [dms(lon, "."), dms(lat, ".")]
    return { first: `${a.d}º ${a.m}’ ${a.s}” Đ`, second: `${b.d}º ${b.m}’ ${b.s}” B`, within: 4 }
  },
  (lon, lat) => {
    const [a, b] = [dms(lon, "."), dms(lat, ".")]
    return { first: `${a.d} ${a.m} ${a.s}`, second: `${b.d} ${b.m} ${b.s}`, within: 4 }
  },
  (lon, lat) => {
    const { easting, northing } = metres(lon, lat)
    return { first: Math.round(easting), second: Math.round(northing), within: 3 }
  },
  (lon, lat) => {
    const { easting, northing } = metres(lon, lat)
    return { first: Math.round(northing), second: Math.round(easting), within: 3 }
  },
  (lon, lat) => {
    const { easting, northing } = metres(lon, lat)
    return { first: grouped(easting), second: grouped(northing), within: 3 }
  },
]

const metres = (longitude: number, latitude: number) =>
  toMetres(vn2000(106.5, 3), { longitude, latitude })

const grouped = (value: number) => String(Math.round(value)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ".")

export const writtenPlace = (random: Random, lon: number, lat: number): WrittenPlace =>
  random.pick(PLACES)(lon, lat)

/** Both in one cell. */
export function placeTogether(random: Random, lon: number, lat: number): string {
  return random.pick([
    `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    `${comma(lat, 5)}; ${comma(lon, 5)}`,
    `${lon.toFixed(5)} - ${lat.toFixed(5)}`,
    `(${lat.toFixed(5)},${lon.toFixed(5)})`,
    `N${lat.toFixed(5)} E${lon.toFixed(5)}`,
  ])
}

const serial = (iso: string) => Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000)

export function writtenDay(random: Random, iso: string): CellSpec {
  const [year = "", month = "", day = ""] = iso.split("-")
  return random.pick<CellSpec>([
    `${day}/${month}/${year}`,
    `${Number(day)}.${Number(month)}.${year}`,
    `${day}-${month}-${year}`,
    `ngày ${Number(day)} tháng ${Number(month)} năm ${year}`,
    { xml: `<c r="{r}" s="1"><v>${serial(iso)}</v></c>` },
    serial(iso),
  ])
}

export function writtenHeight(random: Random, height: number): CellSpec {
  return random.pick<CellSpec>([
    height,
    `${height}m`,
    `${height} m`,
    String(height).replace(".", ","),
    `${height} mét`,
  ])
}

export const writtenYes = (random: Random): CellSpec =>
  random.pick<CellSpec>(["x", "X", "có", "Có", "✓", 1])

/** As typed on another machine: marks apart from their letters, spaces around. */
export function asTyped(random: Random, text: string): string {
  const spaced = random.chance(0.2) ? `${text}  ` : random.chance(0.1) ? ` ${text}` : text
  return random.chance(0.3) ? spaced.normalize("NFD") : spaced
}

interface WrongCells {
  /** Why the row must not be taken. */
  readonly why: string
  readonly place?: { readonly first: CellSpec; readonly second: CellSpec; readonly both: string }
  readonly height?: CellSpec
}

const place = (first: CellSpec, second: CellSpec, both: string) => ({ first, second, both })

/** Cells that nobody can be sure of. */
export function wrongCells(random: Random, first: CellSpec, height: number): WrongCells {
  return random.pick<WrongCells>([
    { why: "centimetres", height: `${height * 100}cm` },
    { why: "too high", height: 450 },
    { why: "0/0", place: place(0, 0, "0, 0") },
    { why: "at sea", place: place("112,5", "-3,2", "-3.2, 112.5") },
    { why: "lost mark", place: place(10_590_123, 2_218_456, "2218456, 10590123") },
    { why: "no latitude", place: place(first, null, "105,9") },
    { why: "words", place: place("chưa đo", "chưa đo được", "chưa đo được") },
  ])
}
