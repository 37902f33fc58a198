import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { UnitId } from "../../../registry/model.ts"
import {
  CollectionChange,
  CollectionDetail,
  CollectionRequest,
  CollectionState,
  CollectionSummary,
  CopyRequest,
  ExtendRequest,
} from "../model/collection.ts"
import { BulkAnswer, BulkRequest } from "../model/report.ts"
import { type Asker, askerOf } from "../service/asker.ts"
import { actOnMany } from "../service/bulk-service.ts"
import {
  changeCollection,
  copyCollection,
  createCollection,
  discardCollection,
} from "../service/manage-service.ts"
import {
  closeCollection,
  extendCollection,
  openCollection,
  reopenCollection,
} from "../service/run-service.ts"
import { collectionDetail, listFor } from "../service/view-service.ts"
import { Nothing, OfCollection, reading, refusals, tags } from "./refusals.ts"

export function collectionRoutes(http: Http, ctx: Context, gate: Gate): void {
  readRoutes(http, ctx, gate)
  writeRoutes(http, ctx, gate)
  stateRoutes(http, ctx, gate)
  dateRoutes(http, ctx, gate)
  bulkRoutes(http, ctx, gate)
}

function readRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/collections", {
    schema: {
      operationId: "listCollections",
      summary: "Collections that the signed-in person may see, the newest period first",
      tags,
      querystring: Type.Object({
        state: Type.Optional(CollectionState),
        period: Type.Optional(Type.String({ maxLength: 30 })),
        unit: Type.Optional(UnitId),
      }),
      response: { 200: Type.Array(CollectionSummary), ...reading },
    },
    handler: async (request) => listFor(ctx, request.query, await askerOf(gate, request)),
  })

  http.get("/api/v1/collections/:id", {
    schema: {
      operationId: "getCollection",
      summary: "What a collection asks whom, by when, and what was done to it",
      tags,
      params: OfCollection,
      response: { 200: CollectionDetail, ...reading },
    },
    handler: async (request) =>
      collectionDetail(ctx, request.params.id, await askerOf(gate, request)),
  })
}

function writeRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/collections", {
    schema: {
      operationId: "createCollection",
      summary: "Make a draft of a collection; by an administrator of its scope",
      tags,
      body: CollectionRequest,
      response: { 201: CollectionDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const asker = await askerOf(gate, request)
      const id = await createCollection(ctx, request.body, asker)
      return reply.code(201).send(await collectionDetail(ctx, id, asker))
    },
  })

  http.patch("/api/v1/collections/:id", {
    schema: {
      operationId: "changeCollection",
      summary: "Change a draft; of an open collection words, strictness and reminders",
      tags,
      params: OfCollection,
      body: CollectionChange,
      response: { 200: CollectionDetail, ...refusals },
    },
    handler: async (request) => {
      const asker = await askerOf(gate, request)
      await changeCollection(ctx, request.params.id, request.body, asker)
      return collectionDetail(ctx, request.params.id, asker)
    },
  })

  http.delete("/api/v1/collections/:id", {
    schema: {
      operationId: "discardCollection",
      summary: "Throw a draft away",
      tags,
      params: OfCollection,
      response: { 204: Type.Null(), ...refusals },
    },
    handler: async (request, reply) => {
      await discardCollection(ctx, request.params.id, await askerOf(gate, request))
      return reply.code(204).send(null)
    },
  })
}

type StateChange = (ctx: Context, id: string, asker: Asker) => Promise<void>

const STATES: readonly (readonly [
  verb: string,
  operation: string,
  summary: string,
  change: StateChange,
])[] = [
  [
    "open",
    "openCollection",
    "Open a draft: make a report for each unit that is asked",
    openCollection,
  ],
  ["close", "closeCollection", "Take no more values and submissions", closeCollection],
  ["reopen", "reopenCollection", "Take values again", reopenCollection],
]

function stateRoutes(http: Http, ctx: Context, gate: Gate): void {
  for (const [verb, operationId, summary, change] of STATES) {
    http.post(`/api/v1/collections/:id/${verb}`, {
      schema: {
        operationId,
        summary,
        tags,
        params: OfCollection,
        body: Type.Optional(Nothing),
        response: { 200: CollectionDetail, ...refusals },
      },
      handler: async (request) => {
        const asker = await askerOf(gate, request)
        await change(ctx, request.params.id, asker)
        return collectionDetail(ctx, request.params.id, asker)
      },
    })
  }
}

function dateRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/collections/:id/extend", {
    schema: {
      operationId: "extendCollection",
      summary: "A later deadline for all reports, or for those of some units",
      tags,
      params: OfCollection,
      body: ExtendRequest,
      response: { 200: CollectionDetail, ...refusals },
    },
    handler: async (request) => {
      const asker = await askerOf(gate, request)
      await extendCollection(ctx, request.params.id, request.body, asker)
      return collectionDetail(ctx, request.params.id, asker)
    },
  })

  http.post("/api/v1/collections/:id/copy", {
    schema: {
      operationId: "copyCollection",
      summary: "The same for the next period, as a draft; its days move with the period",
      tags,
      params: OfCollection,
      body: CopyRequest,
      response: { 201: CollectionDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const asker = await askerOf(gate, request)
      const id = await copyCollection(ctx, request.params.id, request.body, asker)
      return reply.code(201).send(await collectionDetail(ctx, id, asker))
    },
  })
}

function bulkRoutes(http: Http, ctx: Context, gate: Gate): void {
  for (const act of ["verify", "publish"] as const) {
    http.post(`/api/v1/collections/:id/${act}`, {
      schema: {
        operationId: act === "verify" ? "verifyReports" : "publishReports",
        summary:
          act === "verify"
            ? "Verify every submitted report that a rule takes; without commit only tells which"
            : "Publish every verified report that a rule takes; without commit only tells which",
        description:
          "All in one act, each report with an event of its own. A report in which the person who " +
          "asks entered, changed or submitted a value is always left.",
        tags,
        params: OfCollection,
        body: BulkRequest,
        response: { 200: BulkAnswer, ...refusals },
      },
      handler: async (request) =>
        actOnMany(ctx, act, request.params.id, request.body, await askerOf(gate, request)),
    })
  }
}
