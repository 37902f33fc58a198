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
  const sorted: Placed[] = []
  for (const at of orderOf(codes)) {
    const one = given[at]
    if (one !== undefined) sorted.push(one)
  }
  return columns(groups, sorted)
}

function columns(groups: Groups, sorted: readonly Placed[]): Spots {
  const size = sorted.length
  const made = {
    groups,
    spots: sorted.map(({ spot }) => spot),
    codes: new Float64Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
    group: new Uint16Array(size),
  }
  for (let at = 0; at < size; at++) {
    const one = sorted[at]
    if (one === undefined) continue
    made.codes[at] = one.code
    made.x[at] = one.x
    made.y[at] = one.y
    made.group[at] = one.spot.group.number
  }
  return made
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

/** The same spots without some, and with others among them. */
export function changedSpots(
  { groups, spots, codes, x, y }: Spots,
  gone: ReadonlySet<string>,
  come: readonly Placed[],
): Spots {
  const more = come.toSorted((a, b) => a.code - b.code)
  const kept: Placed[] = []
  let taken = 0
  for (const [at, spot] of spots.entries()) {
    const code = codes[at] ?? 0
    for (let one = more[taken]; one !== undefined && one.code < code; one = more[taken]) {
      kept.push(one)
      taken++
    }
    if (!gone.has(spot.id)) kept.push({ spot, code, x: x[at] ?? 0, y: y[at] ?? 0 })
  }
  for (const one of more.slice(taken)) kept.push(one)
  return columns(groups, kept)
}

/** Only those at some places; the order stays. */
export function chosenSpots(from: Spots, places: Uint32Array): Spots {
  const size = places.length
  const made = {
    groups: from.groups,
    spots: [] as Spot[],
    codes: new Float64Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
    group: new Uint16Array(size),
  }
  for (const [to, at] of places.entries()) {
    const spot = from.spots[at]
    if (spot !== undefined) made.spots.push(spot)
    made.codes[to] = from.codes[at] ?? 0
    made.x[to] = from.x[at] ?? 0
    made.y[to] = from.y[at] ?? 0
    made.group[to] = from.group[at] ?? 0
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
