import { type CogFrame, COG_TILE } from "../cog/directory.ts"

/** Width and height of a tile of the map, pixels. */
export const MAP_TILE = 256

/** A tile of the map in web mercator, counted from the north-west. */
export interface MapTile {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Which pixels of which overview a tile of the map shows; -1 where it reaches beyond the picture. */
export interface Sampling {
  readonly level: number
  /** For every column and every row of the tile. */
  readonly columns: Int32Array
  readonly rows: Int32Array
  /** Tiles of the overview that are needed, as column and row. */
  readonly tiles: readonly (readonly [number, number])[]
}

/** The latitude of a share of the way from the north edge of the world to the south edge. */
const latitudeOf = (share: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI

const within = (at: number, size: number) => (at >= 0 && at < size ? at : -1)

/** The nearest pixels to those of a tile, of the coarsest overview that is no coarser than the tile. */
export function samplingOf(frame: CogFrame, { z, x, y }: MapTile): Sampling {
  const across = 2 ** z
  const degrees = 360 / across / MAP_TILE
  const level = levelFor(frame, degrees)
  const { columns: width, rows: height } = frame.levels[level]!
  const stepX = frame.stepX * 2 ** level
  const stepY = frame.stepY * 2 ** level
  const columns = new Int32Array(MAP_TILE)
  const rows = new Int32Array(MAP_TILE)
  for (let i = 0; i < MAP_TILE; i++) {
    const share = (i + 0.5) / MAP_TILE
    const lon = ((x + share) / across) * 360 - 180
    const lat = latitudeOf((y + share) / across)
    columns[i] = within(Math.floor((lon - frame.west) / stepX), width)
    rows[i] = within(Math.floor((frame.north - lat) / stepY), height)
  }
  const down = tilesAlong(rows)
  const tiles = tilesAlong(columns).flatMap((column) => down.map((row) => [column, row] as const))
  return { level, columns, rows, tiles }
}

/** Overviews are halved again and again: the last one whose pixels are no larger than the tile's. */
function levelFor({ stepX, levels }: CogFrame, degrees: number): number {
  const wanted = Math.floor(Math.log2(degrees / stepX) + 1e-9)
  return Math.max(0, Math.min(levels.length - 1, wanted))
}

const tilesAlong = (pixels: Int32Array): number[] => [
  ...new Set([...pixels].filter((at) => at >= 0).map((at) => Math.floor(at / COG_TILE))),
]

/** The zoom at which a pixel of the picture is about one of the map. */
export const zoomOf = (stepX: number): number => Math.ceil(Math.log2(360 / MAP_TILE / stepX))
