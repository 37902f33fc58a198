import { Type } from "typebox"
import { AuditEntry, listAudit } from "../../audit.ts"
import type { Context } from "../../context.ts"
import type { Http } from "../../http.ts"
import type { Identity } from "../identity.ts"
import { EVERYWHERE } from "../model.ts"
import { refusal } from "./request.ts"

/** The log of every unit, so for whoever administers all of them. */
export function auditRoutes(http: Http, ctx: Context, { gate }: Identity): void {
  http.get("/api/v1/audit", {
    schema: {
      operationId: "listAudit",
      summary: "The audit log, newest first; `before` is the number to go on from",
      tags: ["audit"],
      querystring: Type.Object({
        before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
        limit: Type.Optional(
          Type.Integer({ minimum: 1, maximum: 500, description: "50 if absent" }),
        ),
      }),
      response: { 200: Type.Array(AuditEntry), 401: refusal, 403: refusal },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [EVERYWHERE])
      const { before, limit } = request.query
      return listAudit(ctx.db, before ?? null, limit ?? 50)
    },
  })
}
