import type { AssetState } from "../model.ts"
import { codeOf, FINEST, squareCode, type World, worldOf } from "./world.ts"

/** What assets have in common that are counted together. */
export interface Group {
  readonly number: number
  readonly kind: string
  readonly state: AssetState
  /** Made up, for demonstration. */
  readonly illustrative: boolean
}

/** All groups there are, by their number. */
export class Groups {
  private readonly known = new Map<string, Group>()
  readonly all: Group[] = []

  of(kind: string, state: AssetState, illustrative: boolean): Group {
    const key = `${kind} ${state} ${illustrative}`
    const there = this.known.get(key)
    if (there !== undefined) return there
    const made = { number: this.all.length, kind, state, illustrative }
    this.known.set(key, made)
    this.all.push(made)
    return made
  }
}

/** What tiles show of an asset that has a place. */
export interface Spot {
  readonly id: string
  readonly number: number
  readonly group: Group
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

/** Assets with a place in the order of their squares, in columns: a tile is a stretch of each. */
export interface Spots {
  readonly groups: Groups
  readonly spots: readonly Spot[]
  readonly codes: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  /** The number of the group of each. */
  readonly group: Uint16Array
  /** The number of each asset. */
  readonly numbers: Uint32Array
}

/** A spot with where it stands. */
export interface Placed extends World {
  readonly spot: Spot
  readonly code: number
}

export function placed(spot: Spot): Placed {
  const { x, y } = worldOf(spot.longitude, spot.latitude)
  return { spot, code: codeOf(x, y), x, y }
}

/** Puts spots in order. Of as many as a register has this takes some milliseconds. */
export function spotsOf(groups: Groups, given: readonly Placed[]): Spots {
  const codes = new Float64Array(given.length)
  for (const [at, { code }] of given.entries()) codes[at] = code
  const made = columnsFor(groups, given.length)
  for (const at of orderOf(codes)) {
    const one = given[at]
    if (one !== undefined) add(made, one)
  }
  return made
}

function columnsFor(groups: Groups, size: number) {
  const spots: Spot[] = []
  return {
    groups,
    spots,
    codes: new Float64Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
    group: new Uint16Array(size),
    numbers: new Uint32Array(size),
  }
}

type Columns = ReturnType<typeof columnsFor>

function add(to: Columns, { spot, code, x, y }: Placed): void {
  const at = to.spots.push(spot) - 1
  to.codes[at] = code
  to.x[at] = x
  to.y[at] = y
  to.group[at] = spot.group.number
  to.numbers[at] = spot.number
}

function addStretch(to: Columns, from: Spots, [begin, end]: Stretch): void {
  const at = to.spots.length
  for (let i = begin; i < end; i++) {
    const spot = from.spots[i]
    if (spot !== undefined) to.spots.push(spot)
  }
  to.codes.set(from.codes.subarray(begin, end), at)
  to.x.set(from.x.subarray(begin, end), at)
  to.y.set(from.y.subarray(begin, end), at)
  to.group.set(from.group.subarray(begin, end), at)
  to.numbers.set(from.numbers.subarray(begin, end), at)
}

const DIGIT = 2 ** 10
/** Codes have two bits for every halving of the world. */
const DIGITS = (2 * FINEST) / 10

/** Where each code stands when they ascend: digit by digit, the last first. */
function orderOf(codes: Float64Array): Uint32Array {
  const size = codes.length
  let order = Uint32Array.from(codes.keys())
  let next = new Uint32Array(size)
  const digits = new Uint16Array(size)
  for (let digit = 0, unit = 1; digit < DIGITS; digit++, unit *= DIGIT) {
    const begin = new Uint32Array(DIGIT + 1)
    for (let at = 0; at < size; at++) {
      const value = Math.floor((codes[at] ?? 0) / unit) % DIGIT
      digits[at] = value
      begin[value + 1] = (begin[value + 1] ?? 0) + 1
    }
    for (let i = 1; i <= DIGIT; i++) begin[i] = (begin[i] ?? 0) + (begin[i - 1] ?? 0)
    for (let i = 0; i < size; i++) {
      const at = order[i] ?? 0
      const value = digits[at] ?? 0
      const place = begin[value] ?? 0
      next[place] = at
      begin[value] = place + 1
    }
    ;[order, next] = [next, order]
  }
  return order
}

/** What goes from a place goes after what comes before it. */
const LAST = 4 ** FINEST

/** The same spots without some, by their numbers, and with others among them. */
export function changedSpots(
  from: Spots,
  gone: ReadonlySet<number>,
  come: readonly Placed[],
): Spots {
  const cuts: { readonly at: number; readonly one: Placed | null }[] = [
    ...placesOf(from.numbers, gone).map((at) => ({ at, one: null })),
    ...come.map((one) => ({ at: firstFrom(from.codes, one.code, [0, from.codes.length]), one })),
  ].toSorted((a, b) => a.at - b.at || (a.one?.code ?? LAST) - (b.one?.code ?? LAST))
  const lost = cuts.filter(({ one }) => one === null).length
  const made = columnsFor(from.groups, from.codes.length - lost + come.length)
  let done = 0
  for (const { at, one } of cuts) {
    addStretch(made, from, [done, at])
    if (one === null) done = at + 1
    else {
      add(made, one)
      done = at
    }
  }
  addStretch(made, from, [done, from.codes.length])
  return made
}

/** Looking for one after the other is faster for so many. */
const FEW = 20

/** Where some numbers stand, in order. */
function placesOf(numbers: Uint32Array, wanted: ReadonlySet<number>): number[] {
  if (wanted.size <= FEW) {
    return [...wanted].map((one) => numbers.indexOf(one)).filter((at) => at !== -1)
  }
  const found: number[] = []
  for (let at = 0; at < numbers.length; at++) if (wanted.has(numbers[at] ?? 0)) found.push(at)
  return found
}

/** Only those at some places; the order stays. */
export function chosenSpots(from: Spots, places: Uint32Array): Spots {
  const made = columnsFor(from.groups, places.length)
  for (const at of places) {
    const spot = from.spots[at]
    if (spot === undefined) continue
    add(made, { spot, code: from.codes[at] ?? 0, x: from.x[at] ?? 0, y: from.y[at] ?? 0 })
  }
  return made
}

/** A stretch of columns. */
export type Stretch = readonly [from: number, to: number]

/** The first place from which codes are no longer below one. */
function firstFrom(codes: Float64Array, code: number, [from, to]: Stretch): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] ?? 0) < code) low = middle + 1
    else high = middle
  }
  return low
}

/** Which spots lie in a square of a level: 0 is the world, each further level halves its sides. */
export function stretchIn(
  { codes }: Spots,
  level: number,
  column: number,
  row: number,
  within: Stretch = [0, codes.length],
): Stretch {
  const size = 4 ** (FINEST - level)
  const begin = squareCode(column, row) * size
  const from = firstFrom(codes, begin, within)
  return [from, firstFrom(codes, begin + size, [from, within[1]])]
}
