import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { UnitId } from "../../../registry/model.ts"
import { CollectionOverview, Reminder, WorkList } from "../model/overview.ts"
import { overviewCsv } from "../overview-csv.ts"
import { askerOf } from "../service/asker.ts"
import { exportCollection } from "../service/export-service.ts"
import { overviewOf } from "../service/overview-service.ts"
import { remindersFor, workFor } from "../service/work-service.ts"
import { OfCollection, reading, tags } from "./refusals.ts"

const Under = Type.Object({
  unit: Type.Optional(UnitId),
})

/** Who has reported, and what waits for the signed-in person. */
export function followRoutes(http: Http, ctx: Context, gate: Gate): void {
  overviewRoutes(http, ctx, gate)
  waitingRoutes(http, ctx, gate)
}

function overviewRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/collections/:id/overview", {
    schema: {
      operationId: "getCollectionOverview",
      summary: "Who has reported, when, how late and how completely; of all, or under one unit",
      tags,
      params: OfCollection,
      querystring: Under,
      response: { 200: CollectionOverview, ...reading },
    },
    handler: async (request) =>
      overviewOf(ctx, request.params.id, request.query.unit ?? null, await askerOf(gate, request)),
  })

  http.get("/api/v1/collections/:id/overview.csv", {
    schema: {
      operationId: "getCollectionOverviewCsv",
      summary: "The same as a table",
      tags,
      params: OfCollection,
      querystring: Under,
      produces: ["text/csv"],
      response: { 200: Type.String(), ...reading },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const asker = await askerOf(gate, request)
      const overview = await overviewOf(ctx, id, request.query.unit ?? null, asker)
      return reply
        .header("content-disposition", `attachment; filename="${id}.csv"`)
        .type("text/csv; charset=utf-8")
        .send(`${overviewCsv(overview.reports).join("\r\n")}\r\n`)
    },
  })

  http.get("/api/v1/collections/:id/export.csv", {
    schema: {
      operationId: "exportCollection",
      summary: "Every cell that a collection asks for, entered or not, of reports one may read",
      tags,
      params: OfCollection,
      produces: ["text/csv"],
      response: { 200: Type.String(), ...reading },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const lines = await exportCollection(ctx, id, await askerOf(gate, request))
      return reply
        .header("content-disposition", `attachment; filename="${id}-cells.csv"`)
        .type("text/csv; charset=utf-8")
        .send(`${lines.join("\r\n")}\r\n`)
    },
  })
}

function waitingRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/work", {
    schema: {
      operationId: "listWork",
      summary: "Reports that wait for the signed-in person, the nearest deadline first",
      tags,
      response: { 200: WorkList, ...reading },
    },
    handler: async (request) => ({ items: await workFor(ctx, await askerOf(gate, request)) }),
  })

  http.get("/api/v1/reminders", {
    schema: {
      operationId: "listReminders",
      summary: "Reports of the signed-in person that are due, late or returned",
      tags,
      response: { 200: Type.Array(Reminder), ...reading },
    },
    handler: async (request) => remindersFor(ctx, await askerOf(gate, request)),
  })
}
