import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId } from "../../registry/model.ts"
import { Instant, Participant, Round, RoundDraft, RoundId } from "../model.ts"
import { openRound } from "../service/publish-service.ts"
import { createRound, extendDeadline, roundOf } from "../service/round-service.ts"
import { listRounds } from "../store/round-store.ts"
import { OneRound, TAGS, WRITING } from "./preamble.ts"

/** Rounds: who is scored by which index and when. */
export function roundRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/rounds", {
    schema: {
      operationId: "listRounds",
      summary: "Rounds of scoring, the newest data first",
      tags: TAGS,
      response: { 200: Type.Array(Round) },
    },
    handler: () => listRounds(ctx.db),
  })

  http.post("/api/v1/assessment/rounds", {
    schema: {
      operationId: "createRound",
      summary: "Prepare a round: index, agencies by peer group, calendar, rules",
      tags: TAGS,
      body: RoundDraft,
      response: { 200: Round, ...WRITING },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", [request.body.lead])
      return createRound(ctx, request.body, actor)
    },
  })

  http.get("/api/v1/assessment/rounds/:round", {
    schema: {
      operationId: "readRound",
      summary: "One round",
      tags: TAGS,
      params: OneRound,
      response: { 200: Round, 404: Problem },
    },
    handler: ({ params }) => roundOf(ctx.db, params.round),
  })
  opening(http, ctx, gate)
}

function opening(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/assessment/rounds/:round/open", {
    schema: {
      operationId: "openRound",
      summary: "Open a round; figures that the platform has are copied in",
      tags: TAGS,
      params: OneRound,
      response: { 200: Round, ...WRITING },
    },
    handler: async (request) => {
      const { lead } = await roundOf(ctx.db, request.params.round)
      return openRound(ctx, request.params.round, await gate.need(request, "administrator", [lead]))
    },
  })

  http.post("/api/v1/assessment/rounds/:round/agencies/:unit/extension", {
    schema: {
      operationId: "extendDeadline",
      summary: "Give one agency more time to score itself",
      tags: TAGS,
      params: Type.Object({ round: RoundId, unit: UnitId }),
      body: Type.Object(
        {
          until: Instant,
          /** Why; kept beside the deadline and in the log. */
          reason: Type.Optional(Type.String({ maxLength: 2000 })),
        },
        { additionalProperties: false },
      ),
      response: { 200: Participant, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const { lead } = await roundOf(ctx.db, round)
      const actor = await gate.need(request, "administrator", [lead])
      return extendDeadline(ctx, round, unit, request.body, actor)
    },
  })
}
