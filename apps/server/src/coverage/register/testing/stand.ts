import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { isWithin, loadShippedUnits } from "../../../registry/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import type { GapDetail } from "../model.ts"
import { coverageRoutes } from "../routes/index.ts"
import { NO_DOCUMENTS } from "./no-documents.ts"

export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"
export type Headers = Record<string, string>

const BASE = "/api/v1/coverage"

/** What is said of a gap in tests. */
export const facts = (more: object = {}) => ({
  name: "Khe Sâu",
  unit: HA_TU,
  technology: "4G",
  operators: [],
  villages: [{ name: "Khe Sâu", latitude: 20.95, longitude: 107.15 }],
  population: 210,
  households: 50,
  source: "UBND phường, rà soát 2026",
  definition: "Do địa phương nêu",
  ...more,
})

/** The register alone behind HTTP, with people who may do different things. */
export interface GapStand {
  readonly db: Database
  readonly ctx: Context
  readonly http: Http
  /** Over the province. */
  readonly editor: Headers
  /** Over one of its wards. */
  readonly local: Headers
  readonly administrator: Headers
  readonly post: (path: string, payload: object, headers?: Headers) => ReturnType<typeof inject>
  readonly put: (path: string, payload: object, headers?: Headers) => ReturnType<typeof inject>
  readonly read: <T>(path: string, headers?: Headers) => Promise<T>
  /** Reports a gap; its id. */
  readonly made: (more?: object) => Promise<string>
  /** Moves a gap through states, a day each from 1 February 2026. */
  readonly moved: (id: string, ...states: readonly string[]) => Promise<void>
  /** Empties the register. */
  readonly clear: () => Promise<void>
  readonly close: () => Promise<void>
}

const inject = (
  http: Http,
  method: "POST" | "PUT",
  path: string,
  sent: { readonly payload: object; readonly headers: Headers },
) => http.inject({ method, url: `${BASE}${path}`, ...sent })

export async function openGapStand(): Promise<GapStand> {
  const db = await openTestDatabase()
  const ctx = testContext(db)
  await loadShippedUnits(ctx)
  const http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) => isWithin(db, unit, above, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  await coverageRoutes(http, ctx, identity.gate, NO_DOCUMENTS)
  await http.ready()
  const editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const post: GapStand["post"] = (path, payload, headers = editor) =>
    inject(http, "POST", path, { payload, headers })
  return {
    db,
    ctx,
    http,
    editor,
    local: await signedIn(http, ctx, { role: "editor", unit: HA_TU }),
    administrator: await signedIn(http, ctx, { role: "administrator", unit: "22" }),
    post,
    put: (path, payload, headers = editor) => inject(http, "PUT", path, { payload, headers }),
    read: async <T>(path: string, headers: Headers = editor) =>
      (await http.inject({ url: `${BASE}${path}`, headers })).json<T>(),
    made: async (more = {}) => {
      const answer = await post("/gaps", { ...facts(more), day: "2026-01-10" })
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<GapDetail>().id
    },
    moved: async (id, ...states) => {
      for (const [i, state] of states.entries()) {
        const day = `2026-02-${String(1 + i).padStart(2, "0")}`
        const change = { state, day, version: 1 + i, note: "đã xem" }
        const answer = await post(`/gaps/${id}/states`, change)
        if (answer.statusCode !== 200) throw new Error(answer.body)
      }
    },
    clear: () =>
      db.transaction((tx) =>
        tx.script("truncate coverage.gap, coverage.gap_kept, coverage.gap_programme cascade"),
      ),
    close: async () => {
      await http.close()
      await db.close()
    },
  }
}
