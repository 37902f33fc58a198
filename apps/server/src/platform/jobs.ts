import { Type } from "typebox"
import type { Context } from "./context.ts"
import { lastRound, type Schedule } from "./jobs-round.ts"
import { Refusal } from "./problem.ts"
import { sql } from "./sql.ts"

/** Work that comes round by the clock. At least once is promised, so it must be safe to repeat. */
export interface Job {
  readonly name: string
  readonly schedule: Schedule
  /** Stops soon where `signal` says so. */
  run(ctx: Context, signal: AbortSignal): Promise<void>
}

/** How often the clock is looked at. */
const LOOK_MS = 30_000

/**
 * Runs jobs whenever their round has come, until the answer is called; then waits for what is going
 * on. Of several processes over one database one takes each round. A round that was missed while no
 * process was running is caught up with, once.
 */
export function startJobs(ctx: Context, jobs: readonly Job[]): () => Promise<void> {
  const stop = new AbortController()
  let going: Promise<void> = Promise.resolve()
  const look = () => {
    going = going.then(() => runDue(ctx, jobs, stop.signal))
  }
  look()
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await going
  }
}

/** Runs each job whose round has come and was not taken yet. A failure is logged and ends nothing. */
export async function runDue(
  ctx: Context,
  jobs: readonly Job[],
  signal: AbortSignal,
): Promise<void> {
  for (const job of jobs) {
    if (signal.aborted) return
    try {
      if (await take(ctx, job)) await finish(ctx, job, await failureOf(ctx, job, signal))
    } catch (error) {
      // The database is away: the next look tries again.
      ctx.log.warn({ job: job.name, error: kindOf(error) }, "job not looked at")
    }
  }
}

/** True in the one process that takes this round. */
async function take(ctx: Context, { name, schedule }: Job): Promise<boolean> {
  const now = ctx.now()
  const round = lastRound(schedule, now).toISOString()
  return ctx.db.transaction(async (tx) => {
    const taken = await tx.column(
      Type.String(),
      sql`insert into platform.job (name, round, started_at) values (${name}, ${round}, ${now})
          on conflict (name) do update
            set round = excluded.round, started_at = excluded.started_at, finished_at = null,
                failure = null
            where platform.job.round < excluded.round
          returning name`,
    )
    return taken.length > 0
  })
}

async function failureOf(ctx: Context, job: Job, signal: AbortSignal): Promise<string | null> {
  try {
    await job.run(ctx, signal)
    return null
  } catch (error) {
    const stack = error instanceof Error && !(error instanceof Refusal) ? error.stack : undefined
    ctx.log.error({ job: job.name, error: kindOf(error), stack }, "job failed")
    return kindOf(error)
  }
}

async function finish(ctx: Context, { name }: Job, failure: string | null): Promise<void> {
  await ctx.db.transaction((tx) =>
    tx.run(sql`
      update platform.job set finished_at = ${ctx.now()}, failure = ${failure} where name = ${name}`),
  )
}

const kindOf = (error: unknown): string =>
  error instanceof Refusal ? error.kind.code : error instanceof Error ? error.name : "unknown"
