import { createHash } from "node:crypto"
import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import { DOCX } from "../../platform/document/index.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { XLSX } from "../../platform/workbook/index.ts"
import { UnitId } from "../../registry/model.ts"
import { PeerGroupName } from "../model.ts"
import { holds, judgesIn } from "../routes/may-read.ts"
import { roundOf } from "../service/round-service.ts"
import { formOf, listForms } from "./loader.ts"
import { AgencyReport, AgencySeries, PublishedRound, RoundReport } from "./model.ts"
import {
  chartFile,
  CHARTS,
  formFile,
  type OutputFile,
  RANKING_FORMATS,
  rankingFile,
  reportFile,
  SHEET_FORMATS,
  sheetFile,
} from "./service/file-service.ts"
import { reportOf, sheetReportOf } from "./service/report-service.ts"
import { listPublished, seriesOf } from "./service/series-service.ts"
import { OneAgency, OneRound, READING, TAGS } from "../routes/preamble.ts"

const Group = Type.Object({ group: Type.Optional(PeerGroupName) })
const ROUND = "/api/v1/assessment/rounds/:round"
const WHO =
  "Everybody may read the outputs of a published round; before that whoever judges in it, the readers of its lead, and an agency its own sheet: then every page is marked as a draft."

const FileBytes = Type.Unsafe<Buffer>({ type: "string", format: "binary" })

type OfRound = FastifyRequest<{ Params: { round: string } }>
type OfAgency = FastifyRequest<{ Params: { round: string; unit: string } }>

/** What a round comes to, as files and as one set of facts. */
export function outputRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${ROUND}/outputs/report.json`, {
    schema: {
      operationId: "roundReport",
      summary: "The facts of a round in sentences and numbers: what every form is made of",
      description: WHO,
      tags: TAGS,
      params: OneRound,
      querystring: Group,
      response: { 200: RoundReport, ...READING },
    },
    handler: async (request) => {
      await mayReadRound(ctx, gate, request)
      return reportOf(ctx, request.params.round, request.query.group ?? null)
    },
  })
  publishedRoutes(http, ctx)
  rankingRoutes(http, ctx, gate)
  reportRoute(http, ctx, gate)
  chartRoutes(http, ctx, gate)
  sheetRoutes(http, ctx, gate)
  formRoutes(http, ctx, gate)
}

function publishedRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/assessment/published", {
    schema: {
      operationId: "listPublishedRounds",
      summary: "Published rounds, the newest data first",
      tags: TAGS,
      response: { 200: Type.Array(PublishedRound) },
    },
    handler: () => listPublished(ctx),
  })

  http.get("/api/v1/assessment/agencies/:unit/rounds", {
    schema: {
      operationId: "agencySeries",
      summary: "The published rounds of one agency, and which may be compared",
      tags: TAGS,
      params: Type.Object({ unit: UnitId }),
      response: { 200: AgencySeries, 400: Problem },
    },
    handler: ({ params }) => seriesOf(ctx, params.unit),
  })
}

function rankingRoutes(http: Http, ctx: Context, gate: Gate): void {
  for (const format of RANKING_FORMATS) {
    http.get(`${ROUND}/outputs/ranking.${format}`, {
      schema: {
        operationId: `roundRanking_${format}`,
        summary: `The ranking of a round as ${format.toUpperCase()}`,
        description: WHO,
        tags: TAGS,
        params: OneRound,
        querystring: Group,
        produces: [TYPES[format]],
        response: { 200: FileBytes, ...READING },
      },
      handler: async (request, reply) => {
        await mayReadRound(ctx, gate, request)
        return sent(request, reply, await rankingFile(ctx, asked(ctx, request), format))
      },
    })
  }
}

const TYPES = { xlsx: XLSX, docx: DOCX, csv: "text/csv", svg: "image/svg+xml", png: "image/png" }

function reportRoute(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${ROUND}/outputs/report.docx`, {
    schema: {
      operationId: "roundReport_docx",
      summary: "The report of a round to the People's Committee, in the layout of Decree 30/2020",
      description: `Number, day and signature are left open. ${WHO}`,
      tags: TAGS,
      params: OneRound,
      querystring: Group,
      produces: [DOCX],
      response: { 200: FileBytes, ...READING },
    },
    handler: async (request, reply) => {
      await mayReadRound(ctx, gate, request)
      return sent(request, reply, await reportFile(ctx, asked(ctx, request)))
    },
  })
}

function chartRoutes(http: Http, ctx: Context, gate: Gate): void {
  for (const kind of CHARTS) {
    for (const format of ["svg", "png"] as const) {
      http.get(`${ROUND}/outputs/${kind}.${format}`, {
        schema: {
          operationId: `roundChart_${kind}_${format}`,
          summary: `${CHART_WORDS[kind]}, as ${format.toUpperCase()}`,
          description: WHO,
          tags: TAGS,
          params: OneRound,
          querystring: Group,
          produces: [TYPES[format]],
          response: { 200: FileBytes, ...READING },
        },
        handler: async (request, reply) => {
          await mayReadRound(ctx, gate, request)
          return sent(request, reply, await chartFile(ctx, asked(ctx, request), kind, format))
        },
      })
    }
  }
}

const CHART_WORDS = {
  ranking: "Points and rank bands of the first agencies",
  distribution: "How the points of criteria lie between none and the maximum",
  heat: "Agencies by pillars: what is reached of each",
} as const

function sheetRoutes(http: Http, ctx: Context, gate: Gate): void {
  const path = `${ROUND}/agencies/:unit`
  http.get(`${path}/sheet.json`, {
    schema: {
      operationId: "agencyReport",
      summary: "One agency: every row of the index with what was said of it and what it stands on",
      description: WHO,
      tags: TAGS,
      params: OneAgency,
      response: { 200: AgencyReport, ...READING },
    },
    handler: async (request) => {
      const publicOnly = await mayReadSheet(ctx, gate, request)
      return sheetReportOf(ctx, request.params.round, request.params.unit, publicOnly)
    },
  })
  for (const format of SHEET_FORMATS) {
    http.get(`${path}/sheet.${format}`, {
      schema: {
        operationId: `agencySheet_${format}`,
        summary: `One agency's sheet as ${format.toUpperCase()}`,
        description: WHO,
        tags: TAGS,
        params: OneAgency,
        produces: [TYPES[format]],
        response: { 200: FileBytes, ...READING },
      },
      handler: async (request, reply) => {
        const publicOnly = await mayReadSheet(ctx, gate, request)
        const { round, unit } = request.params
        const question = { round, unit, publicOnly, origin: originOf(ctx, request) }
        return sent(request, reply, await sheetFile(ctx, question, format))
      },
    })
  }
}

function formRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/forms", {
    schema: {
      operationId: "listAssessmentForms",
      summary: "Forms that can be filled from a round: their columns are configuration",
      tags: TAGS,
      response: {
        200: Type.Array(
          Type.Object({
            id: Type.String(),
            title: Type.String(),
            source: Type.String(),
            illustrative: Type.Boolean(),
            rows: Type.String(),
          }),
        ),
        422: Problem,
      },
    },
    handler: () => listForms(ctx.settings.dataDir),
  })

  http.get(`${ROUND}/outputs/ministry.xlsx`, {
    schema: {
      operationId: "roundForm_xlsx",
      summary: "A form that a ministry asks for, filled from the facts of a round",
      description: `“form” names a configured form; one with a row a criterion needs “unit”. ${WHO}`,
      tags: TAGS,
      params: OneRound,
      querystring: Type.Object({
        group: Type.Optional(PeerGroupName),
        form: Type.Optional(Type.String({ maxLength: 60 })),
        unit: Type.Optional(UnitId),
      }),
      produces: [XLSX],
      response: { 200: FileBytes, ...READING, 422: Problem },
    },
    handler: async (request, reply) => {
      const publicOnly = await mayReadRound(ctx, gate, request)
      const { form, unit = null } = request.query
      const question = { ...asked(ctx, request), unit, publicOnly }
      const file = await formFile(ctx, await formOf(ctx.settings.dataDir, form), question)
      return sent(request, reply, file)
    },
  })
}

/** Refuses who may not read a round yet; says whether it is everybody's by now. */
async function mayReadRound(ctx: Context, gate: Gate, request: OfRound): Promise<boolean> {
  const round = await roundOf(ctx.db, request.params.round)
  if (round.state === "published") return true
  if (!(await judgesIn(gate, request, round))) await gate.need(request, "reader", [round.lead])
  return false
}

async function mayReadSheet(ctx: Context, gate: Gate, request: OfAgency): Promise<boolean> {
  const round = await roundOf(ctx.db, request.params.round)
  if (round.state === "published") return true
  const inside =
    (await judgesIn(gate, request, round)) || (await holds(gate, request, "reader", round.lead))
  if (!inside) await gate.need(request, "reader", [request.params.unit])
  return false
}

const originOf = (ctx: Context, request: FastifyRequest) =>
  ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`

const asked = (
  ctx: Context,
  request: FastifyRequest<{ Params: { round: string }; Querystring: { group?: string } }>,
) => ({
  round: request.params.round,
  group: request.query.group ?? null,
  origin: originOf(ctx, request),
})

/** The same facts are the same bytes: who has them already gets none. */
function sent(request: FastifyRequest, reply: FastifyReply, { name, type, bytes }: OutputFile) {
  const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`
  reply
    .type(type)
    .header("etag", etag)
    .header("cache-control", "no-cache")
    .header(
      "content-disposition",
      `${type.startsWith("image/") ? "inline" : "attachment"}; filename="${name}"`,
    )
  if (request.headers["if-none-match"] === etag) return reply.code(304).send()
  return reply.send(bytes)
}
