/** Levels and qualities are hundredths of a dB in whole numbers. */
export const NO_VALUE = -32_768
/** Nothing was heard: below every level that a receiver gives. */
export const SILENT = -32_767
/** No time, no speed. */
export const NOTHING = 0xffff_ffff

/** A measured point as it is read; what is not known is null. */
export interface MeasuredPoint {
  readonly longitude: number
  readonly latitude: number
  /** Seconds since 1970 in UTC. */
  readonly seconds: number | null
  readonly technology: string | null
  readonly operator: string | null
  /** dBm; "silent" where nothing was heard. */
  readonly level: number | "silent" | null
  /** dB */
  readonly quality: number | null
  readonly snr: number | null
  /** "node/cell" as the file writes them. */
  readonly cell: string | null
  readonly band: string | null
  /** kbit/s */
  readonly download: number | null
  readonly upload: number | null
  /** ms */
  readonly latency: number | null
}

/** Columns of points: what stands at a place of one array belongs to what stands there in the others. */
export interface Points {
  readonly length: number
  /** Millionths of a degree: a decimetre. */
  readonly longitude: Int32Array
  readonly latitude: Int32Array
  readonly seconds: Uint32Array
  readonly level: Int16Array
  readonly quality: Int16Array
  readonly snr: Int16Array
  /** Positions in the lists of words below; 0 is null. */
  readonly technology: Uint8Array
  readonly operator: Uint8Array
  readonly band: Uint16Array
  readonly cell: Uint32Array
  readonly download: Uint32Array
  readonly upload: Uint32Array
  /** Tenths of a millisecond. */
  readonly latency: Uint32Array
  readonly words: {
    readonly technology: readonly (string | null)[]
    readonly operator: readonly (string | null)[]
    readonly band: readonly (string | null)[]
    readonly cell: readonly (string | null)[]
  }
}

export const WORD_COLUMNS = ["technology", "operator", "band", "cell"] as const
export type WordColumn = (typeof WORD_COLUMNS)[number]

/** An array of each kind with room for so many points. */
const columnsFor = (room: number) => ({
  longitude: new Int32Array(room),
  latitude: new Int32Array(room),
  seconds: new Uint32Array(room),
  level: new Int16Array(room),
  quality: new Int16Array(room),
  snr: new Int16Array(room),
  technology: new Uint8Array(room),
  operator: new Uint8Array(room),
  band: new Uint16Array(room),
  cell: new Uint32Array(room),
  download: new Uint32Array(room),
  upload: new Uint32Array(room),
  latency: new Uint32Array(room),
})
type Columns = ReturnType<typeof columnsFor>
export const NUMBER_COLUMNS = Object.freeze([
  "longitude",
  "latitude",
  "seconds",
  "level",
  "quality",
  "snr",
  "technology",
  "operator",
  "band",
  "cell",
  "download",
  "upload",
  "latency",
] as const) satisfies readonly (keyof Columns)[]
export type NumberColumn = (typeof NUMBER_COLUMNS)[number]

const MOST_WORDS = { technology: 255, operator: 255, band: 65_535, cell: 0xffff_fffe } as const

/** Collects points one by one in about forty bytes each. */
export class PointCollector {
  #room = 1024
  #columns: Columns = columnsFor(1024)
  #length = 0
  readonly #words = {
    technology: new WordList(),
    operator: new WordList(),
    band: new WordList(),
    cell: new WordList(),
  }

  get length(): number {
    return this.#length
  }

  add(point: MeasuredPoint): void {
    if (this.#length === this.#room) this.#grow()
    const at = this.#length++
    const to = this.#columns
    to.longitude[at] = Math.round(point.longitude * 1e6)
    to.latitude[at] = Math.round(point.latitude * 1e6)
    to.seconds[at] = point.seconds ?? NOTHING
    to.level[at] = point.level === "silent" ? SILENT : hundredths(point.level)
    to.quality[at] = hundredths(point.quality)
    to.snr[at] = hundredths(point.snr)
    for (const column of WORD_COLUMNS) to[column][at] = this.#word(column, point[column])
    to.download[at] = whole(point.download)
    to.upload[at] = whole(point.upload)
    to.latency[at] = whole(point.latency === null ? null : point.latency * 10)
  }

  /** The points so far; nothing may be added afterwards. */
  finish(): Points {
    const cut = Object.fromEntries(
      NUMBER_COLUMNS.map((name) => [name, this.#columns[name].subarray(0, this.#length)]),
    )
    const words = Object.fromEntries(WORD_COLUMNS.map((name) => [name, this.#words[name].list]))
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for every column
    return { length: this.#length, ...cut, words } as unknown as Points
  }

  #word(column: WordColumn, text: string | null): number {
    if (text === null) return 0
    return this.#words[column].positionOf(text, MOST_WORDS[column])
  }

  #grow(): void {
    const wide = columnsFor(this.#room * 2)
    for (const name of NUMBER_COLUMNS) wide[name].set(this.#columns[name])
    this.#columns = wide
    this.#room *= 2
  }
}

const hundredths = (value: number | null) =>
  value === null ? NO_VALUE : Math.max(-32_000, Math.min(32_000, Math.round(value * 100)))
const whole = (value: number | null) =>
  value === null ? NOTHING : Math.max(0, Math.min(NOTHING - 1, Math.round(value)))

/** Words by their position; 0 is no word. One more than fits is no word either. */
class WordList {
  readonly list: (string | null)[] = [null]
  readonly #positions = new Map<string, number>()

  positionOf(text: string, most: number): number {
    const known = this.#positions.get(text)
    if (known !== undefined) return known
    if (this.list.length > most) return 0
    this.list.push(text)
    this.#positions.set(text, this.list.length - 1)
    return this.list.length - 1
  }
}

/** The points at some positions, in that order. */
export function pick(points: Points, positions: ArrayLike<number>): Points {
  const picked = Object.fromEntries(
    NUMBER_COLUMNS.map((name) => {
      const from = points[name]
      const to = from.slice(0, positions.length)
      for (let i = 0; i < positions.length; i++) to[i] = from[positions[i]!]!
      return [name, to]
    }),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for every column
  return { length: positions.length, ...picked, words: points.words } as unknown as Points
}

/** Points of several lists as one. */
export function joined(parts: readonly Points[]): Points {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const columns = columnsFor(length)
  const lists = Object.fromEntries(WORD_COLUMNS.map((name) => [name, new WordList()]))
  let start = 0
  for (const part of parts) {
    for (const name of NUMBER_COLUMNS) columns[name].set(part[name], start)
    for (const name of WORD_COLUMNS) {
      const positions = part.words[name].map((text) =>
        text === null ? 0 : lists[name]!.positionOf(text, MOST_WORDS[name]),
      )
      const to = columns[name]
      for (let i = 0; i < part.length; i++) to[start + i] = positions[part[name][i]!]!
    }
    start += part.length
  }
  const words = Object.fromEntries(WORD_COLUMNS.map((name) => [name, lists[name]!.list]))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for every column
  return { length, ...columns, words } as unknown as Points
}
