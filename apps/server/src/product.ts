import { loadShippedIndices } from "./assessment/index.ts"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { loadShippedFigures, loadShippedPlans } from "./indicators/index.ts"
import { allMigrations } from "./migrations.ts"
import type { Context } from "./platform/context.ts"
import { lockDataDir } from "./platform/data-lock.ts"
import type { Database } from "./platform/database.ts"
import { openEmbedded } from "./platform/embedded.ts"
import type { Log } from "./platform/log.ts"
import { migrate, postgresTarget } from "./platform/migrations.ts"
import { openServer } from "./platform/server-database.ts"
import type { Settings } from "./platform/settings.ts"
import { loadShippedUnits } from "./registry/index.ts"

/** The product, open and ready: its context, and how to let go of everything again. */
export interface Product {
  readonly ctx: Context
  close(): Promise<void>
}

/**
 * Opens the database (the embedded one under its directory's lock), brings its tables up to
 * date and, where it is empty, loads what the product ships.
 */
export async function openProduct(settings: Settings, now: () => Date, log: Log): Promise<Product> {
  const unlock = settings.databaseUrl === null ? await lockDataDir(settings.dataDir) : null
  let db: Database | undefined
  try {
    db = await openDatabase(settings)
    const open = db
    const fresh = await migrate(postgresTarget(open, now), await allMigrations())
    if (fresh.length > 0) log.info({ migrations: fresh.length }, "database brought up to date")
    const ctx: Context = { db: open, now, log, settings }
    if (settings.demo) {
      await loadShippedUnits(ctx)
      await loadShippedFigures(ctx)
      await loadShippedPlans(ctx)
      await loadShippedIndices(ctx)
    }
    return {
      ctx,
      async close() {
        await open.close()
        await unlock?.()
      },
    }
  } catch (error) {
    await db?.close()
    await unlock?.()
    throw error
  }
}

async function openDatabase(settings: Settings): Promise<Database> {
  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 })
  return settings.databaseUrl === null
    ? openEmbedded(join(settings.dataDir, "postgres"))
    : openServer(settings.databaseUrl)
}
