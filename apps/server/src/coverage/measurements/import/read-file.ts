import { inOrderOfPlace } from "../points/order.ts"
import { joined, NOTHING, type Points } from "../points/points.ts"
import type { ReadColumn } from "./columns.ts"
import { MeasurementReader, type ReaderSettings, type RefusedAt } from "./reader.ts"
import type { RowSource } from "./sources.ts"

/** A file of measurements, read. */
export interface ReadMeasurements {
  readonly columns: readonly ReadColumn[]
  /** In the order of their places, each once. */
  readonly points: Points
  readonly rows: number
  readonly silent: number
  readonly repeated: number
  readonly withoutTechnology: number
  readonly refused: readonly RefusedAt[]
  /** Refused rows by reason. */
  readonly reasons: ReadonlyMap<string, number>
  /** What was done to places of rows, and how often. */
  readonly told: ReadonlyMap<string, number>
  readonly decimal: "comma" | "point"
  /** Sheets without a heading that is understood. */
  readonly withoutHeading: readonly string[]
  /** The first rows of such a file, where no sheet has one. */
  readonly top: readonly string[]
}

/** Reads every sheet that has a heading of measurements. */
export async function readMeasurements(
  source: RowSource,
  settings: ReaderSettings,
): Promise<ReadMeasurements> {
  const { sheet: wanted } = settings.options
  const readers: { reader: MeasurementReader; columns: readonly ReadColumn[] }[] = []
  const withoutHeading: string[] = []
  let top: readonly string[] = []
  for (const sheet of source.sheets) {
    if (wanted !== undefined && sheet.name !== wanted) continue
    const reader = new MeasurementReader(settings, sheet.name)
    await sheet.feed((row, cells) => reader.take(row, cells))
    const columns = reader.finish()
    if (columns !== null) readers.push({ reader, columns })
    else {
      withoutHeading.push(sheet.name ?? source.fileName)
      if (top.length === 0) top = reader.top
    }
  }
  const all = readers.map(({ reader }) => reader)
  const sum = (of: (reader: MeasurementReader) => number) =>
    all.reduce((total, reader) => total + of(reader), 0)
  const { points, repeated } = inOrderOfPlace(joined(all.map((reader) => reader.points.finish())))
  return {
    columns: readers[0]?.columns ?? [],
    points,
    repeated,
    rows: sum(({ rows }) => rows),
    silent: sum(({ silent }) => silent),
    withoutTechnology: sum((reader) => reader.withoutTechnology),
    refused: all.flatMap(({ refused }) => refused),
    reasons: summed(all.map(({ reasons }) => reasons)),
    told: summed(all.map(({ told }) => told)),
    decimal: all[0]?.decimal ?? "point",
    withoutHeading,
    top,
  }
}

function summed(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  for (const map of maps) for (const [key, n] of map) total.set(key, (total.get(key) ?? 0) + n)
  return total
}

const DAY = 86_400
const EAST = 7 * 3600

/**
 * Points of phones of whoever takes part, without time of day: noon of the Vietnamese day. With the
 * order of the file gone too, nobody's way can be followed.
 */
export function withoutTimeOfDay(points: Points): Points {
  const seconds = points.seconds.map((at) =>
    at === NOTHING ? at : Math.floor((at + EAST) / DAY) * DAY + DAY / 2 - EAST,
  )
  return inOrderOfPlace({ ...points, seconds }).points
}
