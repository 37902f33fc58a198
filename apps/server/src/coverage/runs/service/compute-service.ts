import { randomUUID } from "node:crypto"
import { readFile, rm, stat, readdir, mkdir, utimes } from "node:fs/promises"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import type { Actor, Context } from "../../../platform/context.ts"
import { explained } from "../../../platform/failure.ts"
import type { Settings } from "../../../platform/settings.ts"
import type { ReadStations } from "../../stations/import-stations.ts"
import { readRegistryStations } from "../../stations/import-registry.ts"
import { stationsOf } from "../folder/inputs.ts"
import { type PlannedRun, planOf, squaresName } from "../computing/plan.ts"
import type { NewRun, RunProgress } from "../model.ts"
import {
  aliveFor,
  type ClaimedTask,
  claimTask,
  readRuns,
  releaseTask,
  type TaskFailure,
} from "../store.ts"
import { startThread, type Thread } from "./compute-thread.ts"
import { sweepRasters } from "./files-service.ts"
import { keepFolder } from "./keep-service.ts"

/** How often the queue is looked at without being told. */
const LOOK_MS = 15_000
/** How often a process says that it is still computing, and for how long that holds. */
const BEAT_MS = 10_000
const ALIVE_MS = 60_000
/** Sets of squares that later runs may go on from. */
const MOST_SQUARES = 5

/** What is being computed in this process, as it stands at this moment. */
interface Live {
  readonly id: string
  readonly since: number
  phase: NonNullable<RunProgress["phase"]>
  share: number
  done: number
  total: number
  readonly thread: Thread
}

interface Computing {
  readonly holder: string
  live: Live | null
  going: Promise<void>
  stopped: boolean
}

/** Takes away what is left of runs that are kept or deleted, and files that belong to none. */
async function sweep(ctx: Context): Promise<void> {
  const waiting = new Set(
    (await readRuns(ctx.db)).filter(({ task }) => task !== null).map(({ id }) => id),
  )
  const { dataDir } = ctx.settings
  for (const name of await readdir(join(dataDir, "computing")).catch(() => [])) {
    if (name === SQUARES || waiting.has(name)) continue
    await rm(join(dataDir, "computing", name), { recursive: true, force: true })
  }
  await sweepRasters(ctx)
}

const everywhere = new WeakMap<Context, Computing>()

/** The stations of a run that is computed, as they were when it was asked for. */
export const STATIONS = "stations.json"

/** Where a run is computed, until it is kept. */
export const computingIn = ({ dataDir }: Pick<Settings, "dataDir">, id: string): string =>
  join(dataDir, "computing", id)

const SQUARES = "squares"

const squaresIn = ({ dataDir }: Pick<Settings, "dataDir">): string =>
  join(dataDir, "computing", SQUARES)

/**
 * Computes the runs that are asked for, one at a time, until the answer is called: then what is going on
 * is stopped and goes on from there at the next start. A run whose process was killed is taken up again.
 */
export function startComputing(ctx: Context): () => Promise<void> {
  const computing: Computing = {
    holder: randomUUID(),
    live: null,
    going: Promise.resolve(),
    stopped: false,
  }
  everywhere.set(ctx, computing)
  const timer = setInterval(() => kickComputing(ctx), LOOK_MS)
  timer.unref()
  computing.going = sweep(ctx).catch((error: unknown) => {
    ctx.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "runs not swept")
  })
  kickComputing(ctx)
  return async () => {
    clearInterval(timer)
    computing.stopped = true
    computing.live?.thread.stop()
    await computing.going
    everywhere.delete(ctx)
  }
}

/** Has the queue looked at now. Nothing where this process computes none. */
export function kickComputing(ctx: Context): void {
  const computing = everywhere.get(ctx)
  if (computing === undefined) return
  computing.going = computing.going.then(() => workOff(ctx, computing))
}

/** Waits until the queue is empty. */
export async function computed(ctx: Context): Promise<void> {
  kickComputing(ctx)
  await everywhere.get(ctx)?.going
}

/** Stops a run where this process computes it. */
export function stopComputing(ctx: Context, id: string): void {
  const live = everywhere.get(ctx)?.live
  if (live?.id === id) live.thread.stop()
}

/** How far a run is that this process computes; null where it does not. */
export function liveOf(ctx: Context, id: string) {
  const live = everywhere.get(ctx)?.live
  if (live?.id !== id) return null
  const { phase, share, done, total, since } = live
  return { phase, share, done, total, seconds: (performance.now() - since) / 1000 }
}

async function workOff(ctx: Context, computing: Computing): Promise<void> {
  try {
    for (;;) {
      if (computing.stopped) return
      const claimed = await claim(ctx, computing)
      if (claimed === null) return
      await workOn(ctx, computing, claimed)
    }
  } catch (error) {
    // The database is away: the next look tries again.
    ctx.log.warn({ error: error instanceof Error ? error.name : "unknown" }, "runs not looked at")
  }
}

/** The embedded database has one process: whoever else held a run is gone. */
const claim = ({ db, now }: Context, { holder }: Computing): Promise<ClaimedTask | null> =>
  db.transaction((tx) =>
    claimTask(tx, { holder, now: now(), aliveMs: ALIVE_MS, alone: db.kind === "embedded" }),
  )

async function workOn(ctx: Context, computing: Computing, task: ClaimedTask): Promise<void> {
  const { id } = task
  const beat = setInterval(() => void heartbeat(ctx, computing), BEAT_MS)
  beat.unref()
  try {
    const cancelled = await compute(ctx, computing, task)
    if (!cancelled) return
    // Stopped with the whole process it waits for the next one; stopped by a person it stays so.
    await settle(ctx, computing, id, null)
  } catch (error) {
    await settle(ctx, computing, id, failureOf(ctx, id, error))
  } finally {
    clearInterval(beat)
    computing.live = null
  }
}

const settle = (ctx: Context, { holder }: Computing, id: string, failure: TaskFailure | null) =>
  ctx.db.transaction((tx) => releaseTask(tx, { id, holder, failure }))

function failureOf(ctx: Context, id: string, error: unknown): TaskFailure {
  const refusal = explained(error, ctx.settings.dataDir)
  if (refusal !== null) {
    const { kind, message, errors } = refusal
    return { title: kind.title, detail: message, errors: [...errors] }
  }
  ctx.log.error({ run: id, stack: error instanceof Error ? error.stack : String(error) }, "bug")
  return { title: "Lỗi khi tính", detail: "Xem nhật ký của máy chủ (see the log).", errors: [] }
}

/** Computes a run and keeps it; true where it was stopped before its end. */
async function compute(
  ctx: Context,
  computing: Computing,
  { id, asked, name, unit, by }: ClaimedTask,
): Promise<boolean> {
  const { settings } = ctx
  const plan = planOf(asked, settings)
  const folder = computingIn(settings, id)
  const out = join(folder, "out")
  const read = await stationsFor(ctx, asked, plan, folder)
  const squares = await squaresFor(settings, squaresName(asked, plan))
  const workers = Math.max(1, availableParallelism() - 1)
  const thread = startThread({ plan, read, compute: { out, squares, workers } }, (told) => {
    if (told.kind === "writing") live.phase = "writing"
    else if (told.kind === "progress") {
      Object.assign(live, {
        phase: "computing",
        share: told.share,
        done: told.done,
        total: told.of,
      })
    }
  })
  const live: Live = {
    id,
    since: performance.now(),
    phase: "reading",
    share: 0,
    done: 0,
    total: 0,
    thread,
  }
  computing.live = live
  if (computing.stopped) thread.stop()
  const { cancelled, computed: fresh, updated, reused } = await thread.ended
  ctx.log.info({ run: id, cancelled, computed: fresh, updated, reused }, "run computed")
  if (cancelled) return true
  const actor: Actor = { id: by, kind: "user" }
  await keepFolder(ctx, actor, out, { name, unit, id })
  await rm(folder, { recursive: true, force: true })
  return false
}

/** The stations as they were when the run was asked for; as the registry knows that day where they are gone. */
async function stationsFor(
  ctx: Context,
  asked: NewRun,
  plan: PlannedRun,
  folder: string,
): Promise<ReadStations> {
  const text = await readFile(join(folder, STATIONS), "utf8").catch(() => null)
  if (text === null) return registryStations(ctx, plan, asked)
  const read: Omit<ReadStations, "stations"> & Parameters<typeof stationsOf>[0] = JSON.parse(text)
  return { ...read, stations: stationsOf(read) }
}

/** The stations of a run from the registry, with the antenna patterns that this server has. */
export function registryStations(
  ctx: Context,
  { model, skipBad }: PlannedRun,
  asked: NewRun,
): Promise<ReadStations> {
  const patterns = ctx.settings.antennaPatterns ?? undefined
  return readRegistryStations(ctx, model, skipBad, { ...asked, patterns })
}

/** The folder of a set of squares; those that were not used for longest are taken away. */
async function squaresFor(settings: Settings, name: string): Promise<string> {
  const all = squaresIn(settings)
  const folder = join(all, name)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const now = new Date()
  await utimes(folder, now, now)
  const known = await Promise.all(
    (await readdir(all)).map(async (one) => ({
      path: join(all, one),
      at: (await stat(join(all, one))).mtimeMs,
    })),
  )
  const old = known.toSorted((one, other) => other.at - one.at).slice(MOST_SQUARES)
  for (const { path } of old) await rm(path, { recursive: true, force: true })
  return folder
}

/** Says that this process is alive and how far it is; stops where somebody cancelled elsewhere. */
async function heartbeat(ctx: Context, { holder, live }: Computing): Promise<void> {
  // Nobody else looks into an embedded database, and every write makes what is remembered old.
  if (live === null || ctx.db.kind === "embedded") return
  const until = new Date(ctx.now().getTime() + ALIVE_MS)
  const { id, phase, share, done, total, thread } = live
  const status = await ctx.db
    .transaction((tx) => aliveFor(tx, { id, holder, until, phase, share, done, total }))
    .catch(() => "running")
  if (status !== "running") thread.stop()
}
