import type { Readable } from "node:stream"
import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { Day } from "../../model.ts"
import { AssetDocumentList, AssetId } from "../model.ts"
import { getAsset, placeOfAsset, standingNow } from "../service/detail-service.ts"
import { type AssetDocuments, documentsOf, sendDocument } from "../service/documents-service.ts"
import { sightOf, writingSightOf } from "../service/sight-service.ts"
import { sees } from "../sight.ts"

const tags = ["assets"]
const refusals = { 401: Problem, 403: Problem, 404: Problem }
const Bytes = Type.Unsafe<Readable>({ type: "string", format: "binary" })

/** Photographs and papers of an asset: for those who see all of it. */
export function assetDocumentRoutes(
  http: Http,
  ctx: Context,
  gate: Gate,
  documents: AssetDocuments,
): void {
  const citing = async (request: FastifyRequest, id: string, at: string | undefined) => {
    const standing = await standingNow(ctx, id)
    const sight = await sightOf(ctx, gate, request)
    if (!sees(sight, standing)) await gate.need(request, "reader", [placeOfAsset(standing)])
    const writing = await writingSightOf(ctx, gate, request)
    return getAsset(ctx, id, at ?? dayInVietnam(ctx.now()), { sight, writing })
  }

  http.get("/api/v1/assets/:id/documents", {
    schema: {
      operationId: "listAssetDocuments",
      summary: "Photographs and papers that stand on an asset on a day",
      tags,
      params: Type.Object({ id: AssetId }),
      querystring: Type.Object({ at: Type.Optional(Day) }),
      response: { 200: AssetDocumentList, ...refusals },
    },
    handler: async (request) =>
      documentsOf(ctx, documents, await citing(request, request.params.id, request.query.at)),
  })

  http.get("/api/v1/assets/:id/documents/:document/file", {
    schema: {
      operationId: "getAssetDocumentFile",
      summary: "The file of a photograph or paper of an asset, to save",
      tags,
      params: Type.Object({ id: AssetId, document: Type.String({ maxLength: 64 }) }),
      querystring: Type.Object({ at: Type.Optional(Day) }),
      response: { 200: Bytes, ...refusals, 503: Problem },
    },
    handler: async (request, reply) => {
      const { id, document: wanted } = request.params
      const { evidence } = await citing(request, id, request.query.at)
      return sendDocument(ctx, documents, { id, evidence, wanted }, reply)
    },
  })
}
