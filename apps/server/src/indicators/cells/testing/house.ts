import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import type { Role } from "../../../platform/identity/model.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { indicatorsRoutes, loadShippedFigures } from "../../index.ts"

export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"
export const START = new Date("2026-11-21T09:00:00+07:00")

/** The API over a database with units and definitions, people who sign in, and a clock to set. */
export interface House {
  readonly db: Database
  readonly http: Http
  now: Date
  signedIn(role: Role, unit: string): Promise<Record<string, string>>
  close(): Promise<void>
}

export async function openHouse(): Promise<House> {
  const db = await openTestDatabase()
  const ctx = testContext(db, { now: () => house.now })
  const http = await createHttp(ctx)
  const house: House = {
    db,
    http,
    now: START,
    signedIn: (role, unit) => signedIn(http, ctx, { role, unit }),
    async close() {
      await http.close()
      await db.close()
    },
  }
  await loadShippedUnits(ctx)
  await loadShippedFigures(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, ancestor) => isWithin(ctx.db, unit, ancestor, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await indicatorsRoutes(http, ctx, identity.gate)
  await http.ready()
  return house
}
