import { createSight, type Sight, setSight } from "@tinhso/propagation"
import { distanceBetween, type Lattice } from "@tinhso/terrain"
import { noAnswers } from "../../engine/answers.ts"
import { askMast } from "../../engine/ask-mast.ts"
import { type Cell, prepareCell } from "../../engine/cell.ts"
import { type Mast, mastsOf } from "../../engine/mast.ts"
import { NO_LEVEL, type Parameters } from "../../engine/parameters.ts"
import type { Points } from "../../engine/points.ts"
import { readProfile, stepsOver } from "../../engine/profile.ts"
import type { Station } from "../../stations/station.ts"

/** What the engine finds of one station at one place. */
export interface Asked {
  readonly station: Station
  readonly distance: number
  /** By share of reliability, hundredths of a dBm; null where there is none. */
  readonly levels: readonly number[] | null
  /** Why there is none. */
  readonly why: "radius" | "terrain" | "refused" | null
  /** What its antenna gives less than in its best direction, dB; null where no level is known. */
  readonly antennaLoss: number | null
  /** What would arrive with nothing lost on the way, in the antenna's best direction, dBm. */
  readonly strength: number
}

/** The ground that is asked over and how; `points` holds one place. */
export interface Ground {
  readonly lattice: Lattice
  /** Of the run, with levels: the same object for all questions, for stations alike share by it. */
  readonly parameters: Parameters
  readonly points: Points
}

const only = Int32Array.of(0)

/** Asks one station for a place through the engine's own kernel: the number that its raster has. */
export function askStation(station: Station, ground: Ground): Asked {
  const { parameters, points } = ground
  const cell = prepareCell(station, 0, [station], parameters)
  const { levels, why } = levelsOf(cell, ground)
  const plain = cell.pattern === null || levels === null ? null : { ...cell, pattern: null }
  const best = plain === null ? levels : levelsOf(plain, ground).levels
  return {
    station,
    distance: distanceBetween(points.lat[0]!, points.lon[0]!, station.lat, station.lon),
    levels,
    why,
    antennaLoss: levels === null || best === null ? null : (best[0]! - levels[0]!) / 100,
    strength: cell.strength,
  }
}

function levelsOf(
  cell: Cell,
  { lattice, parameters, points }: Ground,
): Pick<Asked, "levels" | "why"> {
  const answers = noAnswers(1, 1, parameters)
  const [mast] = mastsOf([cell], lattice)
  askMast(answers, mast!, points, only, lattice, parameters, null)
  const { effort, levels } = answers
  if (levels[0]![0] !== NO_LEVEL) return { levels: levels.map((share) => share[0]!), why: null }
  if (effort.pairs === 0) return { levels: null, why: "radius" }
  return { levels: null, why: effort.withoutGround > 0 ? "terrain" : "refused" }
}

/** The ground between a station and a place as the engine reads it. */
export interface Path {
  /** Between samples, m. */
  readonly step: number
  /** m; as the engine counts it, never less than half a pixel. */
  readonly distance: number
  /** m above the sea; the station's end first. */
  readonly heights: Float64Array
  /** How both ends see each other, and where the ground comes nearest to the ray. */
  readonly sight: Sight
}

/** Reads that ground; null where some of it is not known. */
export function pathOf(station: Station, { lattice, parameters, points }: Ground): Path | null {
  const cell = prepareCell(station, 0, [station], parameters)
  const [mast] = mastsOf([cell], lattice)
  return mast === undefined ? null : pathFrom(mast, station, { lattice, parameters, points })
}

function pathFrom(mast: Mast, station: Station, ground: Ground): Path | null {
  const { lattice, parameters, points } = ground
  const away = distanceBetween(mast.lat, mast.lon, points.lat[0]!, points.lon[0]!)
  const distance = Math.max(away, parameters.resolution / 2)
  const steps = stepsOver(distance, parameters)
  const heights = new Float64Array(steps + 1)
  if (!readProfile(heights, lattice, mast, points, 0, steps, parameters)) return null
  const sight = createSight()
  const step = distance / steps
  const { height, frequency } = station
  setSight(sight, heights, 0, steps, step, height, parameters.rxHeight, frequency)
  return { step, distance, heights, sight }
}
