import { afterAll, beforeAll, expect, test } from "vitest"
import { openTestDatabase, testContext } from "../testing/database.ts"
import type { Context } from "./context.ts"
import type { Database } from "./database.ts"
import { type Job, runDue, startJobs } from "./jobs.ts"
import { lastRound } from "./jobs-round.ts"

let db: Database
let ctx: Context
let now = new Date("2026-11-21T07:10:00+07:00")
beforeAll(async () => {
  db = await openTestDatabase()
  ctx = testContext(db, { now: () => now })
})
afterAll(() => db.close())

const signal = new AbortController().signal
const counting = (name: string) => {
  let runs = 0
  const job: Job = {
    name,
    schedule: { everyMinutes: 30, from: "07:00", until: "19:00" },
    run: () => Promise.resolve(void (runs += 1)),
  }
  return { job, runs: () => runs }
}

test.each([
  ["2026-11-21T07:10:00", "2026-11-21T07:00:00"],
  ["2026-11-21T07:29:59", "2026-11-21T07:00:00"],
  ["2026-11-21T07:30:00", "2026-11-21T07:30:00"],
  ["2026-11-21T23:00:00", "2026-11-21T19:00:00"],
  ["2026-11-21T00:30:00", "2026-11-20T19:00:00"],
  ["2026-11-21T06:59:59", "2026-11-20T19:00:00"],
])("at %s in Vietnam the last round was %s", (at, round) => {
  const schedule = { everyMinutes: 30, from: "07:00", until: "19:00" }
  expect(lastRound(schedule, new Date(`${at}+07:00`))).toEqual(new Date(`${round}+07:00`))
})

test("a round is run once, however often it is looked at and by however many", async () => {
  const { job, runs } = counting("once")
  await Promise.all([runDue(ctx, [job], signal), runDue(ctx, [job], signal)])
  await runDue(ctx, [job], signal)
  expect(runs()).toBe(1)

  now = new Date("2026-11-21T07:31:00+07:00")
  await runDue(ctx, [job], signal)
  expect(runs()).toBe(2)
})

test("rounds that were missed are caught up with once", async () => {
  const { job, runs } = counting("missed")
  await runDue(ctx, [job], signal)
  now = new Date("2026-11-23T12:00:00+07:00")
  await runDue(ctx, [job], signal)

  expect(runs()).toBe(2)
})

test("a clock that is set back runs nothing again", async () => {
  const { job, runs } = counting("back")
  await runDue(ctx, [job], signal)
  now = new Date("2026-11-22T12:00:00+07:00")
  await runDue(ctx, [job], signal)

  expect(runs()).toBe(1)
})

test("a job that fails is logged without what it was about, and the next one runs", async () => {
  const lines: object[] = []
  const log = { ...ctx.log, error: (fields: object) => void lines.push(fields) }
  const failing: Job = { ...counting("fails").job, run: () => Promise.reject(new TypeError("x")) }
  const { job, runs } = counting("after")
  await runDue({ ...ctx, log }, [failing, job], signal)

  expect(lines).toMatchObject([{ job: "fails", error: "TypeError" }])
  expect(runs()).toBe(1)
})

test("stopping waits for what is going on and tells it so", async () => {
  let told = false
  const job: Job = {
    ...counting("stopped").job,
    run: (_ctx, asked) =>
      new Promise((done) =>
        asked.addEventListener("abort", () => {
          told = true
          done()
        }),
      ),
  }
  const stop = startJobs(ctx, [job])
  await new Promise((done) => setTimeout(done, 200))
  await stop()

  expect(told).toBe(true)
})
