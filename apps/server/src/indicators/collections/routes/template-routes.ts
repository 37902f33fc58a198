import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { UnitId } from "../../../registry/model.ts"
import { CollectableMeasure, CollectionTemplate, TemplateRequest } from "../model/collection.ts"
import { askerOf } from "../service/asker.ts"
import { discardTemplate, saveTemplate, templatesFor } from "../service/template-service.ts"
import { collectableMeasures } from "../service/view-service.ts"
import { OfCollection, reading, refusals, tags } from "./refusals.ts"

/** What can be asked, and measures that were asked together. */
export function templateRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/collectable-measures", {
    schema: {
      operationId: "listCollectableMeasures",
      summary: "Measures that can be asked, with the level that reports them and their breakdowns",
      tags,
      response: { 200: Type.Array(CollectableMeasure), ...reading },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return collectableMeasures(ctx)
    },
  })

  http.get("/api/v1/collection-templates", {
    schema: {
      operationId: "listCollectionTemplates",
      summary: "Measures that were asked together, by name",
      tags,
      querystring: Type.Object({ scope: Type.Optional(UnitId) }),
      response: { 200: Type.Array(CollectionTemplate), ...reading },
    },
    handler: async (request) =>
      templatesFor(ctx, request.query.scope ?? null, await askerOf(gate, request)),
  })

  http.post("/api/v1/collection-templates", {
    schema: {
      operationId: "saveCollectionTemplate",
      summary: "Remember measures that are asked together; the same title replaces",
      tags,
      body: TemplateRequest,
      response: { 200: CollectionTemplate, ...refusals },
    },
    handler: async (request) => saveTemplate(ctx, request.body, await askerOf(gate, request)),
  })

  http.delete("/api/v1/collection-templates/:id", {
    schema: {
      operationId: "discardCollectionTemplate",
      summary: "Forget a template",
      tags,
      params: OfCollection,
      response: { 204: Type.Null(), ...refusals },
    },
    handler: async (request, reply) => {
      await discardTemplate(ctx, request.params.id, await askerOf(gate, request))
      return reply.code(204).send(null)
    },
  })
}
