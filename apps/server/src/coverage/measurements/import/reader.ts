import type { Grid } from "@tinhso/places"
import type { MeasurementOptions } from "../model.ts"
import type { MeasurementRules } from "../rules.ts"
import { PointCollector } from "../points/points.ts"
import { headingWorth, type ReadColumn, readColumns } from "./columns.ts"
import type { NetworkWords } from "./network.ts"
import { markOf } from "./numbers.ts"
import type { RowReading, RowRefusal } from "./reading.ts"
import { readRow } from "./row.ts"
import type { Vocabulary } from "./vocabulary.ts"
import { offsetOf } from "./when.ts"
import type { MeasurementWords } from "./words.ts"

/** Viet Nam's, for times that say no zone. */
export const TIMEZONE = "+07:00"
/** So far down a heading may stand. */
const TOP = 40
/** Rows by which the writing of a file is judged. */
const SAMPLE = 400
const MOST_REFUSED = 200
const MOST_PLACES = 500

export interface ReaderSettings {
  readonly words: MeasurementWords
  readonly vocabulary: Vocabulary
  readonly networks: NetworkWords
  readonly rules: MeasurementRules
  readonly options: MeasurementOptions
  readonly columnsHow: "chosen" | "remembered"
  readonly grids: readonly Grid[]
  /** Seconds since 1970. */
  readonly now: number
}

interface Row {
  readonly row: number
  readonly cells: readonly string[]
}

/** A refused row with where it stands. */
export interface RefusedAt extends RowRefusal {
  readonly sheet: string | null
  readonly row: number
}

/**
 * Reads the rows of a file one by one into points. The first rows are held back until the heading is
 * found and the writing of numbers is known; of all others nothing is kept but their points.
 */
export class MeasurementReader {
  readonly points = new PointCollector()
  readonly refused: RefusedAt[] = []
  readonly reasons = new Map<string, number>()
  /** What was done to rows, and how often. */
  readonly told = new Map<string, number>()
  rows = 0
  silent = 0
  withoutTechnology = 0
  readonly #settings: ReaderSettings
  readonly #sheet: string | null
  readonly #top: Row[] = []
  #heading: Row | null = null
  #columns: readonly ReadColumn[] = []
  #reading: RowReading | null = null

  constructor(settings: ReaderSettings, sheet: string | null) {
    this.#settings = settings
    this.#sheet = sheet
  }

  take(row: number, cells: readonly string[]): void {
    if (this.#reading !== null) return this.#read({ row, cells })
    this.#top.push({ row, cells })
    if (this.#top.length >= TOP + SAMPLE) this.#begin()
  }

  /** The columns of the file; null where no heading was found. */
  finish(): readonly ReadColumn[] | null {
    if (this.#reading === null) this.#begin()
    return this.#heading === null ? null : this.#columns
  }

  get decimal(): "comma" | "point" {
    return this.#reading?.decimal ?? "point"
  }

  /** The first rows, where no heading was found. */
  get top(): readonly string[] {
    return this.#top.slice(0, 5).map(({ cells }) => cells.filter(Boolean).join(" | "))
  }

  #begin(): void {
    const { vocabulary, options, columnsHow } = this.#settings
    const worth = this.#top.slice(0, TOP).map((one) => ({ one, worth: this.#worth(one) }))
    const best = worth.reduce((a, b) => (b.worth > a.worth ? b : a), { one: null, worth: 0 } as {
      one: Row | null
      worth: number
    })
    if (best.one === null) return
    this.#heading = best.one
    const data = this.#top.filter(({ row }) => row > best.one!.row)
    const headings = headingsOf(best.one.cells, data)
    const samples = data.slice(0, SAMPLE).map(({ cells }) => cells)
    const chosen = options.columns ?? {}
    this.#columns = readColumns(headings, samples, vocabulary, chosen, columnsHow)
    this.#reading = this.#readingOf(samples)
    for (const one of data) this.#read(one)
    this.#top.length = 0
  }

  /** A heading that a person corrected counts as the correction says. */
  #worth({ cells }: Row): number {
    const { vocabulary, options } = this.#settings
    const chosen = options.columns ?? {}
    return headingWorth(
      cells.map((cell) => chosen[cell.trim()] ?? cell),
      vocabulary,
    )
  }

  #readingOf(samples: readonly (readonly string[])[]): RowReading {
    const { words, networks, rules, options, grids, now } = this.#settings
    const columns = Map.groupBy(this.#columns, ({ target }) => target)
    const places = ["longitude", "latitude"].flatMap((target) => columns.get(target) ?? [])
    const decimal =
      options.decimal ??
      markOf(samples.flatMap((cells) => places.map(({ index }) => cells[index] ?? ""))) ??
      "point"
    const zone = options.timezone ?? TIMEZONE
    return {
      columns,
      networks,
      decimal,
      time: { offset: offsetOf(zone), monthFirst: options.dates === "month-first" },
      levels: {
        ...rules.levels,
        missing: new Set(words.missing.map((text) => text.toLowerCase())),
        silent: new Set(words.silent.map((text) => text.toLowerCase())),
      },
      levelUnit: options.level ?? null,
      grids,
      technology:
        options.technology === undefined ? null : networks.technologyOf(options.technology),
      operator:
        options.operator === undefined
          ? null
          : (networks.operatorOf(options.operator) ?? options.operator),
      now,
    }
  }

  #read({ row, cells }: Row): void {
    const reading = this.#reading
    if (reading === null || this.#isHeading(cells)) return
    this.rows += 1
    const read = readRow(cells, reading)
    if (read.kind === "refused") return this.#refuse(read.refusal, row)
    this.points.add(read.point)
    if (read.point.level === "silent") this.silent += 1
    else if (read.point.technology === null && read.point.level !== null)
      this.withoutTechnology += 1
    for (const text of read.told) this.told.set(text, (this.told.get(text) ?? 0) + 1)
  }

  /** The heading again, as printed pages have it. */
  #isHeading(cells: readonly string[]): boolean {
    const first = this.#heading?.cells
    return (
      first !== undefined &&
      cells.length === first.length &&
      cells.every((cell, i) => cell === first[i])
    )
  }

  #refuse(refusal: RowRefusal, row: number): void {
    this.reasons.set(refusal.code, (this.reasons.get(refusal.code) ?? 0) + 1)
    if (this.refused.length < MOST_REFUSED) {
      this.refused.push({ ...refusal, sheet: this.#sheet, row })
    }
  }
}

/** As many headings as the widest row has cells; an empty one is none. */
function headingsOf(cells: readonly string[], data: readonly Row[]): string[] {
  const width = data.reduce((most, row) => Math.max(most, row.cells.length), cells.length)
  return Array.from({ length: width }, (_, i) => (cells[i] ?? "").normalize("NFC").trim())
}

/** Some places of points, at most 500, spread over the whole list and rounded to about 300 m. */
export function somePlaces(points: {
  readonly length: number
  readonly longitude: Int32Array
  readonly latitude: Int32Array
}): [number, number][] {
  const step = Math.max(1, Math.ceil(points.length / (MOST_PLACES * 4)))
  const seen = new Map<string, [number, number]>()
  for (let i = 0; i < points.length && seen.size < MOST_PLACES; i += step) {
    const longitude = Math.round(points.longitude[i]! / 3000) * 0.003
    const latitude = Math.round(points.latitude[i]! / 3000) * 0.003
    seen.set(`${longitude} ${latitude}`, [
      Number(longitude.toFixed(3)),
      Number(latitude.toFixed(3)),
    ])
  }
  return [...seen.values()]
}
