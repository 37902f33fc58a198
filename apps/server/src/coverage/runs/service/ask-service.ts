import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { readDefinitions } from "../../service/read-definitions.ts"
import { DEFAULTS, planOf } from "../computing/plan.ts"
import {
  clutterNotSet,
  dayAhead,
  runNotFound,
  runUnitUnknown,
  sharesNotAscending,
  taskNotGoing,
  taskNotStopped,
  terrainNotSet,
} from "../errors.ts"
import type { NewRun, RunOptions } from "../model.ts"
import { addRun, addTask, lockedTask, setStatus } from "../store.ts"
import { startThread } from "./compute-thread.ts"
import { packedStations } from "../folder/inputs.ts"
import {
  computingIn,
  kickComputing,
  registryStations,
  STATIONS,
  stopComputing,
} from "./compute-service.ts"

/** What a run can be asked of this server. */
export async function runOptions({ settings }: Context): Promise<RunOptions> {
  const { source, presets } = await readDefinitions(settings.coverageDefinitions)
  return {
    terrain: settings.terrain.length > 0,
    clutter: settings.clutter.length > 0,
    presets: Object.entries(presets).map(([name, { title, thresholds }]) => ({
      name,
      title,
      source,
      thresholds,
    })),
    defaults: { ...DEFAULTS, reliabilities: [...DEFAULTS.reliabilities] },
  }
}

let last: Promise<unknown> = Promise.resolve()

/** Lets one thread look for ground at a time, however many ask: each takes memory of its own. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work)
  last = next.catch(() => undefined)
  return next
}

/**
 * Has a run computed, as soon as those before it are done. Whatever can be refused is refused now:
 * stations are read and kept for it, ground is looked for. Gives its id.
 */
export async function askRun(ctx: Context, actor: Actor, given: NewRun): Promise<string> {
  const { settings } = ctx
  const day = given.day ?? dayInVietnam(ctx.now())
  const asked = { ...given, name: toNfc(given.name).trim(), day }
  if ((await territoriesOf(ctx.db)).unit(asked.unit) === undefined) throw runUnitUnknown(asked.unit)
  if (day > dayInVietnam(ctx.now())) throw dayAhead(day)
  const shares = asked.reliabilities ?? []
  if (shares.some((share, i) => i > 0 && share <= shares[i - 1]!)) throw sharesNotAscending()
  if (asked.ground !== "flat" && settings.terrain.length === 0) throw terrainNotSet()
  if (asked.clutter === true && settings.clutter.length === 0) throw clutterNotSet()
  const plan = planOf(asked, settings)
  const read = await registryStations(ctx, plan, asked)
  await inTurn(() => startThread({ plan, read, compute: null }, () => undefined).ended)
  const id = await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const act = { by: actor.id, at: at.toISOString() }
    const marks = { illustrative: read.illustrative > 0, flatGround: asked.ground === "flat" }
    const run = { name: asked.name, unit: asked.unit, asked, facts: null, ...marks }
    const added = await addRun(tx, run, act)
    await addTask(tx, added, act.at)
    const details = { name: asked.name, unit: asked.unit, day, stations: read.stations.length }
    await record(tx, { actor, at, action: "coverage.ask-run", subject: added, details })
    const folder = computingIn(settings, added)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const text = JSON.stringify({ ...read, ...packedStations(read.stations) })
    await writeFile(join(folder, STATIONS), text, { mode: 0o600 })
    return added
  })
  kickComputing(ctx)
  return id
}

/** Stops a run: what is computed of it is kept, and it can be resumed. */
export async function cancelRun(ctx: Context, actor: Actor, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const task = await lockedTask(tx, id)
    if (task === null) throw taskNotGoing(id)
    if (task.status !== "queued" && task.status !== "running") throw taskNotGoing(id)
    await setStatus(tx, id, task.status === "queued" ? "cancelled" : "cancelling")
    await record(tx, { actor, at: ctx.now(), action: "coverage.cancel-run", subject: id })
  })
  stopComputing(ctx, id)
}

/** Goes on with a run that was cancelled or failed, from the squares that are computed. */
export async function resumeRun(ctx: Context, actor: Actor, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const task = await lockedTask(tx, id)
    if (task === null) throw runNotFound(id)
    if (task.status !== "cancelled" && task.status !== "failed") throw taskNotStopped(id)
    await setStatus(tx, id, "queued")
    await record(tx, { actor, at: ctx.now(), action: "coverage.resume-run", subject: id })
  })
  kickComputing(ctx)
}
