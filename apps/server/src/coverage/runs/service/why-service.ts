import { boxAround, distanceBetween } from "@tinhso/terrain"
import type { Context } from "../../../platform/context.ts"
import type { Parameters } from "../../engine/parameters.ts"
import { pointsAt } from "../../engine/points.ts"
import type { Station } from "../../stations/station.ts"
import { type Remembered, remembered } from "../cog/remembered.ts"
import { groundGone, placeOutside, technologyNotThere } from "../errors.ts"
import { CLUTTER, GROUND, stationsOf } from "../folder/inputs.ts"
import type { WhyAnswer, WhyQuestion } from "../model.ts"
import type { Pixel } from "../place/pixel.ts"
import type { KeptRun } from "../store.ts"
import { drawingOf } from "../why/drawing.ts"
import { explain } from "../why/explain.ts"
import { type Asked, askStation, type Ground } from "../why/kernel.ts"
import { type SparseGround, sparseGround } from "../why/sparse-ground.ts"
import { type OpenedRun, shelfOf } from "./open-service.ts"
import { pixelIn } from "./place-service.ts"
import { openedRun } from "./tile-service.ts"

/** All that is needed to ask the stations of a run again. */
interface Scene {
  readonly stations: readonly Station[]
  readonly ground: SparseGround
  readonly parameters: Parameters
}

/** Ground of runs in memory, at most. */
const GROUND_BYTES = 512 * 2 ** 20
const USUAL_COUNT = 5

const scenes = new WeakMap<Context, Remembered<Scene>>()

async function sceneOf(ctx: Context, run: OpenedRun): Promise<Scene> {
  const known =
    scenes.get(ctx) ??
    remembered<Scene>(GROUND_BYTES, ({ ground }) => ground.lattice.heights.byteLength)
  scenes.set(ctx, known)
  return known.get(run.id, () => openScene(ctx, run))
}

async function openScene(ctx: Context, run: OpenedRun): Promise<Scene> {
  const shelf = shelfOf(ctx)
  const inputs = await shelf.inputs(run)
  const fileOf = (name: string) => run.facts.files.find((one) => one.name === name)
  const groundFile = fileOf(GROUND)
  if (inputs === null || groundFile === undefined) throw groundGone(run.id)
  const clutterFile = fileOf(CLUTTER)
  const clutter = clutterFile === undefined ? null : await shelf.picture(run, clutterFile)
  const ground = sparseGround(inputs.lattice, await shelf.picture(run, groundFile), clutter)
  const { parameters } = await shelf.sidecar(run)
  return { stations: stationsOf(inputs), ground, parameters: { ...parameters, mode: "field" } }
}

/** Which stations reach a place and which do not, and why, by the engine's own arithmetic. */
export async function whyIn(ctx: Context, run: KeptRun, asked: WhyQuestion): Promise<WhyAnswer> {
  const opened = openedRun(run)
  const { facts } = opened
  const { technology, operator = null, count = USUAL_COUNT } = asked
  const pixel = pixelIn(opened, asked)
  if (pixel === null) throw placeOutside(run.id)
  const { stations, ground, parameters } = await sceneOf(ctx, opened)
  const fitting = stations.filter(
    (one) => one.technology === technology && (operator === null || one.operator === operator),
  )
  if (fitting.length === 0) throw technologyNotThere(technology, operator)
  const place = { lat: pixel.latitude, lon: pixel.longitude }
  await ground.need(boxAround(place, parameters.radius + parameters.resolution))
  const { lattice } = ground
  const here: Ground = { lattice, parameters, points: pointsAt(lattice, [place]) }
  const threshold = facts.definition.thresholds[technology] ?? null
  const chosen = strongest(fitting, pixel, here, count)
  const explained = chosen.map((one) => explain(one, pixel, here, threshold))
  const drawn = explained.findIndex(({ path }) => path !== null)
  const path = explained[drawn]?.path ?? null
  const height = here.points.ground[0]!
  return {
    run: run.id,
    asked: { longitude: asked.lon, latitude: asked.lat },
    pixel: { longitude: pixel.longitude, latitude: pixel.latitude },
    groundM: Number.isNaN(height) ? null : Math.round(height * 10) / 10,
    technology,
    operator,
    thresholdDbm: threshold,
    radiusM: facts.radiusM,
    illustrative: run.illustrative,
    flatGround: run.flatGround,
    stations: explained.map(({ told }) => told),
    profile: path === null ? null : drawingOf(chosen[drawn]!.station, parameters.rxHeight, path),
  }
}

const level = (one: Asked) => one.levels?.[0] ?? Number.NEGATIVE_INFINITY

/** The strongest stations, the earlier one where two are alike; then the nearest without a level. */
function strongest(
  stations: readonly Station[],
  { latitude, longitude }: Pixel,
  ground: Ground,
  count: number,
): Asked[] {
  const { radius } = ground.parameters
  const away = (one: Station) => distanceBetween(latitude, longitude, one.lat, one.lon)
  const near = stations
    .map((station) => ({ station, distance: away(station) }))
    .toSorted((one, other) => one.distance - other.distance)
  // Farther ones have no level: only as many are asked as could be shown.
  const asked = near
    .filter(({ distance }, i) => i < count || distance <= radius + 1)
    .map(({ station }) => askStation(station, ground))
  return asked
    .toSorted((one, other) => {
      const [a, b] = [level(one), level(other)]
      if (a !== b) return b - a
      return a === Number.NEGATIVE_INFINITY
        ? one.distance - other.distance
        : one.station.id < other.station.id
          ? -1
          : 1
    })
    .slice(0, count)
}
