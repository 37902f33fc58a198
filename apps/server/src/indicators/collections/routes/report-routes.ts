import type { FastifyReply, FastifyRequest } from "fastify"
import { type Static, Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import {
  CellHistory,
  ConflictProblem,
  EntryAnswer,
  EntryRequest,
  ReportForm,
  ValidateAnswer,
} from "../model/form.ts"
import { ActRequest, CommentRequest, EvidenceRequest, ReturnRequest } from "../model/report.ts"
import { type Asker, askerOf } from "../service/asker.ts"
import { actOn, returnReport, submitReport } from "../service/decide-service.ts"
import { Conflicted, enterValues, validateValues } from "../service/enter-service.ts"
import { addComment, changeEvidence } from "../service/talk-service.ts"
import { historyOf, reportForm } from "../service/view-service.ts"
import { OfReport, reading, refusals, tags } from "./refusals.ts"

const PATH = "/api/v1/collections/:id/reports/:unit"

export function reportRoutes(http: Http, ctx: Context, gate: Gate): void {
  readRoutes(http, ctx, gate)
  entryRoutes(http, ctx, gate)
  decisionRoutes(http, ctx, gate)
  talkRoutes(http, ctx, gate)
}

function readRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(PATH, {
    schema: {
      operationId: "getReport",
      summary: "The form of a report: what is asked, what stands, what was before, what rules find",
      tags,
      params: OfReport,
      response: { 200: ReportForm, ...reading },
    },
    handler: async (request) => {
      const { id, unit } = request.params
      return reportForm(ctx, id, unit, await askerOf(gate, request))
    },
  })

  http.get(`${PATH}/history`, {
    schema: {
      operationId: "getCellHistory",
      summary: "Every version of one cell of a report, newest first",
      tags,
      params: OfReport,
      querystring: Type.Object({
        measure: Type.String({ minLength: 1, maxLength: 100 }),
        cut: Type.Optional(Type.String({ maxLength: 400 })),
      }),
      response: { 200: CellHistory, ...reading },
    },
    handler: async (request) => {
      const { id, unit } = request.params
      const { measure, cut = "" } = request.query
      return historyOf(ctx, id, { unit, measure, cut }, await askerOf(gate, request))
    },
  })
}

function entryRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.put(`${PATH}/values`, {
    schema: {
      operationId: "enterValues",
      summary: "Enter, change, mark, explain or clear cells of a report: all of them or none",
      description:
        "What is left out stays. A cell that somebody else changed since its `version` was read is " +
        "named in a 409 with both values, who and when; nothing is written then.",
      tags,
      params: OfReport,
      body: EntryRequest,
      response: { 200: EntryAnswer, ...refusals, 409: ConflictProblem },
    },
    handler: async (request, reply) => {
      const { id, unit } = request.params
      try {
        const asker = await askerOf(gate, request)
        return await enterValues(ctx, id, unit, request.body.cells, asker)
      } catch (error) {
        if (error instanceof Conflicted) return answerConflict(reply, request.id, error)
        throw error
      }
    },
  })

  http.post(`${PATH}/validate`, {
    schema: {
      operationId: "validateValues",
      summary: "What the rules would find in a report with these entries; nothing is kept",
      tags,
      params: OfReport,
      body: EntryRequest,
      response: { 200: ValidateAnswer, ...refusals },
    },
    handler: async (request) => {
      const { id, unit } = request.params
      return validateValues(ctx, id, unit, request.body.cells, await askerOf(gate, request))
    },
  })
}

/** The refusal as every other, with both values of each cell beside it. */
function answerConflict(reply: FastifyReply, instance: string, { refusal, conflicts }: Conflicted) {
  const { code, status, title } = refusal.kind
  return reply
    .code(409)
    .type("application/problem+json")
    .send({
      type: `urn:tinhso:loi:${code}`,
      title,
      status,
      detail: refusal.message,
      instance,
      errors: [...refusal.errors],
      conflicts: [...conflicts],
    })
}

/** What acts on a report have in common. */
const acting = { tags, params: OfReport, response: { 200: ReportForm, ...refusals } }

type Act = (id: string, unit: string, asker: Asker) => Promise<unknown>
type OnReport = FastifyRequest & { readonly params: Static<typeof OfReport> }

/** Does what was asked, by whoever asks, and shows the report as it stands then. */
const answersWithForm = (ctx: Context, gate: Gate) => async (request: OnReport, act: Act) => {
  const { id, unit } = request.params
  const asker = await askerOf(gate, request)
  await act(id, unit, asker)
  return reportForm(ctx, id, unit, asker)
}

function decisionRoutes(http: Http, ctx: Context, gate: Gate): void {
  const acted = answersWithForm(ctx, gate)

  http.post(`${PATH}/submit`, {
    schema: {
      ...acting,
      operationId: "submitReport",
      summary: "Hand a report in: it is locked until it is verified or returned",
      description:
        "Refused with 422 while a rule finds an error, or a warning that no note explains; each is named.",
      body: ActRequest,
    },
    handler: (request) =>
      acted(request, (id, unit, asker) =>
        submitReport(ctx, id, unit, request.body.note ?? "", asker),
      ),
  })

  for (const act of ["verify", "publish"] as const) {
    http.post(`${PATH}/${act}`, {
      schema: {
        ...acting,
        operationId: act === "verify" ? "verifyReport" : "publishReport",
        summary: `${act === "verify" ? "Verify" : "Publish"} a report of other hands`,
        body: ActRequest,
      },
      handler: (request) =>
        acted(request, (id, unit, asker) =>
          actOn(ctx, act, id, unit, request.body.note ?? "", asker),
        ),
    })
  }

  http.post(`${PATH}/return`, {
    schema: {
      ...acting,
      operationId: "returnReport",
      summary: "Give a report back to be corrected, with a reason; single cells with their own",
      body: ReturnRequest,
    },
    handler: (request) =>
      acted(request, (id, unit, asker) => returnReport(ctx, id, unit, request.body, asker)),
  })
}

function talkRoutes(http: Http, ctx: Context, gate: Gate): void {
  const acted = answersWithForm(ctx, gate)

  http.post(`${PATH}/comments`, {
    schema: {
      ...acting,
      operationId: "commentReport",
      summary: "Say something about a report, a measure or a cell of it",
      body: CommentRequest,
    },
    handler: (request) =>
      acted(request, (id, unit, asker) => addComment(ctx, id, unit, request.body, asker)),
  })

  http.post(`${PATH}/evidence`, {
    schema: {
      ...acting,
      operationId: "citeEvidence",
      summary: "Cite a document for a report or one of its measures",
      body: EvidenceRequest,
    },
    handler: (request) =>
      acted(request, (id, unit, asker) =>
        changeEvidence(ctx, id, unit, { ...request.body, cite: true }, asker),
      ),
  })

  http.delete(`${PATH}/evidence/:evidence`, {
    schema: {
      ...acting,
      operationId: "unciteEvidence",
      summary: "Cite a document no longer",
      params: Type.Interface([OfReport], { evidence: EvidenceRequest.properties.evidence }),
      querystring: Type.Object({ measure: EvidenceRequest.properties.measure }),
    },
    handler: (request) => {
      const { evidence } = request.params
      const { measure } = request.query
      const of = measure === undefined ? {} : { measure }
      return acted(request, (id, unit, asker) =>
        changeEvidence(ctx, id, unit, { evidence, ...of, cite: false }, asker),
      )
    },
  })
}
