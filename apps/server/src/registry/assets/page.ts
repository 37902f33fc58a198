import { searchKey } from "@tinhso/vietnamese"
import { labelOf } from "./asset-of.ts"
import type { Sort } from "./model.ts"
import type { Standing } from "./standing.ts"

/** Where an asset stands in an order: by its key, then by when it became known. */
type Place = readonly [string | number, number]

const names = new WeakMap<Standing, string>()

function nameKey(standing: Standing): string {
  const known = names.get(standing)
  if (known !== undefined) return known
  const key = searchKey(labelOf(standing))
  names.set(standing, key)
  return key
}

function placeIn(sort: Sort, standing: Standing): Place {
  const { number, version } = standing.life
  if (sort === "name" || sort === "-name") return [nameKey(standing), number]
  return sort === "-changed" ? [version, number] : [number, number]
}

function compare(a: Place, b: Place, down: boolean): number {
  const way = down ? -1 : 1
  if (a[0] !== b[0]) return a[0] < b[0] ? -way : way
  return (a[1] - b[1]) * way
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
  const down = sort.startsWith("-")
  const best: { place: Place; standing: Standing }[] = []
  for (const standing of found) {
    const place = placeIn(sort, standing)
    if (after !== null && compare(place, after, down) <= 0) continue
    const last = best.at(-1)
    if (best.length > limit && last !== undefined && compare(place, last.place, down) >= 0) continue
    insert(best, { place, standing }, down)
    if (best.length > limit + 1) best.pop()
  }
  const rows = best.slice(0, limit)
  const last = rows.at(-1)
  const more = best.length > limit && last !== undefined
  return { rows: rows.map(({ standing }) => standing), next: more ? cursorOf(last.place) : null }
}

function insert<T extends { readonly place: Place }>(best: T[], one: T, down: boolean): void {
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = best[middle]
    if (there !== undefined && compare(there.place, one.place, down) < 0) low = middle + 1
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
