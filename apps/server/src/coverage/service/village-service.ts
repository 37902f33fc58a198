import { technologyNotComputed } from "../errors.ts"
import type { Sidecar } from "../output/sidecar.ts"
import type { CellFault } from "../stations/row-reader.ts"
import { type Gap, gapsOf } from "../villages/gaps.ts"
import { type ReadVillages, readWays } from "../villages/import-villages.ts"
import { reachedInPictures } from "../villages/loader-picture.ts"
import { distanceToWays } from "../villages/nearest-line.ts"
import { reachedDirectly } from "../villages/reached-directly.ts"
import { type Reached, type Served, servedByUnit } from "../villages/served.ts"
import type { Village } from "../villages/village.ts"
import type { RunPictures } from "./run-pictures.ts"
import type { StationSettings } from "./run-settings.ts"
import { prepareRun } from "./run-service.ts"

/** Which villages are asked for, and when one counts as served. */
export interface VillageSettings {
  /** Reads them: from a file, or from the register. */
  readonly villages: () => Promise<ReadVillages>
  /** Half the side of the square of points around a village without an area, m. */
  readonly spread: number
  /** Share of a village's points that must have signal, 0–1. */
  readonly rule: number
}

export interface VillageAnswers {
  readonly villages: readonly Village[]
  readonly reached: readonly Reached[]
  readonly served: readonly Served[]
  readonly faults: readonly CellFault[]
}

/** Who is served, by the pictures of a run. */
export async function servedInPictures(
  settings: VillageSettings,
  pictures: RunPictures,
): Promise<VillageAnswers & { readonly sidecar: Sidecar }> {
  const { villages, faults } = await settings.villages()
  const { sidecar } = pictures
  const reached = await reachedInPictures(pictures, villages, settings.spread)
  return {
    villages,
    reached,
    served: servedByUnit(villages, reached, settings.rule),
    faults,
    sidecar,
  }
}

/** Who is served, asked of the stations themselves for the points of villages alone. */
export async function servedByStations(
  settings: VillageSettings,
  stations: StationSettings,
): Promise<VillageAnswers> {
  const { villages, faults } = await settings.villages()
  const { read, terrain, parameters } = await prepareRun({
    ...stations,
    mode: "covered",
    reliabilities: stations.reliabilities.slice(0, 1),
  })
  const { lattice } = terrain
  const reached = reachedDirectly(villages, read.stations, lattice, parameters, settings.spread)
  return {
    villages,
    reached,
    served: servedByUnit(villages, reached, settings.rule),
    faults: [...read.faults, ...faults],
  }
}

/** Villages without a technology, together where they lie together, with what is near them. */
export async function findGaps(
  settings: VillageSettings & {
    readonly pictures: RunPictures
    readonly technology: string
    readonly join: number
    /** A file of cables and nodes; null where there is none. */
    readonly fibre: string | null
  },
): Promise<{ gaps: readonly Gap[]; of: VillageAnswers & { readonly sidecar: Sidecar } }> {
  const of = await servedInPictures(settings, settings.pictures)
  const reached = reachedOfAny(of.reached, settings.technology)
  const toFibre = settings.fibre === null ? null : distanceToWays(await readWays(settings.fibre))
  const { stations } = of.sidecar
  const { rule, join } = settings
  return { gaps: gapsOf(of.villages, reached, rule, join, stations, toFibre), of }
}

/** What any operator reaches with a technology; a refusal where it was not computed. */
export function reachedOfAny(reached: readonly Reached[], technology: string): Reached {
  const found = reached.find((one) => one.technology === technology && one.operator === null)
  if (found !== undefined) return found
  throw technologyNotComputed(technology, [...new Set(reached.map((one) => one.technology))])
}
