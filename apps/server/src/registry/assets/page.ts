import { searchKey } from "@tinhso/vietnamese"
import { labelOf } from "./asset-of.ts"
import type { Sort } from "./model.ts"
import type { Standing } from "./standing.ts"

/** Where an asset stands in an order: by its key, then by when it became known. */
type Place = readonly [string | number, number]

type Key = Place[0]

const names = new WeakMap<Standing, string>()

function nameKey(standing: Standing): string {
  const known = names.get(standing)
  if (known !== undefined) return known
  const key = searchKey(labelOf(standing))
  names.set(standing, key)
  return key
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

/** The next of so many assets after a place, in order; found in one pass over all. */
export function pageOf(
  found: readonly Standing[],
  {
    sort,
    after,
    limit,
  }: { readonly sort: Sort; readonly after: Place | null; readonly limit: number },
): { readonly rows: readonly Standing[]; readonly next: string | null } {
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
  const rows = best.slice(0, limit)
  const last = rows.at(-1)
  const more = best.length > limit && last !== undefined
  return { rows: rows.map(({ standing }) => standing), next: more ? cursorOf(last.place) : null }
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
