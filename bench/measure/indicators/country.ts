import { Type } from "typebox"
import { Value } from "typebox/value"
import { shifted } from "../../../apps/server/src/indicators/cells/calendar.ts"
import { saveIndicators } from "../../../apps/server/src/indicators/definitions/service.ts"
import type { Period } from "../../../apps/server/src/indicators/model.ts"
import { allMigrations } from "../../../apps/server/src/migrations.ts"
import { type Context, OPERATOR } from "../../../apps/server/src/platform/context.ts"
import { openEmbedded } from "../../../apps/server/src/platform/embedded.ts"
import { silentLog } from "../../../apps/server/src/platform/log.ts"
import { migrate, postgresTarget } from "../../../apps/server/src/platform/migrations.ts"
import { openServer } from "../../../apps/server/src/platform/server-database.ts"
import { settingsFrom } from "../../../apps/server/src/platform/settings.ts"
import { rawSql, sql } from "../../../apps/server/src/platform/sql.ts"
import { importUnits } from "../../../apps/server/src/registry/service/units-service.ts"
import { temporaryFolder } from "../product.ts"

export const MEASURES = 98
export const QUARTERS = 12
/** A day after the reform. */
export const REFORM_VIEW = "2026-01-01"
export const LAST: Period = {
  code: "2028-Q2",
  kind: "quarter",
  starts: "2028-04-01",
  ends: "2028-06-30",
}
export const PERIODS = Array.from({ length: QUARTERS }, (_, i) => shifted(LAST, QUARTERS - 1 - i))
export const MEASURE = Array.from({ length: MEASURES }, (_, i) => `m${i + 1}`)

/** A database with every commune of the country, and where it is. */
export interface Country {
  readonly ctx: Context
  readonly where: string
}

/**
 * A country with 98 measures reported by 3 321 communes in 12 quarters: on the PostgreSQL server of
 * `TINHSO_BENCH_POSTGRES`, otherwise embedded. `cells: false` leaves the cells out.
 */
export async function openCountry(lists: string, { cells }: { cells: boolean }): Promise<Country> {
  const url = process.env["TINHSO_BENCH_POSTGRES"]
  const onServer = url !== undefined && cells
  const where = onServer ? "PostgreSQL server, fsync off" : "embedded PostgreSQL"
  const db = onServer ? await openServer(url) : await openEmbedded(null)
  const settings = settingsFrom({ TINHSO_DATA: temporaryFolder() }, "/")
  const ctx: Context = { db, now: () => new Date("2028-07-01T00:00:00Z"), log: silentLog, settings }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await importUnits(ctx, lists, { commit: true, actor: OPERATOR })
  await fill(ctx, cells)
  const words = { nameVi: "Tỷ lệ", nameEn: "Share", definitionVi: "", definitionEn: "" }
  const share = { code: "tỷ_lệ", better: "higher", formula: "m1 / m2 * 100", ...words } as const
  await saveIndicators(ctx, [{ ...share, validFrom: null, document: null }], OPERATOR)
  return { ctx, where }
}

/** Measures and their cells, written as SQL: every commune in every quarter. */
async function fill({ db, now }: Context, cells: boolean): Promise<void> {
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
    if (!cells) return
    await tx.run(
      rawSql(`
      insert into indicators.cell (batch, unit, cut, measure, period, status, value)
      select 1, u.id, 0, m.id, p.id, 0, 1000 + (u.id * 7 + m.id * 13 + p.id * 17) % 1000
      from indicators.reporting m, indicators.period p, indicators.reporter u`),
    )
  })
  await db.transaction((tx) => tx.script("analyze indicators.cell"))
}

/** Messages of a thread are figures. */
export const figuresOf = (message: unknown): number[] =>
  Value.Parse(Type.Array(Type.Number()), message)
