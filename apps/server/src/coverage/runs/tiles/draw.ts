import { type Colour, palettePng } from "../../output/png.ts"
import type { Values } from "../../raster/raster.ts"
import { COG_TILE } from "../cog/directory.ts"
import { MAP_TILE, type Sampling } from "./mercator.ts"
import type { Shading } from "./shades.ts"

const NOTHING: Colour = [0, 0, 0, 0]

/** A tile with nothing on it. */
export const EMPTY_TILE = palettePng(new Uint8Array(MAP_TILE * MAP_TILE), MAP_TILE, MAP_TILE, [
  NOTHING,
])

/** Whether a pixel of a tile is inked; patterns go on from tile to tile, for 8 divides its width. */
const INKED = {
  plain: () => true,
  dots: (x: number, y: number) => (x & 7) < 2 && (y & 7) < 2,
  hatched: (x: number, y: number) => ((x + y) & 7) < 2,
} as const

/** Draws a tile from the tiles of the overview that it needs, by "column row". */
export function drawTile(
  { columns, rows }: Sampling,
  tiles: ReadonlyMap<string, Values>,
  { shades, of }: Shading,
): Buffer {
  const indices = new Uint8Array(MAP_TILE * MAP_TILE)
  const inked = shades.map(({ pattern }) => INKED[pattern])
  for (let y = 0; y < MAP_TILE; y++) {
    const row = rows[y]!
    if (row < 0) continue
    const start = (row % COG_TILE) * COG_TILE
    let tileColumn = -1
    let values: Values | undefined
    for (let x = 0; x < MAP_TILE; x++) {
      const column = columns[x]!
      if (column < 0) continue
      const wanted = Math.floor(column / COG_TILE)
      if (wanted !== tileColumn) {
        tileColumn = wanted
        values = tiles.get(`${wanted} ${Math.floor(row / COG_TILE)}`)
      }
      const shade = values === undefined ? -1 : of(values[start + (column % COG_TILE)]!)
      if (shade >= 0 && inked[shade]!(x, y)) indices[y * MAP_TILE + x] = shade + 1
    }
  }
  return palettePng(indices, MAP_TILE, MAP_TILE, [NOTHING, ...shades.map(({ colour }) => colour)])
}
