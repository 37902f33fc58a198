import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { giveTable } from "../given/service-table.ts"
import {
  Dispute,
  DisputeAnswer,
  DisputeDraft,
  FiguresGiven,
  GivenFigure,
  GivenTable,
  GivenTableRead,
  RoundId,
} from "../model.ts"
import { answerDispute, disputeFigure } from "../service/dispute-service.ts"
import { giveFigure } from "../service/given-service.ts"
import { roundOf } from "../service/round-service.ts"
import { disputesOf } from "../store/given-store.ts"
import { holds, judgesIn, mustBeInside } from "./may-read.ts"
import { OneAgency, OneRound, READING, TAGS, WRITING } from "./preamble.ts"

const ROUND = "/api/v1/assessment/rounds/:round"

/** Figures that the province gives its agencies, and what these say of them. */
export function givenRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post(`${ROUND}/given`, {
    bodyLimit: 4 * 2 ** 20,
    schema: {
      operationId: "giveFigure",
      summary: "Give one figure of a criterion to every agency of a round, or to those named",
      description: "Agencies see it with its source; they cannot change it, they may dispute it.",
      tags: TAGS,
      params: OneRound,
      body: GivenFigure,
      response: { 200: FiguresGiven, ...WRITING },
    },
    handler: async (request) => {
      const { lead, id } = await roundOf(ctx.db, request.params.round)
      const actor = await gate.need(request, "administrator", [lead])
      return giveFigure(ctx, id, request.body, actor)
    },
  })

  http.post(`${ROUND}/given/table`, {
    bodyLimit: 4 * 2 ** 20,
    schema: {
      operationId: "giveTable",
      summary: "Look at a pasted table of figures beside what stands; give them with `commit`",
      description:
        "Columns by a head (Đơn vị, Mã, Số liệu, Giá trị), or by their number: 2 agency and value, 3 with the code, 4 with the figure. All rows or none.",
      tags: TAGS,
      params: OneRound,
      body: GivenTable,
      response: { 200: GivenTableRead, ...WRITING },
    },
    handler: async (request) => {
      const { lead, id } = await roundOf(ctx.db, request.params.round)
      const actor = await gate.need(request, "administrator", [lead])
      return giveTable(ctx, id, request.body, actor)
    },
  })

  http.post(`${ROUND}/agencies/:unit/disputes`, {
    schema: {
      operationId: "disputeFigure",
      summary: "Say that a given figure is not right, with a reason",
      tags: TAGS,
      params: OneAgency,
      body: DisputeDraft,
      response: { 200: Dispute, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const actor = await gate.need(request, "editor", [unit])
      return disputeFigure(ctx, round, unit, request.body, actor)
    },
  })
  disputeRoutes(http, ctx, gate)
}

function disputeRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${ROUND}/agencies/:unit/disputes`, {
    schema: {
      operationId: "agencyDisputes",
      summary: "What an agency says of the figures it was given, and the answers",
      tags: TAGS,
      params: OneAgency,
      response: { 200: Type.Array(Dispute), ...READING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      await mustBeInside(gate, request, await roundOf(ctx.db, round))
      return disputesOf(ctx.db, round, unit)
    },
  })

  http.get(`${ROUND}/disputes`, {
    schema: {
      operationId: "listDisputes",
      summary: "What agencies say of the figures they were given",
      tags: TAGS,
      params: OneRound,
      response: { 200: Type.Array(Dispute), ...READING },
    },
    handler: async (request) => {
      const round = await roundOf(ctx.db, request.params.round)
      const judges = await judgesIn(gate, request, round)
      if (!judges) await gate.need(request, "administrator", [round.lead])
      return disputesOf(ctx.db, round.id, null)
    },
  })

  http.post(`${ROUND}/disputes/:id/answer`, {
    schema: {
      operationId: "answerDispute",
      summary: "Answer a dispute: accept it with the right figure, or say why the figure stands",
      tags: TAGS,
      params: Type.Object({ round: RoundId, id: Type.Integer({ minimum: 1 }) }),
      body: DisputeAnswer,
      response: { 200: Dispute, ...WRITING },
    },
    handler: async (request) => {
      const { round, id } = request.params
      const { lead } = await roundOf(ctx.db, round)
      const role = (await holds(gate, request, "verifier", lead)) ? "verifier" : "administrator"
      const actor = await gate.need(request, role, [lead])
      return answerDispute(ctx, round, id, request.body, actor)
    },
  })
}
