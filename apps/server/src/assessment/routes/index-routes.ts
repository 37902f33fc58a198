import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { indexWrong } from "../errors.ts"
import { checkIndex } from "../index-set/check-index.ts"
import { IndexFinding, IndexSet, IndexTold } from "../model.ts"
import { issueIndex, listIndices, readIndex, saveIndex } from "../service/index-service.ts"
import { TAGS, WRITING } from "./preamble.ts"

const Id = Type.Object({ id: Type.String({ maxLength: 60 }) })
/** Whole annexes are long. */
const ANNEX = 8 * 2 ** 20

/** Indices: what the decisions say is scored, and how. */
export function indexRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/indices", {
    schema: {
      operationId: "listIndices",
      summary: "Indices, the newest version of each, with what is wrong or not known of it",
      tags: TAGS,
      response: { 200: Type.Array(IndexTold) },
    },
    handler: () => listIndices(ctx),
  })

  http.get("/api/v1/assessment/indices/:id", {
    schema: {
      operationId: "readIndex",
      summary: "One index: criteria, points, rules, pillars",
      tags: TAGS,
      params: Id,
      querystring: Type.Object({
        version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      }),
      response: { 200: IndexTold, 404: Problem },
    },
    handler: ({ params, query }) => readIndex(ctx, params.id, query.version ?? null),
  })

  http.post("/api/v1/assessment/indices/check", {
    bodyLimit: ANNEX,
    schema: {
      operationId: "checkIndex",
      summary: "What is wrong or not known of an index, while it is being edited; keeps nothing",
      tags: TAGS,
      body: IndexSet,
      response: { 200: Type.Array(IndexFinding), 400: Problem, 401: Problem, 403: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      return checkIndex(request.body)
    },
  })
  editing(http, ctx, gate)
}

function editing(http: Http, ctx: Context, gate: Gate): void {
  http.put("/api/v1/assessment/indices/:id", {
    bodyLimit: ANNEX,
    schema: {
      operationId: "saveIndex",
      summary: "Keep an index that is being edited; an issued version is only followed by the next",
      tags: TAGS,
      params: Id,
      body: Type.Object(
        {
          /** The version that the editor started from; 0 for a new index. */
          seen: Type.Integer({ minimum: 0 }),
          /** The stamp of what the editor started from: an edit in between is then refused. */
          stamp: Type.Optional(Type.String({ maxLength: 64 })),
          /** The version was issued, and this is to be the next. */
          next: Type.Optional(Type.Boolean()),
          index: IndexSet,
        },
        { additionalProperties: false },
      ),
      response: { 200: IndexTold, ...WRITING },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", [])
      const { index } = request.body
      if (index.id !== request.params.id) {
        throw indexWrong([{ pointer: "/index/id", detail: `phải là “${request.params.id}”` }])
      }
      return saveIndex(ctx, request.body, actor)
    },
  })

  http.post("/api/v1/assessment/indices/:id/issue", {
    schema: {
      operationId: "issueIndex",
      summary: "Issue the version that is being edited: rounds may use it, nobody changes it",
      tags: TAGS,
      params: Id,
      querystring: Type.Object({
        /** Of what the person saw: issuing something else is refused. */
        stamp: Type.Optional(Type.String({ maxLength: 64 })),
      }),
      response: { 200: IndexTold, ...WRITING },
    },
    handler: async (request) =>
      issueIndex(
        ctx,
        request.params.id,
        await gate.need(request, "administrator", []),
        request.query.stamp,
      ),
  })
}
