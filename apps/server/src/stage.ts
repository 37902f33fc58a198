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
import { openProduct, type Product } from "./product.ts"
import { loadShippedUnits } from "./registry/index.ts"
import { buildServer } from "./server.ts"

/**
 * A whole product with the shipped units and a clock that the caller sets: in memory, or in a
 * data directory of its own, where it stays.
 */
export async function openStage(keep?: string): Promise<{
  readonly ctx: Context
  readonly http: Http
  readonly setupToken: string
  at(instant: string): void
  close(): Promise<void>
}> {
  let now = new Date(0)
  const product = await (keep === undefined ? inMemory(() => now) : inDirectory(keep, () => now))
  const { ctx } = product
  await loadShippedUnits(ctx)
  const http = await buildServer(ctx)
  await http.ready()
  now = new Date("2026-10-01T00:00:00.000Z")
  const line = await setupLine(ctx, "http://127.0.0.1")
  return {
    ctx,
    http,
    setupToken: /token=([\w-]+)$/u.exec(line ?? "")?.[1] ?? "",
    at: (instant) => void (now = new Date(instant)),
    async close() {
      await http.close()
      await product.close()
    },
  }
}

const settingsIn = (dataDir: string) =>
  settingsFrom({ TINHSO_DATA: dataDir, TINHSO_DEMO: "false" }, "/")

const inDirectory = (dataDir: string, now: () => Date): Promise<Product> =>
  openProduct(settingsIn(dataDir), now, silentLog)

async function inMemory(now: () => Date): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-stage-"))
  const db = await openEmbedded(null)
  await migrate(postgresTarget(db, now), await allMigrations())
  return {
    ctx: { db, now, log: silentLog, settings: settingsIn(dataDir) },
    async close() {
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
