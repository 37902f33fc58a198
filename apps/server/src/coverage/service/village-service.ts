import { noCoverage, technologyNotComputed } from "../errors.ts"
import type { Sidecar } from "../output/sidecar.ts"
import type { CellFault } from "../stations/row-reader.ts"
import { type Gap, gapsOf } from "../villages/gaps.ts"
import { readVillages, readWays } from "../villages/import-villages.ts"
import { reachedInPictures } from "../villages/loader-picture.ts"
import { distanceToWays } from "../villages/nearest-line.ts"
import { reachedDirectly } from "../villages/reached-directly.ts"
import { type Reached, type Served, servedByUnit } from "../villages/served.ts"
import type { Village } from "../villages/village.ts"
import { readSidecar } from "./read-sidecar.ts"
import type { StationSettings } from "./run-settings.ts"
import { prepareRun } from "./run-service.ts"

/** Which villages are asked for, and when one counts as served. */
export interface VillageSettings {
  readonly points: string
  /** Half the side of the square of points around a village without an area, m. */
  readonly spread: number
  /** Share of a village's points that must have signal, 0–1. */
  readonly rule: number
  readonly skipBad: boolean
}

export interface VillageAnswers {
  readonly villages: readonly Village[]
  readonly reached: readonly Reached[]
  readonly served: readonly Served[]
  readonly faults: readonly CellFault[]
}

/** Who is served, by the pictures that a run wrote into `folder`. */
export async function servedInPictures(
  settings: VillageSettings,
  folder: string,
): Promise<VillageAnswers & { readonly sidecar: Sidecar }> {
  const { villages, faults } = await readVillages(settings.points, settings.skipBad)
  const sidecar = await sidecarOf(folder)
  const reached = await reachedInPictures(folder, sidecar, villages, settings.spread)
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
  const { villages, faults } = await readVillages(settings.points, settings.skipBad)
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
    readonly folder: string
    readonly technology: string
    readonly join: number
    /** A file of cables and nodes; null where there is none. */
    readonly fibre: string | null
  },
): Promise<{ gaps: readonly Gap[]; of: VillageAnswers & { readonly sidecar: Sidecar } }> {
  const of = await servedInPictures(settings, settings.folder)
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

async function sidecarOf(folder: string): Promise<Sidecar> {
  const sidecar = await readSidecar(folder)
  if (sidecar === null) throw noCoverage(folder)
  return sidecar
}
