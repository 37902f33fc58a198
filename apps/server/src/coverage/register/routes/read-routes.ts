import type { Readable } from "node:stream"
import type { FastifyReply } from "fastify"
import { Type } from "typebox"
import { Problem } from "../../../platform/problem.ts"
import { GapCollection, GapDetail, GapFileQuestion, GapId, GapPage, GapQuestion } from "../model.ts"
import { getGap, sendGapDocument } from "../service/detail-service.ts"
import { exportGaps, FILE_TYPES, type GapFile } from "../service/export-service.ts"
import { listGaps, mapGaps } from "../service/list-service.ts"
import { sightOf } from "../service/sight-service.ts"
import { type Stand, tags } from "./stand.ts"

const Params = Type.Object({ id: GapId })
const Bytes = Type.Unsafe<Readable>({ type: "string", format: "binary" })
const GEOJSON = "application/geo+json"

/** Lists, files, maps and records of gaps. */
export function readRoutes(stand: Stand): void {
  listRoute(stand)
  fileRoutes(stand)
  const { http, ctx, gate, documents } = stand
  http.get("/api/v1/coverage/gaps/:id", {
    schema: {
      operationId: "getCoverageGap",
      summary: "A coverage gap with every state it had; notes for readers of its unit",
      tags,
      params: Params,
      response: { 200: GapDetail, 404: Problem },
    },
    handler: async (request) =>
      getGap(ctx, documents, request.params.id, await sightOf(ctx, gate, request)),
  })

  http.get("/api/v1/coverage/gaps/:id/documents/:document/file", {
    schema: {
      operationId: "getCoverageGapDocumentFile",
      summary: "The file of a document behind a gap, to save; public ones for everybody",
      tags,
      params: Type.Object({ id: GapId, document: Type.String({ maxLength: 64 }) }),
      response: { 200: Bytes, 404: Problem, 503: Problem },
    },
    handler: async (request, reply) => {
      const { id, document: wanted } = request.params
      const sight = await sightOf(ctx, gate, request)
      return sendGapDocument(ctx, documents, { id, wanted, sight }, reply)
    },
  })
}

function listRoute({ http, ctx, gate }: Stand): void {
  http.get("/api/v1/coverage/gaps", {
    schema: {
      operationId: "listCoverageGaps",
      summary: "Registered coverage gaps of a day, and the share of them that is closed",
      description:
        "Everybody sees gaps that were confirmed; readers of a unit see reports and dismissed ones too. `progress` counts all that the question finds but for `state`, `overdue` and `stale`. With `format=geojson`, or where GeoJSON is asked for by `Accept`, all that fit come as one collection for maps.",
      tags,
      querystring: GapQuestion,
      response: { 200: Type.Union([GapPage, GapCollection]), 404: Problem, 422: Problem },
      produces: ["application/json", GEOJSON],
    },
    handler: async (request, reply) => {
      const { format, ...asked } = request.query
      const sight = await sightOf(ctx, gate, request)
      const wanted = (request.headers.accept ?? "").startsWith(GEOJSON) ? "geojson" : "json"
      if ((format ?? wanted) === "json") return listGaps(ctx, asked, sight)
      return reply.type(GEOJSON).send(await mapGaps(ctx, asked, sight))
    },
  })
}

const OPERATIONS = {
  csv: ["Csv", "CSV"],
  xlsx: ["Xlsx", "a workbook"],
  geojson: ["GeoJson", "GeoJSON (RFC 7946)"],
} as const

const send = (reply: FastifyReply, type: string, { name, stream }: GapFile) =>
  reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "private, no-cache")
    .type(type)
    .send(stream)

function fileRoutes({ http, ctx, gate }: Stand): void {
  for (const format of ["csv", "xlsx", "geojson"] as const) {
    const [name, what] = OPERATIONS[format]
    const type = FILE_TYPES[format]
    http.get(`/api/v1/coverage/gaps/export.${format}`, {
      schema: {
        operationId: `exportCoverageGaps${name}`,
        summary: `All gaps that fit a question as ${what}`,
        description:
          "Filtered and ordered as the list is. CSV and workbook are read back by `tinhso import gaps`.",
        tags,
        querystring: GapFileQuestion,
        produces: [type],
        response: { 200: Type.String({ description: "The file" }), 404: Problem, 422: Problem },
      },
      handler: async (request, reply) => {
        const sight = await sightOf(ctx, gate, request)
        return send(reply, type, await exportGaps(ctx, format, request.query, sight))
      },
    })
  }
}
