import type { Context } from "../../../platform/context.ts"
import type { Database } from "../../../platform/database.ts"
import { createHttp, type Http } from "../../../platform/http.ts"
import { identityRoutes, openIdentity } from "../../../platform/identity/index.ts"
import { openTestDatabase, testContext } from "../../../testing/database.ts"
import { signedIn } from "../../../testing/sign-in.ts"
import { isWithin, loadShippedUnits } from "../../index.ts"
import type { AssetDetail } from "../model.ts"
import { assetRoutes } from "../routes/index.ts"
import type { AssetDocuments } from "../service/documents-service.ts"
import { assetOutputRoutes } from "../routes/output-routes.ts"

export const HA_TU = "06652.2025"
export const CAO_XANH = "06658.2025"

/** A house in which nobody keeps documents. */
export const NO_DOCUMENTS: AssetDocuments = {
  find: async () => [],
  send: async (_ctx, _document, reply) => reply.code(404),
}

type Headers = Record<string, string>

interface Answer {
  readonly statusCode: number
  readonly body: string
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as the answers of Fastify
  json<T>(): T
}

/** A server with the routes of assets, the shipped units, and an editor of Quảng Ninh. */
export interface Stand {
  readonly db: Database
  readonly ctx: Context
  readonly http: Http
  readonly editor: Headers
  clock: Date
  send(method: "POST" | "PATCH", url: string, payload: object, headers?: Headers): Promise<Answer>
  get<T>(url: string, headers?: Headers): Promise<T>
  /** The asset that the editor adds; throws what it is refused with. */
  made(draft: object): Promise<AssetDetail>
  close(): Promise<void>
}

export async function openStand(): Promise<Stand> {
  const db = await openTestDatabase()
  const stand = { clock: new Date("2026-11-21T02:00:00Z") }
  const ctx = testContext(db, { now: () => stand.clock })
  await loadShippedUnits(ctx)
  const http = await createHttp(ctx)
  const identity = openIdentity(ctx, {
    within: (unit, above) => isWithin(db, unit, above, "2026-11-21"),
  })
  identityRoutes(http, ctx, identity)
  assetRoutes(http, ctx, identity.gate, NO_DOCUMENTS)
  assetOutputRoutes(http, ctx, identity)
  await http.ready()
  const editor = await signedIn(http, ctx, { role: "editor", unit: "22" })
  const send: Stand["send"] = async (method, url, payload, headers = editor) =>
    http.inject({ method, url: `/api/v1${url}`, headers, payload })
  return Object.assign(stand, {
    db,
    ctx,
    http,
    editor,
    send,
    get: async <T>(url: string, headers: Headers = {}) =>
      (await http.inject({ url: `/api/v1${url}`, headers })).json<T>(),
    made: async (draft: object) => {
      const response = await send("POST", "/assets", draft)
      if (response.statusCode !== 201) throw new Error(response.body)
      return response.json<AssetDetail>()
    },
    close: async () => {
      await http.close()
      await db.close()
    },
  })
}

export const point = (longitude: number, latitude: number) => ({
  type: "Point" as const,
  coordinates: [longitude, latitude],
})

/** A mast in Hà Tu that nothing is wrong with. */
export const mast = (name: string, more: object = {}) => ({
  kind: "mast",
  name,
  unit: HA_TU,
  geometry: point(107.15, 20.95),
  attributes: { height: 42, class: "A2b" },
  from: "2026-01-01",
  ...more,
})
