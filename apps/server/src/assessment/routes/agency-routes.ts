import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { ClaimsSaved } from "../agency/model.ts"
import { AgencySheet, AppealDraft, Claim, Participant, RoundId, ScoresSaved } from "../model.ts"
import { agencySheet } from "../service/agency-service.ts"
import { saveAppeals } from "../service/appeal-service.ts"
import { saveClaims, submitSheet } from "../service/claims-service.ts"
import { roundOf } from "../service/round-service.ts"
import { listParticipants } from "../store/round-store.ts"
import { mayReadAgency } from "./may-read.ts"
import { OneAgency, TAGS, WRITING } from "./preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round/agencies"
const list = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Array(item, { minItems: 1, maxItems: 1000 })

/** What agencies say of themselves, and where they stand. */
export function agencyRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(PATH, {
    schema: {
      operationId: "listParticipants",
      summary: "Agencies of a round, and which handed in",
      tags: TAGS,
      params: Type.Object({ round: RoundId }),
      response: { 200: Type.Array(Participant), 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      await roundOf(ctx.db, request.params.round)
      return listParticipants(ctx.db, request.params.round)
    },
  })

  http.get(`${PATH}/:unit`, {
    schema: {
      operationId: "agencySheet",
      summary: "One agency, criterion by criterion: scores, reasons, figures, evidence, history",
      description:
        "Everybody may read a published round; before that the agency itself, the verifiers and the council.",
      tags: TAGS,
      params: OneAgency,
      response: { 200: AgencySheet, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      await mayReadAgency(ctx, gate, request)
      return agencySheet(ctx, round, unit)
    },
  })
  speaking(http, ctx, gate)
}

function speaking(http: Http, ctx: Context, gate: Gate): void {
  http.put(`${PATH}/:unit/claims`, {
    schema: {
      operationId: "saveClaims",
      summary: "Keep what an agency says of its criteria: all of it or nothing",
      tags: TAGS,
      params: OneAgency,
      body: Type.Object({ claims: list(Claim) }, { additionalProperties: false }),
      response: { 200: ClaimsSaved, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const actor = await gate.need(request, "editor", [unit])
      return saveClaims(ctx, round, unit, request.body.claims, actor)
    },
  })

  http.post(`${PATH}/:unit/submission`, {
    schema: {
      operationId: "submitSheet",
      summary: "Hand in an agency's self-score",
      tags: TAGS,
      params: OneAgency,
      response: { 200: Participant, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      return submitSheet(ctx, round, unit, await gate.need(request, "editor", [unit]))
    },
  })

  http.post(`${PATH}/:unit/appeals`, {
    schema: {
      operationId: "saveAppeals",
      summary: "Ask the council to look at verified criteria again",
      tags: TAGS,
      params: OneAgency,
      body: Type.Object({ appeals: list(AppealDraft) }, { additionalProperties: false }),
      response: { 200: ScoresSaved, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const actor = await gate.need(request, "editor", [unit])
      return saveAppeals(ctx, round, unit, request.body.appeals, actor)
    },
  })
}
