import { Type } from "typebox"
import type { FastifyReply } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { uploadScope, withUpload } from "../../../platform/upload.ts"
import { XLSX } from "../../../platform/workbook/index.ts"
import { WorkbookAnswer } from "../model/workbook.ts"
import { askerOf } from "../service/asker.ts"
import { fieldsOf, takeWorkbook } from "../service/workbook-in-service.ts"
import {
  collectionTemplate,
  reportTemplate,
  type Template,
} from "../service/workbook-out-service.ts"
import { OfCollection, OfReport, reading, refusals, tags } from "./refusals.ts"

/** Workbooks to fill in, and filled workbooks. */
export async function workbookRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  outRoutes(http, ctx, gate)
  await uploadScope(http, (scope) => inRoutes(scope, ctx, gate), MOST_COLUMNS_TEXT)
}

/** A thousand columns with what each holds, as JSON. */
const MOST_COLUMNS_TEXT = 400_000

const FileBody = Type.String({ description: "A workbook (XLSX)" })

const send = (reply: FastifyReply, { name, stream }: Template) =>
  reply.header("content-disposition", `attachment; filename="${name}"`).type(XLSX).send(stream)

function outRoutes(http: Http, ctx: Context, gate: Gate): void {
  const response = { 200: FileBody, 400: Problem, ...reading }

  http.get("/api/v1/collections/:id/template.xlsx", {
    schema: {
      operationId: "getCollectionTemplate",
      summary: "A workbook to fill in for many units: one sheet, a row a unit, a column a cell",
      tags,
      params: OfCollection,
      querystring: Type.Object({
        units: Type.Optional(Type.String({ maxLength: 8000, description: "Ids with commas" })),
      }),
      produces: [XLSX],
      response,
    },
    handler: async (request, reply) => {
      const { units } = request.query
      const ids = units === undefined ? null : units.split(",").map((unit) => unit.trim())
      const asker = await askerOf(gate, request)
      return send(reply, await collectionTemplate(ctx, request.params.id, ids, asker))
    },
  })

  http.get("/api/v1/collections/:id/reports/:unit/template.xlsx", {
    schema: {
      operationId: "getReportTemplate",
      summary: "A workbook to fill in for one report: a row a cell",
      tags,
      params: OfReport,
      produces: [XLSX],
      response,
    },
    handler: async (request, reply) => {
      const { id, unit } = request.params
      return send(reply, await reportTemplate(ctx, id, unit, await askerOf(gate, request)))
    },
  })
}

const description =
  "multipart/form-data: file; sheet; columns (the JSON of `columns` of an earlier answer, confirmed " +
  "or changed); decimal (point or comma, of numbers kept as text); commit (true or false); token " +
  "(of the answer that was looked at). Without commit only tells what would change."

function inRoutes(http: Http, ctx: Context, gate: Gate): void {
  const response = { 200: WorkbookAnswer, ...refusals, 413: Problem }
  const config = { rateLimit: { max: 300, timeWindow: "1 minute" } }
  const consumes = ["multipart/form-data"]

  http.post("/api/v1/collections/:id/workbook", {
    config,
    schema: {
      operationId: "takeCollectionWorkbook",
      summary:
        "Take a filled workbook of many units: cell by cell what changes, then all or nothing",
      description,
      tags,
      params: OfCollection,
      consumes,
      response,
    },
    handler: async (request) => {
      const asker = await askerOf(gate, request)
      const of = { id: request.params.id, unit: null }
      return withUpload(ctx, request, (upload, fields) =>
        takeWorkbook(ctx, of, upload, fieldsOf(fields), asker),
      )
    },
  })

  http.post("/api/v1/collections/:id/reports/:unit/workbook", {
    config,
    schema: {
      operationId: "takeReportWorkbook",
      summary: "Take a filled workbook of one report",
      description,
      tags,
      params: OfReport,
      consumes,
      response,
    },
    handler: async (request) => {
      const asker = await askerOf(gate, request)
      return withUpload(ctx, request, (upload, fields) =>
        takeWorkbook(ctx, request.params, upload, fieldsOf(fields), asker),
      )
    },
  })
}
