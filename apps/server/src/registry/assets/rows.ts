import type { Box } from "./geometry.ts"
import type { Standing } from "./standing.ts"

/** What a field of an asset may say. */
type Value = unknown

/** A field of all assets, row by row; each different value is kept once, under a number. */
export interface Column {
  /** The number of the value of each row. */
  readonly numbers: Uint32Array
  /** For the number of every value whether it fits: 1 or 0. */
  fitting(fits: (value: Value) => boolean): Uint8Array
}

/** Fields are looked through so often that these many are kept as columns. */
const MOST_COLUMNS = 48
const FIRST_ROOM = 1024

/**
 * Assets in the order in which they became known, with their boxes and whatever fields are asked for in
 * columns: looking through a hundred thousand of them is a matter of some arrays of numbers, however
 * much of them fits.
 */
export class Rows {
  /** Null where an asset is not known on the day, or no longer. */
  readonly standings: (Standing | null)[] = []
  private readonly order: number[] = []
  private readonly rows = new Map<number, number>()
  private boxes = new Float64Array(4 * FIRST_ROOM)
  private readonly columns = new Map<string, Values>()

  get size(): number {
    return this.standings.length
  }

  /** Keeps how an asset stands, by its number. */
  put(number: number, standing: Standing | null): void {
    const there = this.rows.get(number)
    const row = there ?? this.add(number)
    this.set(row, standing)
  }

  /** A row for a number: the last one, as numbers are given in order; otherwise all after it move. */
  private add(number: number): number {
    const last = this.order.at(-1) ?? 0
    if (number > last) {
      this.rows.set(number, this.order.push(number) - 1)
      this.standings.push(null)
      return this.order.length - 1
    }
    const place = this.order.findIndex((one) => one > number)
    const later = [null, ...this.standings.slice(place)]
    this.order.splice(place, 0, number)
    this.standings.push(null)
    for (const [i, standing] of later.entries()) {
      this.rows.set(this.order[place + i] ?? 0, place + i)
      this.set(place + i, standing)
    }
    return place
  }

  private set(row: number, standing: Standing | null): void {
    this.standings[row] = standing
    if (4 * row >= this.boxes.length) this.boxes = grown(this.boxes, 8 * row)
    this.boxes.set(standing?.box ?? NOWHERE, 4 * row)
    for (const column of this.columns.values()) column.set(row, standing)
  }

  /** A field by its name. It is put together when it is first asked for. */
  column(name: string, of: (standing: Standing) => Value): Column {
    const there = this.columns.get(name)
    const column = there ?? new Values(of)
    if (there === undefined) {
      for (const [row, standing] of this.standings.entries()) column.set(row, standing)
    }
    this.columns.delete(name)
    this.columns.set(name, column)
    for (const old of [...this.columns.keys()].slice(0, -MOST_COLUMNS)) this.columns.delete(old)
    return column
  }

  /** Whether the asset of a row touches a box. */
  touching([west, south, east, north]: Box): (row: number) => boolean {
    const { boxes } = this
    return (row) => {
      const at = 4 * row
      // A box that is none compares as false.
      return (
        (boxes[at] ?? NaN) <= east &&
        (boxes[at + 2] ?? NaN) >= west &&
        (boxes[at + 1] ?? NaN) <= north &&
        (boxes[at + 3] ?? NaN) >= south
      )
    }
  }
}

const NOWHERE = [NaN, NaN, NaN, NaN]

function grown(from: Float64Array<ArrayBuffer>, room: number): Float64Array<ArrayBuffer> {
  const made = new Float64Array(room)
  made.set(from)
  return made
}

class Values implements Column {
  numbers = new Uint32Array(FIRST_ROOM)
  private readonly values: Value[] = []
  private readonly known = new Map<Value, number>()
  private readonly of: (standing: Standing) => Value

  constructor(of: (standing: Standing) => Value) {
    this.of = of
  }

  set(row: number, standing: Standing | null): void {
    if (row >= this.numbers.length) {
      const made = new Uint32Array(2 * row)
      made.set(this.numbers)
      this.numbers = made
    }
    this.numbers[row] = this.numberOf(standing === null ? null : (this.of(standing) ?? null))
  }

  private numberOf(value: Value): number {
    const key = typeof value === "object" && value !== null ? `\n${JSON.stringify(value)}` : value
    const number = this.known.get(key) ?? this.values.push(value) - 1
    this.known.set(key, number)
    return number
  }

  fitting(fits: (value: Value) => boolean): Uint8Array {
    return Uint8Array.from(this.values, (value) => Number(fits(value)))
  }
}
