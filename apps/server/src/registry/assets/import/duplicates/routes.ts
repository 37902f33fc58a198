import { Type } from "typebox"
import type { Context } from "../../../../platform/context.ts"
import type { Http } from "../../../../platform/http.ts"
import type { Gate } from "../../../../platform/identity/index.ts"
import { Problem } from "../../../../platform/problem.ts"
import { KindCode } from "../../model.ts"
import { writingSightOf } from "../../service/sight-service.ts"
import { ApartDecision, DuplicateGroup } from "./model.ts"
import { findDuplicates, keepApart } from "./service.ts"

const tags = ["assets"]

/** Assets that may be one: for editors, who merge them or say that they are not. */
export function duplicateRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/asset-duplicates", {
    schema: {
      operationId: "listAssetDuplicates",
      summary:
        "Groups of assets that lie so close that they may be one; nobody merges them blindly",
      tags,
      querystring: Type.Object({
        kind: Type.Optional(KindCode),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
      }),
      response: { 200: Type.Array(DuplicateGroup), 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const { kind, limit = 200 } = request.query
      return findDuplicates(ctx, await writingSightOf(ctx, gate, request), { kind, limit })
    },
  })

  http.post("/api/v1/asset-duplicates/apart", {
    schema: {
      operationId: "keepAssetsApart",
      summary: "Say that two assets that lie close together are not the same",
      tags,
      body: ApartDecision,
      response: {
        204: Type.Null(),
        401: Problem,
        403: Problem,
        404: Problem,
        422: Problem,
      },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "editor", [])
      const sight = await writingSightOf(ctx, gate, request)
      await keepApart(ctx, actor, sight, request.body)
      return reply.code(204).send(null)
    },
  })
}
