/**
 * Formulas, the cube and the query API over a whole country: 3 321 communes in 34 provinces, 98
 * measures, 12 quarters. The same totals are asked of PostgreSQL by aggregation over its indexed
 * table in the same run.
 */
import { setTimeout as wait } from "node:timers/promises"
import { Worker } from "node:worker_threads"
import { Type } from "typebox"
import { Value } from "typebox/value"
import { compile, evaluate, parse } from "../packages/formula/src/index.ts"
import { shifted } from "../apps/server/src/indicators/cells/calendar.ts"
import { columnFor, type Sources } from "../apps/server/src/indicators/cube/evaluation.ts"
import { cubeOf } from "../apps/server/src/indicators/cube/service.ts"
import { saveIndicators, definitionsOf } from "../apps/server/src/indicators/definitions/service.ts"
import type { Period } from "../apps/server/src/indicators/model.ts"
import { QueryAnswer } from "../apps/server/src/indicators/query/model.ts"
import { Formulas } from "../apps/server/src/indicators/query/formulas.ts"
import { allMigrations } from "../apps/server/src/migrations.ts"
import type { Context } from "../apps/server/src/platform/context.ts"
import { OPERATOR } from "../apps/server/src/platform/context.ts"
import { openEmbedded } from "../apps/server/src/platform/embedded.ts"
import { silentLog } from "../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../apps/server/src/platform/migrations.ts"
import { openServer } from "../apps/server/src/platform/server-database.ts"
import { settingsFrom } from "../apps/server/src/platform/settings.ts"
import { rawSql, sql } from "../apps/server/src/platform/sql.ts"
import { territories as territoriesOf } from "../apps/server/src/registry/index.ts"
import { importUnits } from "../apps/server/src/registry/service/units-service.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { signedIn } from "../apps/server/src/testing/sign-in.ts"
import { temporaryFolder, unitLists } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const MEASURES = 98
const QUARTERS = 12
const REFORM_VIEW = "2026-01-01"
const LAST: Period = { code: "2028-Q2", kind: "quarter", starts: "2028-04-01", ends: "2028-06-30" }
const PERIODS = Array.from({ length: QUARTERS }, (_, i) => shifted(LAST, QUARTERS - 1 - i))
const MEASURE = Array.from({ length: MEASURES }, (_, i) => `m${i + 1}`)

/** What one formula costs, away from everything else. */
function formulas(): void {
  const text = "hộ_có_cáp_quang / tổng_hộ"
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(text)
  const { run } = compile(parsed.ast)
  const values = [884, 3775]
  const size = `\`${text}\``
  report({
    work: "parse a formula",
    size,
    values: each(200, 1000, () => void parse(text)).map((ns) => ns / 1000),
    unit: "µs",
    bar: 20,
  })
  report({
    work: "evaluate a compiled formula",
    size,
    values: each(200, 100_000, () => void run(values)),
    unit: "ns",
    bar: 100,
  })
  report({
    work: "evaluate by the reference evaluator",
    size,
    values: each(100, 10_000, () => void evaluate(parsed.ast, () => 1)),
    unit: "ns",
    bar: null,
  })
}

/** Nanoseconds of one call, `runs` times over `calls` calls. */
function each(runs: number, calls: number, work: () => void): number[] {
  const values: number[] = []
  for (let i = -20; i < runs; i++) {
    const started = process.hrtime.bigint()
    for (let call = 0; call < calls; call++) work()
    if (i >= 0) values.push(Number(process.hrtime.bigint() - started) / calls)
  }
  return values
}

async function country(directory: string): Promise<void> {
  const url = process.env["TINHSO_BENCH_POSTGRES"]
  const where = url === undefined ? "embedded PostgreSQL" : "PostgreSQL server, fsync off"
  const db = url === undefined ? await openEmbedded(null) : await openServer(url)
  const settings = settingsFrom({ TINHSO_DATA: temporaryFolder() }, "/")
  const ctx: Context = { db, now: () => new Date("2028-07-01T00:00:00Z"), log: silentLog, settings }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await importUnits(ctx, directory, { commit: true, actor: OPERATOR })
  note("recording four million cells …")
  await fill(ctx)
  const words = { nameVi: "Tỷ lệ", nameEn: "Share", definitionVi: "", definitionEn: "" }
  const share = { code: "tỷ_lệ", better: "higher", formula: "m1 / m2 * 100", ...words } as const
  await saveIndicators(ctx, [{ ...share, validFrom: null, document: null }], OPERATOR)
  await rollUps(ctx, where)
  await overHttp(ctx)
  await db.close()
}

/** Measures and their cells, written as SQL: every commune in every quarter. */
async function fill({ db, now }: Context): Promise<void> {
  const at = now().toISOString()
  const periods = JSON.stringify(PERIODS)
  await db.transaction(async (tx) => {
    // What references what is true by construction here; checking it would take minutes.
    await tx.script("set local session_replication_role = replica")
    await tx.run(sql`
      insert into indicators.measure
      select 'm' || i, 'm' || i, 'm' || i, 'household', false, 'last', 'sum', 'none', null, '', '', ${at}::timestamptz
      from generate_series(1, ${MEASURES}::int) i`)
    await tx.run(sql`
      insert into indicators.reporting
      select i, 'm' || i, 'commune', 0.8, '{}', ${at}::timestamptz from generate_series(1, ${MEASURES}::int) i`)
    await tx.run(sql`
      insert into indicators.reporter
      select row_number() over (order by id), id from registry.unit
      where level = 'commune' and closed is null`)
    await tx.run(sql`
      insert into indicators.period
      select row_number() over (order by code), code, kind, starts, ends
      from jsonb_to_recordset(${periods}::jsonb) as p(code text, kind text, starts date, ends date)`)
    await tx.run(
      sql`insert into indicators.cell_batch values (1, ${at}, 'bench', '{"kind":"api","client":"bench"}')`,
    )
    await tx.run(sql`update indicators.cell_head set batch = 1, recorded_at = ${at}`)
    await tx.run(sql`update indicators.revision set number = number + 1`)
    await tx.run(
      rawSql(`
      insert into indicators.cell (batch, unit, cut, measure, period, status, value)
      select 1, u.id, 0, m.id, p.id, 0, 1000 + (u.id * 7 + m.id * 13 + p.id * 17) % 1000
      from indicators.reporting m, indicators.period p, indicators.reporter u`),
    )
  })
  await db.transaction((tx) => tx.script("analyze indicators.cell"))
}

function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return (performance.now() - from) / 1000
}

async function rollUps(ctx: Context, where: string): Promise<void> {
  const before = process.memoryUsage().rss
  const started = performance.now()
  const cube = (await cubeOf(ctx.db)).at("published")
  const seconds = (performance.now() - started) / 1000
  const cells = `${cube.slices.units} communes × ${MEASURES} measures × ${QUARTERS} quarters`
  report({
    work: `load the cube from the ${where}`,
    size: cells,
    values: [seconds],
    unit: "s",
    bar: null,
  })
  const territories = await territoriesOf(ctx.db)
  const made = new Formulas(await definitionsOf(ctx))
  const sources: Sources = {
    slices: cube.slices,
    ...cube.over(territories),
    territories,
    rules: made.rules,
    formula: (code, period) => made.inForce(code, period, null),
    part: made.part,
  }
  const provinces = territories
    .ofLevel("province")
    .filter((unit) => territories.existsOn(unit, REFORM_VIEW))
  const units = Int32Array.from(provinces, ({ id }) => cube.slices.numberOf(id))
  const all = (dayOf: (period: Period) => string): number => {
    let total = 0
    for (const code of MEASURE) {
      for (const period of PERIODS) {
        const asked = { units, period, ytd: false, day: dayOf(period), by: null }
        for (const value of columnFor(code, asked, sources).values) total += value
      }
    }
    return total
  }
  const both = () => [all((period) => period.ends), all(() => REFORM_VIEW)]
  const size = `${units.length} provinces × ${cells}, both views`
  report({ work: "roll up, the first time", size, values: [timed(both)], unit: "s", bar: 1 })
  const values = Array.from({ length: 20 }, () => timed(both))
  report({ work: "roll up", size, values, unit: "s", bar: 1, judged: "p95" })
  const memory = (process.memoryUsage().rss - before) / 2 ** 20
  report({
    work: "memory of the cube, loading included",
    size: cells,
    values: [memory],
    unit: "MB",
    bar: 2048,
  })
  await peer(ctx, where, both()[1] ?? 0)
}

const PEER = `
  select up.parent, c.measure, c.period, sum(c.value) as value, count(*) as reported
  from indicators.cell c
  join indicators.reporter r on r.id = c.unit
  join registry.unit_parent up on up.unit = r.unit_id and up.valid @> date '${REFORM_VIEW}'
  where c.superseded_by is null
  group by up.parent, c.measure, c.period`

/** The same totals, one view of them, by the database itself. */
async function peer({ db }: Context, where: string, expected: number): Promise<void> {
  const values: number[] = []
  let found = Number.NaN
  for (let run = 0; run < 3; run++) {
    const started = performance.now()
    const [total] = await db.column(
      Type.Number(),
      rawSql(`select sum(value)::float8 from (${PEER}) t`),
    )
    values.push((performance.now() - started) / 1000)
    found = total ?? Number.NaN
  }
  if (found !== expected) throw new Error(`the cube says ${expected}, PostgreSQL ${found}`)
  report({
    work: `peer: the same totals of one view from ${where}, by aggregation`,
    size: "the same cells, indexed by measure and period",
    values,
    unit: "s",
    bar: null,
  })
}

const questionOf = (indicators: string, units: string) =>
  String(new URLSearchParams({ indicators, units, periods: LAST.code, view: "reported" }))

/** Milliseconds of requests made by another thread. */
function timesInThread(workerData: object): Promise<number[]> {
  const worker = new Worker(new URL("./measure/asking-worker.ts", import.meta.url), { workerData })
  return new Promise((resolve, reject) => {
    worker.on("message", (values: unknown) =>
      resolve(Value.Parse(Type.Array(Type.Number()), values)),
    )
    worker.on("error", reject)
  })
}

async function overHttp(ctx: Context): Promise<void> {
  const http = await buildServer(ctx)
  await http.listen({ port: 0, host: "127.0.0.1" })
  const address = http.server.address()
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  await wait(1000)
  const ask = async (indicator: string, units: string) => {
    const response = await fetch(`${base}/api/v1/query?${questionOf(indicator, units)}`)
    if (!response.ok) throw new Error(await response.text())
    return response
  }
  const path = `/api/v1/query?${questionOf("tỷ_lệ", "level:commune")}`
  const values = await timesInThread({ base, paths: [path], count: 200, warmUp: 20 })
  report({
    work: "an indicator for all communes, over HTTP",
    size: "3 321 rows of JSON, client in a thread of its own; 200 requests",
    values,
    unit: "ms",
    bar: 10,
    judged: "p95",
  })
  await saves(ctx, http, base, ask)
  await http.close()
}

type Ask = (indicator: string, units: string) => Promise<Response>
const rowsOf = async (response: Response) => Value.Parse(QueryAnswer, await response.json()).rows

/** From sending a value until the country's total shows it. */
async function saves(
  ctx: Context,
  http: Awaited<ReturnType<typeof buildServer>>,
  base: string,
  ask: Ask,
): Promise<void> {
  const headers = await signedIn(http, ctx, { role: "editor", unit: "VN" })
  const totalOf = async () => (await rowsOf(await ask("m1", "VN")))[0]?.value ?? 0
  const rows = await rowsOf(await ask("m1", "level:commune"))
  const values: number[] = []
  for (let run = -3; run < 50; run++) {
    const { unit, value } = rows[run + 3] ?? { unit: "", value: 0 }
    const before = await totalOf()
    const cells = [{ measure: "m1", unit, period: LAST.code, value: (value ?? 0) + 1 }]
    const started = performance.now()
    const saved = await fetch(`${base}/api/v1/cells`, {
      method: "PUT",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ cells }),
    })
    if (!saved.ok) throw new Error(await saved.text())
    const after = await totalOf()
    if (run >= 0) values.push(performance.now() - started)
    if (after !== before + 1) throw new Error(`${before} + 1 shows as ${after}`)
  }
  report({
    work: "save a value until the country's total shows it, over HTTP",
    size: "50 values, one after the other",
    values,
    unit: "ms",
    bar: 1000,
    judged: "p95",
  })
}

formulas()
const lists = unitLists()
if (lists === null) note("the official lists are not at hand: set TINHSO_BENCH_UNITS")
else await country(lists)
