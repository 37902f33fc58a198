import { EXTENT, type TileFeature } from "./encode.ts"

/** Shorter than this on the screen (steps of a tile, eight to a pixel) a shape is no more than its point. */
const SHORTEST = 64

type Told = Readonly<Record<string, string | number>>

/**
 * Lines and areas of a tile apart, each with what is told of it; without those that have nothing to
 * tell, and those that are too small as a whole to be seen.
 */
export function shapeLayers(
  shapes: readonly TileFeature[],
  zoom: number,
  toldOf: (id: string) => Told | null,
): { readonly lines: TileFeature[]; readonly areas: TileFeature[] } {
  const lines: TileFeature[] = []
  const areas: TileFeature[] = []
  for (const shape of shapes) {
    const told = toldOf(String(shape.tags?.["id"]))
    if (told === null || shape.type === 1) continue
    if (Number(shape.tags?.["reach"]) * 2 ** zoom * EXTENT < SHORTEST) continue
    const layer = shape.type === 2 ? lines : areas
    layer.push({ ...shape, tags: told })
  }
  return { lines, areas }
}
