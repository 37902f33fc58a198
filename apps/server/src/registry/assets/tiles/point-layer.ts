import { type TileFeature, stepOf } from "./encode.ts"
import { APART_FROM, type Heap, heapsIn, placesIn } from "./heaps.ts"
import type { Spots, Stretch } from "./spots.ts"
import { latitudeOf, longitudeOf } from "./world.ts"

/** Of so many the ids are told, so that a tap can list them. */
const NAMED = 20

export interface TilePlace {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** What is drawn in a tile. */
export const heapsOf = (spots: Spots, { z, x, y }: TilePlace): Heap[] =>
  z >= APART_FROM ? placesIn(spots, z, x, y) : heapsIn(spots, z, x, y)

/** The points of a tile: assets, and heaps of those that would cover each other. */
export function pointLayer(spots: Spots, { z, x, y }: TilePlace): TileFeature[] {
  return heapsOf(spots, { z, x, y }).map((heap) => {
    const { count, first, kinds, states, illustrative, ...told } = toldOf(spots, heap.stretches)
    const tags: Record<string, string | number> = { count, ...told }
    if (illustrative > 0) tags["illustrative"] = illustrative
    const geometry: [number, number][] = [[stepOf(heap.x, z, x), stepOf(heap.y, z, y)]]
    if (count === 1 && first !== undefined) return { type: 1, geometry, tags, id: first.number }
    for (const [kind, some] of kinds) tags[`kind:${kind}`] = some
    for (const [state, some] of states) tags[`state:${state}`] = some
    return { type: 1, geometry, tags }
  })
}

/** What is told of assets that are drawn as one. */
export function toldOf(spots: Spots, stretches: readonly Stretch[]) {
  const first = spots.spots[stretches[0]?.[0] ?? 0]
  const { kinds, states, illustrative, count } = countsOf(spots, stretches)
  return {
    first,
    count,
    kinds,
    states,
    illustrative,
    kind: onlyOf(kinds),
    state: onlyOf(states),
    faulty: states.get("faulty") ?? 0,
    box: boxOf(spots, stretches).join(","),
    name: count === 1 ? (first?.name ?? "").normalize("NFC") : "",
    ids: count > NAMED ? "" : idsOf(spots, stretches),
  }
}

const idsOf = ({ spots }: Spots, stretches: readonly Stretch[]) =>
  stretches
    .flatMap(([from, to]) => spots.slice(from, to).map(({ id }) => id))
    .toSorted()
    .join(",")

/** How many there are of each kind and state. */
function countsOf({ groups, group }: Spots, stretches: readonly Stretch[]) {
  const each = new Uint32Array(groups.all.length)
  for (const [from, to] of stretches) {
    for (let at = from; at < to; at++) {
      const number = group[at] ?? 0
      each[number] = (each[number] ?? 0) + 1
    }
  }
  const kinds = new Map<string, number>()
  const states = new Map<string, number>()
  let [illustrative, count] = [0, 0]
  for (const { number, kind, state, illustrative: isMadeUp } of groups.all) {
    const some = each[number] ?? 0
    if (some === 0) continue
    kinds.set(kind, (kinds.get(kind) ?? 0) + some)
    states.set(state, (states.get(state) ?? 0) + some)
    count += some
    if (isMadeUp) illustrative += some
  }
  return { kinds, states, illustrative, count }
}

/** What all have alike; empty where they differ. */
function onlyOf(counts: ReadonlyMap<string, number>): string {
  const [first = ""] = counts.keys()
  return counts.size === 1 ? first : ""
}

/** west, south, east, north of some spots. */
export function boxOf({ x, y }: Spots, stretches: readonly Stretch[]): number[] {
  let [west, south, east, north] = [1, 0, 0, 1]
  for (const [from, to] of stretches) {
    for (let at = from; at < to; at++) {
      const [across, down] = [x[at] ?? 0, y[at] ?? 0]
      if (across < west) west = across
      if (across > east) east = across
      if (down < north) north = down
      if (down > south) south = down
    }
  }
  return [longitudeOf(west), latitudeOf(south), longitudeOf(east), latitudeOf(north)]
}
