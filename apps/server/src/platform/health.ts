import { Type } from "typebox"
import type { Context } from "./context.ts"
import type { Http } from "./http.ts"
import { sql } from "./sql.ts"

const State = Type.Object({ status: Type.Union([Type.Literal("ok"), Type.Literal("unavailable")]) })

/** `/healthz`: the process lives. `/readyz`: it can answer from its database. */
export function healthRoutes(http: Http, ctx: Context): void {
  http.get("/healthz", { schema: { response: { 200: State } } }, () => ({ status: "ok" as const }))
  http.get("/readyz", { schema: { response: { 200: State, 503: State } } }, async (_, reply) => {
    try {
      await ctx.db.column(Type.Integer(), sql`select 1`)
      return { status: "ok" as const }
    } catch {
      return reply.code(503).send({ status: "unavailable" })
    }
  })
}
