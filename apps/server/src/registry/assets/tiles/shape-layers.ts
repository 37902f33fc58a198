import type { TileFeature } from "./encode.ts"
import { isSeenAt } from "./shelves.ts"

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
    if (!isSeenAt(zoom, Number(shape.tags?.["reach"]))) continue
    const layer = shape.type === 2 ? lines : areas
    layer.push({ ...shape, tags: told })
  }
  return { lines, areas }
}
