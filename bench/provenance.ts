/** Where a number of the country comes from, over 3 321 communes: each screen, over the API. */
import { saveIndicators } from "../apps/server/src/indicators/definitions/service.ts"
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

const SIZE = "3 321 communes, 12 quarters"
const QUARTERS = [2023, 2024, 2025].flatMap((year) =>
  ["03-31", "06-30", "09-30", "12-31"].map((ends, i) => ({
    code: `${year}-Q${i + 1}`,
    kind: "quarter",
    starts: `${year}-${String(i * 3 + 1).padStart(2, "0")}-01`,
    ends: `${year}-${ends}`,
  })),
)

/** Two measures with a cell for every commune of today and quarter, and their rate. */
async function fill(ctx: Context): Promise<void> {
  const at = ctx.now().toISOString()
  await ctx.db.transaction(async (tx) => {
    await tx.script("set local session_replication_role = replica")
    await tx.run(sql`
      insert into indicators.measure
      select 'm' || i, 'm' || i, 'm' || i, 'household', false, 'last', 'sum', 'none', null, '', '', ${at}::timestamptz
      from generate_series(1, 2) i`)
    await tx.run(sql`
      insert into indicators.reporting
      select i, 'm' || i, 'commune', 0.8, '{}', ${at}::timestamptz from generate_series(1, 2) i`)
    await tx.run(sql`
      insert into indicators.reporter
      select row_number() over (order by id), id from registry.unit
      where level = 'commune' and closed is null`)
    await tx.run(sql`
      insert into indicators.period
      select row_number() over (order by code), code, kind, starts, ends
      from jsonb_to_recordset(${JSON.stringify(QUARTERS)}::jsonb)
        as p(code text, kind text, starts date, ends date)`)
    await tx.run(sql`
      insert into indicators.cell_batch values (1, ${at}, 'bench', '{"kind":"api","client":"bench"}')`)
    await tx.run(sql`update indicators.cell_head set batch = 1, recorded_at = ${at}`)
    await tx.run(
      rawSql(`
      insert into indicators.cell (batch, unit, cut, measure, period, status, value)
      select 1, u.id, 0, m.id, p.id, 0, 1000 + (u.id * 7 + m.id * 13 + p.id * 17) % 1000
      from indicators.reporting m, indicators.period p, indicators.reporter u`),
    )
    await tx.run(sql`update indicators.revision set number = number + 1`)
  })
  const words = { nameVi: "Tỷ lệ", nameEn: "Share", definitionVi: "", definitionEn: "" }
  const draft = { ...words, code: "rate", better: "higher" as const, formula: "m1 / m2 * 100" }
  await saveIndicators(ctx, [{ ...draft, validFrom: null, document: null }], OPERATOR)
}

async function asked(http: Http, work: string, bar: number | null, path: string): Promise<void> {
  const url = `/api/v1/provenance${path}&view=at:2026-01-01`
  const values: number[] = []
  for (let i = -5; i < 60; i++) {
    const from = performance.now()
    const answer = await http.inject({ url })
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    if (i >= 0) values.push(performance.now() - from)
  }
  report({ work, size: SIZE, values, unit: "ms", bar, judged: "p95" })
}

async function bench(directory: string): Promise<void> {
  const db = await openEmbedded(null)
  const settings = settingsFrom({ TINHSO_DATA: temporaryFolder() }, "/")
  const ctx: Context = { db, now: () => new Date("2026-07-01T00:00:00Z"), log: silentLog, settings }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await importUnits(ctx, directory, { commit: true, actor: OPERATOR })
  note("recording cells …")
  await fill(ctx)
  const http = await buildServer(ctx)
  const now = "unit=VN&period=2025-Q4"
  await asked(http, "an indicator of the country: formula, inputs", 50, `?indicator=rate&${now}`)
  await asked(http, "its contributors: the first page", 50, `?indicator=m1&${now}`)
  await asked(http, "… the last page", null, `?indicator=m1&${now}&offset=3300`)
  await asked(http, "… found by name", null, `?indicator=m1&${now}&q=cao%20xanh`)
  await asked(http, "… all in PROV-O", null, `?indicator=m1&${now}&limit=5000&format=jsonld`)
  const before = "unit=VN&period=2025-Q4&asof=2026-07-01T00:00:00Z"
  await asked(http, "as of an earlier instant", null, `?indicator=m1&${before}`)
  const commune = "unit=06658.2025&period=2025-Q4"
  await asked(http, "a cell with its versions and reports", 50, `/cell?indicator=m1&${commune}`)
  await http.close()
  await db.close()
}

const lists = unitLists()
if (lists === null) note("needs the official lists of units: ../shared/units or TINHSO_BENCH_UNITS")
else await bench(lists)
