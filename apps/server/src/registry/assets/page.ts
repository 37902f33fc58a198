import { searchKey } from "@tinhso/vietnamese"
import { labelOf } from "./asset-of.ts"
import type { Sort } from "./model.ts"
import type { Standing } from "./standing.ts"

/** Where an asset stands in an order: by its key, then by when it became known. */
type Place = readonly [string | number, number]

type Key = Place[0]

function nameKey(standing: Standing): string {
  standing.nameKey ??= searchKey(labelOf(standing))
  return standing.nameKey
}

function keyOf(sort: Sort): (standing: Standing) => Key {
  if (sort === "name" || sort === "-name") return nameKey
  return sort === "-changed" ? ({ life }) => life.version : ({ life }) => life.number
}

/** Below 0 where the first of two places comes first. */
function compare(key: Key, number: number, [otherKey, other]: Place): number {
  if (key === otherKey) return number - other
  return key < otherKey ? -1 : 1
}

interface Asked {
  readonly sort: Sort
  readonly after: Place | null
  readonly limit: number
}

interface Page {
  readonly rows: readonly Standing[]
  readonly next: string | null
}

/** The next of so many assets after a place; they are given in the order in which they became known. */
export function pageOf(found: readonly Standing[], asked: Asked): Page {
  return asked.sort === "id" || asked.sort === "-id"
    ? pageById(found, asked)
    : bestPage(found, asked)
}

/** In the order in which they are given, or from the last. */
function pageById(found: readonly Standing[], { sort, after, limit }: Asked): Page {
  const [, number] = after ?? [0, sort === "id" ? 0 : Infinity]
  if (sort === "id") {
    const from = firstFrom(found, number + (after === null ? 0 : 1))
    return pageFrom(found.slice(from, from + limit + 1), limit, ({ life }) => life.number)
  }
  const to = firstFrom(found, number)
  const last = found.slice(Math.max(0, to - limit - 1), to).toReversed()
  return pageFrom(last, limit, ({ life }) => life.number)
}

/** Where the first stands that is not below a number. */
function firstFrom(found: readonly Standing[], number: number): number {
  let [low, high] = [0, found.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((found[middle]?.life.number ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** One more than the page tells that there is a next one. */
function pageFrom(some: readonly Standing[], limit: number, key: (one: Standing) => Key): Page {
  const rows = some.slice(0, limit)
  const last = rows.at(-1)
  const more = some.length > limit && last !== undefined
  return { rows, next: more ? cursorOf([key(last), last.life.number]) : null }
}

/** Found in one pass over all. */
function bestPage(found: readonly Standing[], { sort, after, limit }: Asked): Page {
  const way = sort.startsWith("-") ? -1 : 1
  const key = keyOf(sort)
  const best: { place: Place; standing: Standing }[] = []
  for (const standing of found) {
    const [own, { number }] = [key(standing), standing.life]
    if (after !== null && compare(own, number, after) * way <= 0) continue
    const last = best.at(-1)
    const full = best.length > limit && last !== undefined
    if (full && compare(own, number, last.place) * way >= 0) continue
    insert(best, { place: [own, number], standing }, way)
    if (best.length > limit + 1) best.pop()
  }
  return pageFrom(
    best.map(({ standing }) => standing),
    limit,
    key,
  )
}

function insert<T extends { readonly place: Place }>(best: T[], one: T, way: number): void {
  const [key, number] = one.place
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = best[middle]
    if (there !== undefined && compare(key, number, there.place) * way > 0) low = middle + 1
    else high = middle
  }
  best.splice(low, 0, one)
}

const cursorOf = (place: Place) => Buffer.from(JSON.stringify(place)).toString("base64url")

/** The place of a cursor; null for a text that is none. */
export function readCursor(text: string, sort: Sort): Place | null {
  try {
    const [key, number]: unknown[] = JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
    const wanted = sort.endsWith("name") ? "string" : "number"
    const fine = (typeof key === "string" || typeof key === "number") && typeof key === wanted
    return fine && typeof number === "number" ? [key, number] : null
  } catch {
    return null
  }
}
