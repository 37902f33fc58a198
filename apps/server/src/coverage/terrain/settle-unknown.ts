import {
  type Box,
  fillHoles,
  hgtName,
  type Lattice,
  latitudeOf,
  longitudeOf,
  type Place,
} from "@tinhso/terrain"
import { holesInTerrain, missingTerrain } from "../errors.ts"
import { Known } from "./mosaic.ts"
import { needed } from "./needed-samples.ts"

/** What is done where no file covers the ground, and where a file has holes. */
export interface TerrainChoices {
  /** `refuse` names what is missing; `flat` takes the level of the sea; `skip` computes nothing there. */
  readonly missing: "refuse" | "flat" | "skip"
  /** `refuse` counts them; `fill` takes the nearest heights around; `skip` computes nothing there. */
  readonly holes: "refuse" | "fill" | "skip"
}

/** Samples that no file knew, within the radius of the stations, and what became of them. */
export interface Unknown {
  readonly missing: TerrainChoices["missing"]
  readonly missingSamples: number
  /** Degree squares with missing ground, as SRTM names its tiles. */
  readonly missingTiles: readonly string[]
  readonly holes: TerrainChoices["holes"]
  readonly holeSamples: number
  readonly filledSamples: number
}

/** Heights for a hole are taken from at most so many samples away: 9 km at 90 m. */
const REACH = 100

/** Looks for unknown ground where it is needed, and does with it what was chosen. */
export function settleUnknown(
  lattice: Lattice,
  known: Uint8Array,
  wish: TerrainChoices & { readonly places: readonly Place[]; readonly radius: number },
): Unknown {
  const missing: number[] = []
  const holes: number[] = []
  needed(lattice, wish.places, wish.radius, (from, to) => {
    for (let i = from; i <= to; i++) {
      if (known[i] === Known.missing) missing.push(i)
      else if (known[i] === Known.hole) holes.push(i)
    }
  })
  const tiles = tilesOf(lattice, missing)
  if (missing.length > 0 && wish.missing === "refuse") {
    throw missingTerrain(tiles, boxOf(lattice, missing), missing.length)
  }
  if (holes.length > 0 && wish.holes === "refuse") {
    throw holesInTerrain(holes.length, boxOf(lattice, holes))
  }
  if (wish.missing === "flat") flatten(lattice, known)
  return {
    missing: wish.missing,
    missingSamples: missing.length,
    missingTiles: tiles,
    holes: wish.holes,
    holeSamples: holes.length,
    filledSamples: wish.holes === "fill" ? filled(lattice, holes) : 0,
  }
}

/** Everywhere, also beyond what is needed: so the same ground lies around any stations. */
function flatten({ heights }: Lattice, known: Uint8Array): void {
  for (let i = 0; i < heights.length; i++) if (known[i] === Known.missing) heights[i] = 0
}

function filled({ heights, columns, rows }: Lattice, holes: readonly number[]): number {
  return fillHoles(heights, columns, rows, holes, REACH).filled
}

function tilesOf(lattice: Lattice, samples: readonly number[]): string[] {
  const tiles = new Set<string>()
  for (const i of samples) {
    const column = i % lattice.columns
    const lon = longitudeOf(lattice, column)
    const lat = latitudeOf(lattice, (i - column) / lattice.columns)
    tiles.add(hgtName({ south: Math.floor(lat), west: Math.floor(lon) }))
  }
  return [...tiles].toSorted()
}

function boxOf(lattice: Lattice, samples: readonly number[]): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const i of samples) {
    const column = i % lattice.columns
    const lon = longitudeOf(lattice, column)
    const lat = latitudeOf(lattice, (i - column) / lattice.columns)
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return box
}
