import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { pathOf, placeOn } from "../../register/place.ts"
import { currentOf, followerOf } from "../current.ts"
import { runNotFound, runUnitUnknown } from "../errors.ts"
import type { Run, RunDetail, RunList, RunProgress, RunQuestion, RunState } from "../model.ts"
import { type KeptRun, readRuns, type TaskRow } from "../store.ts"
import { factsTold } from "../told.ts"
import { liveOf } from "./compute-service.ts"
import { progressOf } from "../computing/progress-of.ts"

/** Whether whoever asks reads the unit of a run; null stands for the whole country. */
export type SeesRun = (unit: string | null) => boolean

export const stateOf = ({ facts, history }: Pick<KeptRun, "facts" | "history">): RunState =>
  facts === null ? "computing" : (history.at(-1)?.state ?? "draft")

const isPublic = (state: RunState) => state === "published" || state === "withdrawn"

/** Runs by unit (with all below it) and state, the newest first. */
export async function listRuns(
  ctx: Context,
  { unit, state }: RunQuestion,
  sees: SeesRun,
): Promise<RunList> {
  const runs = await readRuns(ctx.db)
  const units = await territoriesOf(ctx.db)
  if (unit !== undefined && units.unit(unit) === undefined) throw runUnitUnknown(unit)
  const day = dayInVietnam(ctx.now())
  const isIn = (own: string | null) =>
    unit === undefined ||
    own === unit ||
    (own !== null && pathOf(units, placeOn(units, own, day), day).includes(unit))
  const within = runs.filter((run) => isIn(run.unit))
  const seen = within.filter((run) => isPublic(stateOf(run)) || sees(run.unit))
  const rows = seen.map((run) => runTold(ctx, run, runs, sees(run.unit)))
  return {
    rows: rows.filter((run) => state === undefined || run.state === state),
    current: currentOf(within)?.id ?? null,
  }
}

export async function getRun(ctx: Context, id: string, sees: SeesRun): Promise<RunDetail> {
  const runs = await readRuns(ctx.db)
  const run = visible(runs, id, sees)
  const isReader = sees(run.unit)
  const history = run.history.map(({ state, day, note, by, at }) => ({
    state,
    day,
    note: isReader || state === "withdrawn" ? note : "",
    by: isReader ? by : null,
    at,
  }))
  return { ...runTold(ctx, run, runs, isReader), history }
}

/** A run that whoever asks may see. */
export async function seenRun(ctx: Context, id: string, sees: SeesRun): Promise<KeptRun> {
  return visible(await readRuns(ctx.db), id, sees)
}

const shown = new WeakMap<Context, Map<string, KeptRun>>()

/**
 * A run for its pictures: what everybody may see is remembered, for it never changes and every map asks
 * for dozens of tiles. `sees` is asked for drafts only.
 */
export async function pictureRun(
  ctx: Context,
  id: string,
  sees: () => Promise<SeesRun>,
): Promise<KeptRun> {
  const known = shown.get(ctx) ?? new Map<string, KeptRun>()
  shown.set(ctx, known)
  const before = known.get(id)
  if (before !== undefined) return before
  const run = await seenRun(ctx, id, await sees())
  if (isPublic(stateOf(run))) known.set(id, run)
  return run
}

function visible(runs: readonly KeptRun[], id: string, sees: SeesRun): KeptRun {
  const run = runs.find((one) => one.id === id)
  if (run === undefined) throw runNotFound(id)
  if (!isPublic(stateOf(run)) && !sees(run.unit)) throw runNotFound(id)
  return run
}

function runTold(ctx: Context, run: KeptRun, all: readonly KeptRun[], isReader: boolean): Run {
  const { id, name, unit, illustrative, flatGround, facts, history, task } = run
  const state = stateOf(run)
  const ofUnit = all.filter((one) => one.unit === unit)
  return {
    id,
    name,
    state,
    unit,
    current: currentOf(ofUnit)?.id === id,
    followedBy: state === "published" ? followerOf(run, ofUnit) : null,
    illustrative,
    flatGround,
    facts: facts === null ? null : factsTold(id, facts),
    progress: isReader && facts === null && task !== null ? progressTold(ctx, task) : null,
    day: history.at(-1)?.day ?? null,
    version: history.length,
  }
}

/** As this process knows it by itself, or as the one that computes it said last. */
function progressTold(ctx: Context, task: TaskRow): RunProgress {
  const live = liveOf(ctx, task.run)
  if (live !== null && task.status === "running") {
    return progressOf({ ...task, ...live }, live.seconds)
  }
  const started = task.startedAt === null ? null : Date.parse(task.startedAt)
  return progressOf(task, started === null ? null : (ctx.now().getTime() - started) / 1000)
}
