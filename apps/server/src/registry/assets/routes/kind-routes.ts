import { Type } from "typebox"
import { toNfc } from "@tinhso/vietnamese"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { AssetKindListed, KindCode, KindsImport, KindsSent, KindVersion } from "../model.ts"
import { importKinds } from "../service/import-kinds.ts"
import { readKinds, versionsOf } from "../service/kinds-service.ts"

const tags = ["assets"]

/** Kinds of assets: what is in effect, every version, and new declarations. */
export function kindRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/asset-kinds", {
    schema: {
      operationId: "listAssetKinds",
      summary: "Kinds of assets with their attributes, units of measure and rules",
      tags,
      response: { 200: Type.Array(AssetKindListed) },
    },
    handler: async () => [...(await readKinds(ctx.db)).values()],
  })

  http.get("/api/v1/asset-kinds/:code/versions", {
    schema: {
      operationId: "listAssetKindVersions",
      summary: "Every version of a declaration, newest first, with what it changed",
      tags,
      params: Type.Object({ code: KindCode }),
      response: { 200: Type.Array(KindVersion), 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return versionsOf(ctx.db, request.params.code)
    },
  })

  http.post("/api/v1/asset-kinds/imports", {
    bodyLimit: 5 * 2 ** 20,
    schema: {
      operationId: "importAssetKinds",
      summary: "Declare kinds of assets, or only see what would change, be found and be lost",
      tags,
      body: KindsSent,
      response: { 200: KindsImport, 401: Problem, 403: Problem, 422: Problem },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      const { commit, file, text } = request.body
      return importKinds(ctx, { file: toNfc(file), text }, { commit, actor })
    },
  })
}
