import type { Box } from "../geometry.ts"
import type { MapFeature } from "../model.ts"
import { FINEST_TILE } from "./model.ts"
import { heapsOf, type TilePlace, toldOf } from "./point-layer.ts"
import { type Spots, type Stretch, stretchIn } from "./spots.ts"
import { latitudeOf, longitudeOf, worldOf } from "./world.ts"

/** What tiles draw in a box at a zoom, as GeoJSON; `pause` is called between tiles. */
export async function featuresIn(
  spots: Spots,
  zoom: number,
  box: Box,
  pause: () => Promise<void> | null,
): Promise<MapFeature[]> {
  const [west, south, east, north] = box
  const features: MapFeature[] = []
  for (const tile of tilesIn(spots, Math.min(zoom, FINEST_TILE), box)) {
    for (const heap of heapsOf(spots, tile)) {
      const [longitude, latitude] = [longitudeOf(heap.x), latitudeOf(heap.y)]
      if (longitude < west || longitude > east || latitude < south || latitude > north) continue
      const { count, ids, name, kind, state, faulty, box: around } = toldOf(spots, heap.stretches)
      features.push({
        type: "Feature",
        geometry: { type: "Point", coordinates: [longitude, latitude] },
        properties: { count, ids, name, kind, state, faulty, box: around },
      })
    }
    const waiting = pause()
    if (waiting !== null) await waiting
  }
  return features
}

/** The tiles of a zoom that touch a box and have any spots. */
function* tilesIn(spots: Spots, zoom: number, [west, south, east, north]: Box) {
  const [from, to] = [worldOf(west, north), worldOf(east, south)]
  function* within({ z, x, y }: TilePlace, stretch: Stretch): Generator<TilePlace, void> {
    const side = 2 ** -z
    const apart =
      x * side > to.x || (x + 1) * side < from.x || y * side > to.y || (y + 1) * side < from.y
    if (apart || stretch[0] === stretch[1]) return
    if (z === zoom) yield { z, x, y }
    else {
      for (const quarter of [0, 1, 2, 3]) {
        const next = { z: z + 1, x: 2 * x + (quarter & 1), y: 2 * y + (quarter >> 1) }
        yield* within(next, stretchIn(spots, next.z, next.x, next.y, stretch))
      }
    }
  }
  yield* within({ z: 0, x: 0, y: 0 }, [0, spots.codes.length])
}
