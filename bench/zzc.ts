/**
 * A release of a whole country: 15 indicators × 3 321 communes × 4 quarters. How long it takes to
 * freeze it, to seal it with its files, to show its pages, to compute it again and to explain how
 * its correction differs.
 */
import { shifted } from "../apps/server/src/indicators/cells/calendar.ts"
import { saveIndicators } from "../apps/server/src/indicators/definitions/service.ts"
import type { Period } from "../apps/server/src/indicators/model.ts"
import { diffReleases } from "../apps/server/src/indicators/releases/service/diff-service.ts"
import { releaseFile, weigh } from "../apps/server/src/indicators/releases/service/files-service.ts"
import { prepareRelease } from "../apps/server/src/indicators/releases/service/prepare-service.ts"
import { publishRelease } from "../apps/server/src/indicators/releases/service/publish-service.ts"
import { verifyReleases } from "../apps/server/src/indicators/releases/service/verify-service.ts"
import { allMigrations } from "../apps/server/src/migrations.ts"
import { type Context, OPERATOR } from "../apps/server/src/platform/context.ts"
import { openEmbedded } from "../apps/server/src/platform/embedded.ts"
import type { Http } from "../apps/server/src/platform/http.ts"
import { silentLog } from "../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../apps/server/src/platform/migrations.ts"
import { settingsFrom } from "../apps/server/src/platform/settings.ts"
import { rawSql, sql } from "../apps/server/src/platform/sql.ts"
import { importUnits } from "../apps/server/src/registry/service/units-service.ts"
import { buildServer } from "../apps/server/src/server.ts"
import { temporaryFolder, unitLists } from "./measure/product.ts"
import { note, report } from "./measure/report.ts"

const INDICATORS = 15
const LAST: Period = { code: "2025-Q4", kind: "quarter", starts: "2025-10-01", ends: "2025-12-31" }
const PERIODS = Array.from({ length: 4 }, (_, i) => shifted(LAST, 3 - i))
const CODES = Array.from({ length: INDICATORS }, (_, i) => `i${i + 1}`)
const VERIFIER = { id: "bench", kind: "user" } as const
const asOperator = () => Promise.resolve(OPERATOR)

/** Measures, their cells for every commune and quarter, and indicators over them. */
async function fill(ctx: Context): Promise<void> {
  const at = ctx.now().toISOString()
  await ctx.db.transaction(async (tx) => {
    await tx.script("set local session_replication_role = replica")
    await tx.run(sql`
      insert into indicators.measure
      select 'm' || i, 'm' || i, 'm' || i, 'household', false, 'last', 'sum', 'none', null, '', '', ${at}::timestamptz
      from generate_series(1, ${INDICATORS + 1}::int) i`)
    await tx.run(sql`
      insert into indicators.reporting
      select i, 'm' || i, 'commune', 0.8, '{}', ${at}::timestamptz
      from generate_series(1, ${INDICATORS + 1}::int) i`)
    await tx.run(sql`
      insert into indicators.reporter
      select row_number() over (order by id), id from registry.unit
      where level = 'commune' and closed is null`)
    await tx.run(sql`
      insert into indicators.period
      select row_number() over (order by code), code, kind, starts, ends
      from jsonb_to_recordset(${JSON.stringify(PERIODS)}::jsonb)
        as p(code text, kind text, starts date, ends date)`)
    await act(tx.run, 1, at)
    await tx.run(
      rawSql(`
      insert into indicators.cell (batch, unit, cut, measure, period, status, value)
      select 1, u.id, 0, m.id, p.id, 0, 1000 + (u.id * 7 + m.id * 13 + p.id * 17) % 1000
      from indicators.reporting m, indicators.period p, indicators.reporter u`),
    )
    await tx.run(sql`update indicators.revision set number = number + 1`)
  })
  const words = { nameVi: "Tỷ lệ", nameEn: "Share", definitionVi: "", definitionEn: "" }
  const drafts = CODES.map((code, i) => ({
    ...words,
    code,
    better: "higher" as const,
    formula: `m${i + 1} / m${i + 2} * 100`,
    validFrom: null,
    document: null,
  }))
  await saveIndicators(ctx, drafts, OPERATOR)
}

async function act(
  run: (query: ReturnType<typeof sql>) => Promise<number>,
  batch: number,
  at: string,
) {
  await run(
    sql`insert into indicators.cell_batch values (${batch}, ${at}, 'bench', '{"kind":"api","client":"bench"}')`,
  )
  await run(sql`update indicators.cell_head set batch = ${batch}, recorded_at = ${at}`)
}

/** One cell in twenty changed, in a later act. */
async function change({ db, now }: Context): Promise<void> {
  await db.transaction(async (tx) => {
    await act(tx.run, 2, now().toISOString())
    await tx.run(rawSql("update indicators.cell set superseded_by = 2 where unit % 20 = 0"))
    await tx.run(
      rawSql(`insert into indicators.cell (batch, unit, cut, measure, period, status, value)
              select 2, unit, cut, measure, period, status, value + 10
              from indicators.cell where superseded_by = 2`),
    )
  })
}

const draft = (id: string) => ({
  id,
  titleVi: "Cả nước",
  titleEn: "The country",
  indicators: CODES.join(","),
  units: "level:commune",
  periods: PERIODS.map(({ code }) => code).join(","),
  view: "at:2026-01-01",
})

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

let size = ""
const told = (work: string, value: number) =>
  report({ work, size, values: [value], unit: "s", bar: null })

async function freeze(ctx: Context, id: string): Promise<void> {
  told("prepare a release", await seconds(() => prepareRelease(ctx, draft(id), asOperator)))
  const publishing = () =>
    publishRelease(ctx, id, { reason: "bench" }, () => Promise.resolve(VERIFIER))
  told("publish it: CSV, JSON, XLSX, seal", await seconds(publishing))
}

/** A page of the site or the API, asked again and again, in milliseconds. */
async function asked(http: Http, work: string, url: string): Promise<void> {
  const values: number[] = []
  for (let i = -3; i < 30; i++) {
    const from = performance.now()
    const answer = await http.inject({ url })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    if (i >= 0) values.push(performance.now() - from)
  }
  report({ work, size, values, unit: "ms", bar: null, judged: "p95" })
}

async function bench(directory: string): Promise<void> {
  const db = await openEmbedded(null)
  const settings = settingsFrom({ TINHSO_DATA: temporaryFolder() }, "/")
  const ctx: Context = { db, now: () => new Date("2026-07-01T00:00:00Z"), log: silentLog, settings }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await importUnits(ctx, directory, { commit: true, actor: OPERATOR })
  note("recording cells …")
  await fill(ctx)
  size = `${INDICATORS} indicators × 3 321 communes × ${PERIODS.length} quarters`
  await freeze(ctx, "mot")
  const csv = async () => weigh((await releaseFile(ctx, "mot", "csv")).pieces)
  told("write the CSV out", await seconds(csv))
  const http = await buildServer(ctx)
  await asked(http, "first page of a release, 100 rows", "/r/mot")
  await asked(http, "last page", "/r/mot?trang=1992")
  await asked(http, "rows of one commune (API)", "/api/v1/releases/mot/rows?unit=00004")
  await asked(http, "rows of communes called so (API)", "/api/v1/releases/mot/rows?q=ha%20long")
  told("verify it: every row computed again", await seconds(() => verifyReleases(ctx, "mot")))
  await http.close(); await db.close(); return
  await change(ctx)
  await freeze(ctx, "hai")
  const diff = () =>
    diffReleases(ctx, "mot", "hai", { offset: 0, limit: 50 }, { staff: false, id: null })
  told("how two differ and why, the first time", await seconds(diff))
  told("again", await seconds(diff))
  await http.close()
  await db.close()
}

const lists = unitLists()
if (lists === null) note("needs the official lists of units: ../shared/units or TINHSO_BENCH_UNITS")
else await bench(lists)
