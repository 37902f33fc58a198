import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Context } from "../../../platform/context.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { runRoutes } from "../routes/index.ts"

type Headers = Record<string, string>

/** A server of runs with people of Quảng Ninh, and a data directory of its own. */
export async function openRuns(terrain: readonly string[] = []): Promise<{
  readonly ctx: Context
  readonly http: Http
  readonly editor: Headers
  readonly reader: Headers
  readonly stranger: Headers
  /** Another process over the same data: what this one remembers is not known to it. */
  again(): Context
  close(): Promise<void>
}> {
  const db = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), "tinhso-runs-data-"))
  const { settings } = testContext(db)
  const ctx = testContext(db, { settings: { ...settings, dataDir, terrain: [...terrain] } })
  await loadShippedUnits(ctx)
  const http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) => isWithin(db, unit, above, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  runRoutes(http, ctx, identity.gate)
  await http.ready()
  return {
    ctx,
    http,
    editor: await signedIn(http, ctx, { role: "editor", unit: "22" }),
    reader: await signedIn(http, ctx, { role: "reader", unit: "22" }),
    stranger: await signedIn(http, ctx, { role: "editor", unit: "24.2025" }),
    again: () => ({ ...ctx }),
    async close() {
      await http.close()
      await db.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
