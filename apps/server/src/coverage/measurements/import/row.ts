import type { MeasuredPoint } from "../points/points.ts"
import type { ReadColumn } from "./columns.ts"
import { type LevelRead, readLevel } from "./level.ts"
import { networkCode } from "./network.ts"
import { numberOf } from "./numbers.ts"
import { isPersonalText } from "./personal.ts"
import type { RowReading, RowRefusal } from "./reading.ts"
import { type FoundPlace, readPlaceOf } from "./where.ts"
import { readWhen, type TimeWriting, type WhenRead } from "./when.ts"

export type RowRead =
  | { readonly kind: "point"; readonly point: MeasuredPoint; readonly told: readonly string[] }
  | { readonly kind: "refused"; readonly refusal: RowRefusal }

/** The texts of the columns with a target that say something, in the order of the file. */
function* texts(row: readonly string[], target: string, { columns, levels }: RowReading) {
  for (const { index } of columns.get(target) ?? NONE) {
    const cell = row[index]?.trim() ?? ""
    if (cell !== "" && !levels.missing.has(cell.toLowerCase())) yield cell
  }
}
const NONE: readonly ReadColumn[] = []

/** The first of them. */
function text(row: readonly string[], target: string, reading: RowReading): string | null {
  const first = texts(row, target, reading).next()
  return first.done === true ? null : first.value
}

const columnOf = ({ columns }: RowReading, target: string) => columns.get(target)?.[0] ?? null

class Refused extends Error {
  readonly refusal: RowRefusal
  constructor(code: string, column: ReadColumn | null, detail: string) {
    super(code)
    this.refusal = { code, column, detail }
  }
}

/** What a row says; a row that cannot be used is refused at the cell that says so. */
export function readRow(row: readonly string[], reading: RowReading): RowRead {
  try {
    return pointOf(row, reading)
  } catch (error) {
    if (error instanceof Refused) return { kind: "refused", refusal: error.refusal }
    throw error
  }
}

function pointOf(row: readonly string[], reading: RowReading): RowRead {
  const place = placeOf(row, reading)
  const service = text(row, "state", reading)
  const { technology, level } = heardOn(row, reading)
  const silent = service !== null && reading.levels.silent.has(service.toLowerCase())
  const speeds = speedsOf(row, reading)
  const point: MeasuredPoint = {
    longitude: place.longitude,
    latitude: place.latitude,
    seconds: secondsOf(row, reading),
    technology,
    operator: operatorOf(row, reading),
    level: silent ? "silent" : level,
    quality: plainNumber(row, "quality", reading, -60, 60),
    snr: plainNumber(row, "snr", reading, -60, 80),
    cell: cellOf(row, reading),
    band: shortText(text(row, "band", reading)),
    ...speeds,
  }
  if (
    point.level === null &&
    speeds.download === null &&
    speeds.upload === null &&
    speeds.latency === null
  ) {
    throw new Refused("no-value", columnOf(reading, "rsrp") ?? columnOf(reading, "level"), "")
  }
  return { kind: "point", point, told: place.told }
}

function placeOf(row: readonly string[], reading: RowReading): FoundPlace {
  const found = readPlaceOf(row, reading)
  if (found.kind === "refused") throw new Refused(found.code, found.column, found.detail)
  return found
}

/** Columns of levels by technology, the one that says most first. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  "2G": ["rxlev", "level", "rssi"],
  "3G": ["rscp", "level"],
  "4G": ["rsrp", "level"],
  "5G": ["ss-rsrp", "rsrp", "level"],
}
/** Levels that only one technology has. */
const ONLY: readonly (readonly [string, string])[] = [
  ["ss-rsrp", "5G"],
  ["rscp", "3G"],
  ["rxlev", "2G"],
]

type Heard = Pick<MeasuredPoint, "technology" | "level">

/** On which technology a row heard something, and how strongly. */
function heardOn(row: readonly string[], reading: RowReading): Heard {
  const written = text(row, "technology", reading)
  const silent = written !== null && reading.levels.silent.has(written.toLowerCase())
  const named = silent ? null : technologyOf(row, reading)
  const implied = () => ONLY.find(([target]) => text(row, target, reading) !== null)?.[1] ?? null
  const technology = named ?? reading.technology ?? implied()
  return { technology, level: silent ? "silent" : levelIn(row, technology, reading) }
}

/** The level of the column that fits a technology best. */
function levelIn(
  row: readonly string[],
  technology: string | null,
  reading: RowReading,
): Heard["level"] {
  const targets = technology === null ? PLAIN_LEVELS : (LEVELS[technology] ?? PLAIN_LEVELS)
  for (const target of targets) {
    const column = columnOf(reading, target)
    const cell = column === null ? "" : (row[column.index]?.trim() ?? "")
    if (column === null || cell === "") continue
    const unit = reading.levelUnit ?? levelUnit(column)
    const { decimal, levels } = reading
    const level = levelOf(readLevel(cell, { ...levels, decimal, unit, technology }), column, cell)
    if (level !== null) return level
  }
  return null
}

const PLAIN_LEVELS = ["rsrp", "level"]

const levelUnit = ({ unit }: ReadColumn) => (unit === "asu" || unit === "dbm" ? unit : null)

function levelOf(read: LevelRead, column: ReadColumn, cell: string): Heard["level"] {
  if (read.kind === "wrong") throw new Refused(read.code, column, cell)
  if (read.kind === "missing") return null
  return read.kind === "silent" ? "silent" : read.dbm
}

/** "LTE"; where the first column says something else, the one of modes may know. */
function technologyOf(row: readonly string[], reading: RowReading): string | null {
  let unknown: string | null = null
  for (const target of ["technology", "mode"]) {
    for (const cell of texts(row, target, reading)) {
      const found = reading.networks.technologyOf(cell)
      if (found !== null) return found
      unknown ??= cell
    }
  }
  if (unknown === null || reading.technology !== null) return null
  throw new Refused(
    "technology",
    columnOf(reading, "technology") ?? columnOf(reading, "mode"),
    unknown,
  )
}

function operatorOf(row: readonly string[], reading: RowReading): string | null {
  const code = codeOf(row, reading)
  if (code !== null) return code
  let first: string | null = null
  for (const target of ["plmn", "operator"]) {
    for (const cell of texts(row, target, reading)) {
      const found = reading.networks.operatorOf(cell)
      if (found !== null) return found
      if (target === "operator") first ??= cell
    }
  }
  return shortText(first) ?? reading.operator
}

/** Of a country code and a network code in columns of their own. */
function codeOf(row: readonly string[], reading: RowReading): string | null {
  const mcc = text(row, "mcc", reading) ?? ""
  const mnc = text(row, "mnc", reading) ?? ""
  return /^\d{3}$/u.test(mcc) && /^\d{1,3}$/u.test(mnc) ? networkCode(mcc, mnc) : null
}

/** Words of strangers are kept short, and not at all where they can only be about a person. */
function shortText(cell: string | null): string | null {
  if (cell === null || isPersonalText(cell)) return null
  return cell.normalize("NFC").slice(0, 40)
}

function cellOf(row: readonly string[], reading: RowReading): string | null {
  const parts = [text(row, "node", reading), text(row, "cell", reading)].map(shortText)
  if (parts.every((part) => part === null)) return null
  return parts.map((part) => (part ?? "").replaceAll("/", "-")).join("/")
}

/** Days are cut off where many rows say the same one. */
const days = new Map<string, WhenRead>()
const REMEMBERED = 4096

function secondsOf(row: readonly string[], reading: RowReading): number | null {
  const when = text(row, "when", reading)
  const day = text(row, "day", reading)
  const hour = text(row, "hour", reading)
  const written = when ?? (day !== null && hour !== null ? `${day} ${hour}` : (day ?? hour))
  if (written === null) return null
  const target = when !== null ? "when" : day !== null ? "day" : "hour"
  const read = remembered(written, reading.time)
  if (read.kind === "no-day") return null
  if (read.kind === "wrong") throw new Refused(read.code, columnOf(reading, target), written)
  if (read.seconds > reading.now)
    throw new Refused("time-future", columnOf(reading, target), written)
  return read.seconds
}

function remembered(written: string, time: TimeWriting): WhenRead {
  const key = `${time.offset} ${time.monthFirst} ${written}`
  const known = days.get(key)
  if (known !== undefined) return known
  const read = readWhen(written, time)
  if (days.size >= REMEMBERED) days.clear()
  days.set(key, read)
  return read
}

/** What cannot be read, or is beyond what can be, is not known: it decides nothing by itself. */
function plainNumber(
  row: readonly string[],
  target: string,
  reading: RowReading,
  least: number,
  most: number,
): number | null {
  const cell = text(row, target, reading)
  const value = cell === null ? null : numberOf(cell, reading.decimal)
  return value === null || value < least || value > most ? null : value
}

/** kbit/s in one of these. */
const KILOBITS: Readonly<Record<string, number>> = {
  "bit/s": 0.001,
  "kbit/s": 1,
  "mbit/s": 1000,
  "gbit/s": 1_000_000,
}
/** 20 Gbit/s and a minute: more is a mistake. */
const FASTEST = 20_000_000
const SLOWEST = 60_000

function speedsOf(
  row: readonly string[],
  reading: RowReading,
): Pick<MeasuredPoint, "download" | "upload" | "latency"> {
  return {
    download: rateOf(row, "download", reading),
    upload: rateOf(row, "upload", reading),
    latency: amountOf(row, "latency", reading, SLOWEST, "speed-range"),
  }
}

/** A column of rates without a unit of measure is left out of the file as a whole. */
function rateOf(
  row: readonly string[],
  target: "download" | "upload",
  reading: RowReading,
): number | null {
  const factor = KILOBITS[columnOf(reading, target)?.unit ?? ""]
  if (factor === undefined) return null
  const value = amountOf(row, target, reading, FASTEST / factor, "speed-range")
  return value === null ? null : value * factor
}

function amountOf(
  row: readonly string[],
  target: string,
  reading: RowReading,
  most: number,
  code: string,
): number | null {
  const cell = text(row, target, reading)
  if (cell === null) return null
  const value = numberOf(cell.replace(/\s*(?:ms|[mk]bps|[mk]bit\/s)$/iu, ""), reading.decimal)
  if (value === null || value < 0 || value > most)
    throw new Refused(code, columnOf(reading, target), cell)
  return value
}
