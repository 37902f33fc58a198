import { boxAround, createLattice, joinBoxes } from "@tinhso/terrain"
import { noTerrain, terrainTooLarge } from "../errors.ts"
import { GROUND_BLOCK } from "./ground-block.ts"
import type { Terrain, TerrainWish } from "./load-terrain.ts"
import { settleUnknown } from "./settle-unknown.ts"

/** As fine as SRTM: samples 3″ apart. */
const SAMPLES_PER_DEGREE = 1200

/** Samples between whole blocks that hold degrees counted from one side. */
const firstBlock = (degrees: number) =>
  Math.floor((degrees * SAMPLES_PER_DEGREE - 2) / GROUND_BLOCK) * GROUND_BLOCK
const lastBlock = (degrees: number) =>
  Math.ceil((degrees * SAMPLES_PER_DEGREE + 2) / GROUND_BLOCK) * GROUND_BLOCK

/** Ground at the level of the sea everywhere, for a run without terrain that chose so expressly. */
export async function flatTerrain(wish: TerrainWish): Promise<Terrain> {
  if (wish.missing !== "flat") throw noTerrain(wish.paths)
  const reach = wish.radius + wish.margin
  const box = joinBoxes(wish.places.map((place) => boxAround(place, reach)))
  if (box === null) throw new RangeError("no places: no ground is needed")
  const left = firstBlock(box.west)
  const top = firstBlock(90 - box.north)
  const columns = lastBlock(box.east) - left
  const rows = lastBlock(90 - box.south) - top
  if (columns * rows > wish.mostSamples) {
    throw terrainTooLarge(box, columns * rows, wish.mostSamples)
  }
  const step = 1 / SAMPLES_PER_DEGREE
  const lattice = createLattice({
    west: left * step,
    north: 90 - top * step,
    stepX: step,
    stepY: step,
    columns,
    rows,
  })
  const unknown = settleUnknown(lattice, new Uint8Array(columns * rows), wish)
  return { lattice, sources: [], unknown, every: 1, disagreements: [] }
}
