import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { allMigrations } from "./migrations.ts"
import type { Context } from "./platform/context.ts"
import { openEmbedded } from "./platform/embedded.ts"
import type { Http } from "./platform/http.ts"
import { setupLine } from "./platform/identity/index.ts"
import { silentLog } from "./platform/log.ts"
import { migrate, postgresTarget } from "./platform/migrations.ts"
import { settingsFrom } from "./platform/settings.ts"
import { loadShippedUnits } from "./registry/index.ts"
import { buildServer } from "./server.ts"

/** A whole product in memory, with the shipped units and a clock that the caller sets. */
export async function openStage(): Promise<{
  readonly http: Http
  readonly setupToken: string
  at(instant: string): void
  close(): Promise<void>
}> {
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-stage-"))
  let now = new Date(0)
  const db = await openEmbedded(null)
  const ctx: Context = {
    db,
    now: () => now,
    log: silentLog,
    settings: settingsFrom({ TINHSO_DATA: dataDir, TINHSO_DEMO: "false" }, "/"),
  }
  await migrate(postgresTarget(db, ctx.now), await allMigrations())
  await loadShippedUnits(ctx)
  const http = await buildServer(ctx)
  await http.ready()
  now = new Date("2026-10-01T00:00:00.000Z")
  const line = await setupLine(ctx, "http://127.0.0.1")
  return {
    http,
    setupToken: /token=([\w-]+)$/u.exec(line ?? "")?.[1] ?? "",
    at: (instant) => void (now = new Date(instant)),
    async close() {
      await http.close()
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
