import type { Lattice, Place } from "@tinhso/terrain"
import { type ClutterSettings, loadClutter } from "../clutter/load-clutter.ts"
import type { Parameters } from "../engine/parameters.ts"
import { samplingFor } from "../engine/sampling.ts"
import { clutterWanted, noThreshold } from "../errors.ts"
import type { Sidecar } from "../output/sidecar.ts"
import { type Candidate, candidatesFor } from "../sites/candidates.ts"
import { coversOf } from "../sites/covers.ts"
import { chooseExactly, type Exact } from "../sites/exact.ts"
import { type Chosen, chooseGreedily } from "../sites/greedy.ts"
import type { Station } from "../stations/station.ts"
import { loadTerrain } from "../terrain/load-terrain.ts"
import type { TerrainChoices } from "../terrain/settle-unknown.ts"
import { readVillages } from "../villages/import-villages.ts"
import { shareOf } from "../villages/served.ts"
import { pointsOfVillage } from "../villages/spread.ts"
import type { Village } from "../villages/village.ts"
import type { RunPictures } from "./run-pictures.ts"
import { samplesWithin } from "./run-service.ts"
import { reachedOfAny, servedInPictures, type VillageSettings } from "./village-service.ts"

export interface SiteSettings extends VillageSettings, TerrainChoices {
  readonly pictures: RunPictures
  readonly terrain: readonly string[]
  readonly terrainMegabytes: number
  /** What stands on the ground; needed where the pictures were computed with it. */
  readonly clutter?: ClutterSettings
  /** How many new stations there may be. */
  readonly count: number
  /** What a point weighs: its share of a village's people, households, or of the village as such. */
  readonly weigh: "population" | "households" | "villages"
  /** Candidates from a file; null: villages without signal and high ground near them. */
  readonly candidates: string | null
  /** How far from a village high ground is looked for, m. */
  readonly around: number
  /** Up to so many candidates the optimum is computed, more give a bound. */
  readonly exactUpTo: number
  /** Of the new stations. */
  readonly like: Pick<Station, "technology" | "height" | "frequency" | "power" | "gain">
}

export interface Sites {
  readonly candidates: readonly Candidate[]
  readonly chosen: Chosen
  readonly exact: Exact
  /** Of all wanted points. */
  readonly wanted: number
  readonly wantedVillages: number
  /** Wanted villages that nobody counted: they weigh nothing. */
  readonly unweighed: number
}

/** The solver may take so long, s; then its bound or none is told. */
const SOLVER_SECONDS = 60

/** Where new stations would bring most people signal who have none. */
export async function chooseSites(settings: SiteSettings): Promise<Sites> {
  const { villages, reached, sidecar } = await servedInPictures(settings, settings.pictures)
  const { technology } = settings.like
  const known = reachedOfAny(reached, technology)
  const without = villages.filter((_, i) => (shareOf(known, i) ?? 1) < settings.rule)
  const places = without.flatMap((village) => pointsOfVillage(village, settings.spread))
  const weights = Float64Array.from(without.flatMap((village) => weightsOf(village, settings)))
  const given = settings.candidates === null ? null : await readCandidates(settings.candidates)
  const parameters = parametersIn(sidecar, technology)
  if (sidecar.inputs.clutter !== undefined && settings.clutter === undefined) throw clutterWanted()
  if (without.length === 0) return nothingWanted()
  const around = [...without, ...(given ?? [])]
  const { lattice: ground } = await loadTerrain({
    paths: settings.terrain,
    places: around,
    radius: parameters.radius + settings.around + settings.spread,
    margin: 0,
    missing: settings.missing,
    holes: settings.holes,
    mostSamples: samplesWithin(settings.terrainMegabytes),
    coarsest: parameters.resolution,
  })
  const lattice = await withCover(ground, settings, around, parameters)
  const candidates = given ?? candidatesFor(without, lattice, settings.around)
  const asked = { ...parameters, ...samplingFor(lattice, parameters.resolution, null) }
  const covers = coversOf(candidates, places, newStation(settings), lattice, asked)
  const choice = { covers, weights }
  const whole = candidates.length <= settings.exactUpTo
  return {
    candidates,
    chosen: chooseGreedily(choice, settings.count),
    exact: await chooseExactly(choice, settings.count, whole, SOLVER_SECONDS),
    wanted: weights.reduce((sum, weight) => sum + weight, 0),
    wantedVillages: without.length,
    unweighed: without.filter((village) => weightOf(village, settings) === null).length,
  }
}

/** The ground with what stands on it: new stations are judged as the old ones were. */
async function withCover(
  ground: Lattice,
  { clutter, around, spread }: SiteSettings,
  places: readonly Place[],
  { radius }: Parameters,
): Promise<Lattice> {
  if (clutter === undefined) return ground
  const { lattice } = await loadClutter(ground, clutter, places, radius + around + spread)
  return { ...ground, cover: lattice }
}

const nothingWanted = (): Sites => ({
  candidates: [],
  chosen: { candidates: [], gains: [], total: 0, bound: 0 },
  exact: { status: "optimal", candidates: [], value: 0 },
  wanted: 0,
  wantedVillages: 0,
  unweighed: 0,
})

const weightOf = (village: Village, { weigh }: SiteSettings): number | null =>
  weigh === "villages" ? 1 : village[weigh]

function weightsOf(village: Village, settings: SiteSettings): number[] {
  const points = pointsOfVillage(village, settings.spread)
  const weight = weightOf(village, settings) ?? 0
  return points.map(() => weight / points.length)
}

async function readCandidates(path: string): Promise<Candidate[]> {
  const { villages } = await readVillages(path, false)
  return villages.map(({ id, lat, lon }): Place & Candidate => ({ id, lat, lon, why: "given" }))
}

const newStation = ({ like }: SiteSettings): Station => ({
  ...like,
  id: "new",
  lat: 0,
  lon: 0,
  operator: "new",
  feederLoss: 0,
  azimuths: [],
  beamwidth: 360,
  mechanicalTilt: 0,
  electricalTilt: 0,
  pattern: null,
  mast: null,
})

/** The parameters that the pictures were computed with: new stations are judged as the old ones. */
function parametersIn({ parameters }: Sidecar, technology: string): Parameters {
  if (parameters.thresholds[technology] === undefined) throw noThreshold([technology])
  const { reliabilities } = parameters
  return { ...parameters, mode: "covered", reliabilities: reliabilities.slice(0, 1) }
}
