import { readdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { listAudit } from "../../platform/audit.ts"
import { OPERATOR } from "../../platform/context.ts"
import { readAssets, saveAssets } from "../../registry/index.ts"
import type { NewRun, RunDetail, RunOptions } from "./model.ts"
import { computed, computingIn, kickComputing, startComputing } from "./service/compute-service.ts"
import { hills } from "./testing/made-run.ts"
import { openRuns } from "./testing/stand.ts"

const HA_TU = "06652.2025"
const DAY = "2026-11-01"

let stand: Awaited<ReturnType<typeof openRuns>>
let stop: (() => Promise<void>) | null = null
beforeAll(async () => {
  stand = await openRuns([await hills()])
  await save([
    mast("cot-1", 106.5, 20.5),
    mast("cot-2", 106.56, 20.52),
    station("bts-1", "cot-1", {}),
    station("bts-2", "cot-2", { operator: "452-02", technology: "2G", frequency_mhz: 900 }),
  ])
})
afterEach(async () => {
  await stop?.()
  stop = null
})
afterAll(() => stand.close())

const mast = (key: string, lon: number, lat: number) => ({
  kind: "mast",
  key,
  name: key,
  codes: [{ scheme: "THU", code: key }],
  unit: HA_TU,
  geometry: { type: "Point" as const, coordinates: [lon, lat] },
  attributes: { height: 42, class: "A2b" },
  from: "2026-01-01",
})
const station = (key: string, on: string, more: object) => ({
  kind: "base-station",
  key,
  name: key,
  codes: [{ scheme: "THU", code: key }],
  unit: HA_TU,
  from: "2026-01-01",
  attributes: {
    mast: `key:${on}`,
    operator: "452-04",
    technology: "4G",
    frequency_mhz: 1800,
    power_dbm: 12,
    antenna_height: 40,
    ...more,
  },
})

async function save(drafts: Parameters<typeof saveAssets>[1]) {
  const { counts } = await saveAssets(stand.ctx, drafts, {
    source: { kind: "form" },
    actor: OPERATOR,
  })
  expect(counts.refuse).toBe(0)
}

const URL = "/api/v1/coverage/runs"
const asked = (more: Partial<NewRun> = {}): NewRun => ({
  name: "Quý IV",
  unit: "22",
  day: DAY,
  radiusKm: 3,
  resolutionM: 150,
  ...more,
})
const post = (path: string, payload: object, headers = stand.editor) =>
  stand.http.inject({ method: "POST", url: `${URL}${path}`, headers, payload })
const read = async (id: string) =>
  (await stand.http.inject({ url: `${URL}/${id}`, headers: stand.reader })).json<RunDetail>()

async function ask(more: Partial<NewRun> = {}): Promise<string> {
  const answer = await post("", asked(more))
  expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)])
  return answer.json<RunDetail>().id
}

test("a run is computed from the registry of a day and kept as a draft of who asked", async () => {
  const id = await ask()
  const waiting = await read(id)
  expect(waiting).toMatchObject({ state: "computing", facts: null, unit: "22", version: 0 })
  expect(waiting.progress).toMatchObject({ status: "queued", share: 0, secondsLeft: null })
  const open = await stand.http.inject({ url: `${URL}/${id}` })
  expect(open.statusCode).toBe(404)

  stop = startComputing(stand.ctx)
  await computed(stand.ctx)
  const run = await read(id)
  expect(run).toMatchObject({ state: "draft", progress: null, name: "Quý IV", illustrative: false })
  expect(run.facts?.stations).toMatchObject({
    origin: { kind: "registry", day: DAY, unit: "22", act: 1 },
    used: 2,
  })
  expect(run.facts?.layers.map(({ key }) => key)).toEqual(["2g_452-02", "4g_452-04"])
  expect(await readdir(join(stand.ctx.settings.dataDir, "computing"))).toEqual(["squares"])
  const deeds = (await listAudit(stand.ctx.db, null, 2)).map(({ action, actor }) => [action, actor])
  expect(deeds[0]![0]).toBe("coverage.keep-run")
  expect(deeds[1]).toEqual(["coverage.ask-run", deeds[0]![1]])
})

test("after an edit of one mast only the squares that it reaches are computed again", async () => {
  const effort: Record<string, unknown>[] = []
  const log = {
    ...stand.ctx.log,
    info: (facts: object, words: string) => {
      if (words === "run computed") effort.push({ ...facts })
    },
  }
  const ctx = { ...stand.ctx, log }
  stop = startComputing(ctx)
  const near = { radiusKm: 2, resolutionM: 50 }
  await ask({ ...near, name: "trước" })
  await ask({ ...near, name: "không đổi" })
  await computed(ctx)
  await save([{ ...mast("cot-2", 106.561, 20.52), attributes: { height: 42, class: "A2b" } }])
  await ask({ ...near, name: "sau", day: "2026-11-20" })
  await computed(ctx)
  expect(effort).toHaveLength(3)
  const [first, same, edited] = effort
  const all = Number(first!["computed"])
  expect(first).toMatchObject({ reused: 0, updated: 0 })
  expect(same).toMatchObject({ computed: 0, updated: 0, reused: all })
  expect(Number(edited!["reused"])).toBeGreaterThan(0)
  expect(Number(edited!["updated"])).toBeGreaterThan(0)
})

test("a run that is cancelled rests; resumed, it goes on from what is computed", async () => {
  const id = await ask({ radiusKm: 12, resolutionM: 90 })
  stop = startComputing(stand.ctx)
  const until = async (done: (run: RunDetail) => boolean) => {
    for (let run = await read(id); ; run = await read(id)) {
      if (done(run)) return run
      await new Promise((next) => setTimeout(next, 20))
    }
  }
  const going = await until((run) => (run.progress?.done ?? 0) > 0 || run.facts !== null)
  expect(going.progress).toMatchObject({ status: "running", phase: "computing" })
  expect((await post(`/${id}/cancel`, {}, stand.reader)).statusCode).toBe(403)
  expect((await post(`/${id}/cancel`, {})).json<RunDetail>().progress?.status).toBe("cancelling")
  const rests = await until((run) => run.progress?.status !== "cancelling")
  expect(rests.progress?.status).toBe("cancelled")
  expect((await post(`/${id}/cancel`, {})).statusCode).toBe(409)

  // As if the process had been killed meanwhile and another one came.
  await stop()
  const resumed = await post(`/${id}/resume`, {})
  expect(resumed.json<RunDetail>().progress?.status).toBe("queued")
  stop = startComputing(stand.ctx)
  await computed(stand.ctx)
  expect(await read(id)).toMatchObject({ state: "draft", progress: null })
  expect((await post(`/${id}/resume`, {})).statusCode).toBe(404)
})

test("a run whose process was killed is taken up again, of what was asked for and nothing else", async () => {
  const id = await ask({ technologies: ["2G"], mode: "covered" })
  await stand.ctx.db.transaction((tx) =>
    tx.script(
      `update coverage.run_task set status = 'running', holder = 'gone', phase = 'computing',
         alive_until = '2026-11-21T01:00:00Z', started_at = '2026-11-21T01:00:00Z' where run = '${id}'`,
    ),
  )
  await rm(computingIn(stand.ctx.settings, id), { recursive: true })
  stop = startComputing(stand.ctx)
  await computed(stand.ctx)
  expect(await read(id)).toMatchObject({
    state: "draft",
    facts: { mode: "covered", stations: { used: 1 } },
  })
})

test("a stop of the server puts what is going on back into the queue", async () => {
  const id = await ask({ radiusKm: 12, resolutionM: 60 })
  const halt = startComputing(stand.ctx)
  kickComputing(stand.ctx)
  for (let run = await read(id); (run.progress?.done ?? 0) === 0; run = await read(id)) {
    await new Promise((next) => setTimeout(next, 20))
  }
  await halt()
  expect((await read(id)).progress?.status).toBe("queued")
  expect((await post(`/${id}/cancel`, {})).json<RunDetail>().progress?.status).toBe("cancelled")
  const remove = { method: "DELETE", url: `${URL}/${id}`, headers: stand.editor } as const
  expect((await stand.http.inject(remove)).statusCode).toBe(204)
  expect(await readdir(join(stand.ctx.settings.dataDir, "computing"))).not.toContain(id)
})

test("what cannot be computed is refused before anything is begun", async () => {
  const why = async (more: Partial<NewRun>, headers = stand.editor) => {
    const answer = await post("", asked(more), headers)
    return `${answer.statusCode} ${answer.body}`
  }
  expect(await why({}, stand.reader)).toMatch(/^403/u)
  expect(await why({}, stand.stranger)).toMatch(/^403/u)
  expect(await why({ unit: "24" })).toMatch(/^403/u)
  expect(await why({ day: "2027-01-01" })).toMatch(/^422.*chưa tới/u)
  expect(await why({ technologies: ["5G"] })).toMatch(/^422/u)
  expect(await why({ preset: "khac" })).toMatch(/^422.*khac/u)
  expect(await why({ radiusKm: 100, resolutionM: 5 })).toMatch(/^422/u)
  expect(await why({ radiusKm: 1000 })).toMatch(/^400/u)
  expect(await why({ reliabilities: [90, 50] })).toMatch(/^422.*tăng dần/u)
  expect(await why({ name: " " })).toMatch(/^400/u)
  // 60 km to the north there is no tile any more.
  expect(await why({ radiusKm: 60 })).toMatch(/^422.*N21E106/u)
})

test("stations that lack a figure are named, or left out and counted", async () => {
  const [first] = await readAssets(stand.ctx, { kinds: ["mast"] })
  const on = first?.id ?? ""
  const { attributes, ...rest } = station("bts-3", "cot-1", {})
  const { power_dbm: _power, ...without } = attributes
  await save([{ ...rest, attributes: { ...without, mast: on, technology: "5G" } }])
  const answer = await post("", asked())
  expect(answer.statusCode).toBe(422)
  const { errors } = answer.json<{ errors: { pointer: string; detail: string }[] }>()
  expect(errors.some(({ pointer, detail }) => `${pointer} ${detail}`.includes("power_dbm"))).toBe(
    true,
  )
  expect((await post("", asked({ skipBad: true }))).statusCode).toBe(202)
})

test("without terrain only flat ground can be asked for, and it says so", async () => {
  const bare = await openRuns()
  try {
    const url = "/api/v1/coverage/run-options"
    expect((await bare.http.inject({ url })).json<RunOptions>()).toMatchObject({
      terrain: false,
      defaults: { preset: "ngoai-troi" },
    })
    const payload = asked()
    const request = { method: "POST", url: URL, headers: bare.editor } as const
    const refused = await bare.http.inject({ ...request, payload })
    expect([refused.statusCode, refused.body]).toEqual([
      422,
      expect.stringContaining("TINHSO_TERRAIN"),
    ])
  } finally {
    await bare.close()
  }
})

test("a run that fails says why and can be tried again; flat ground says so all the time", async () => {
  const id = await ask({ ground: "flat", radiusKm: 1, skipBad: true })
  expect((await read(id)).flatGround).toBe(true)
  const folder = computingIn(stand.ctx.settings, id)
  await writeFile(join(folder, "out"), "a file where a folder must be")
  stop = startComputing(stand.ctx)
  await computed(stand.ctx)
  const failed = await read(id)
  expect(failed.progress).toMatchObject({
    status: "failed",
    failure: { title: expect.any(String) },
  })
  await rm(join(folder, "out"))
  await post(`/${id}/resume`, {})
  await computed(stand.ctx)
  expect(await read(id)).toMatchObject({
    state: "draft",
    flatGround: true,
    facts: { ground: { flat: true, partlyFlat: true } },
  })
})
