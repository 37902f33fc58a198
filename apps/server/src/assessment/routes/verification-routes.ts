import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId } from "../../registry/model.ts"
import {
  Agreements,
  AgreementsAsked,
  QueueAsked,
  QueuePage,
  VerificationOverview,
} from "../model.ts"
import { agreeTogether } from "../service/agreements-service.ts"
import { verifyingDuty } from "../service/judge-service.ts"
import { queuePage, verificationOverview } from "../service/queue-service.ts"
import { askerOf } from "./judging.ts"
import { OneRound, READING, TAGS } from "./preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round"

/** The work of those who verify: what waits for them, and agreeing with the plain ones at once. */
export function verificationRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${PATH}/verification`, {
    schema: {
      operationId: "verificationOverview",
      summary: "What an organisation has to verify in a round, by agency and by criterion",
      tags: TAGS,
      params: OneRound,
      querystring: Type.Object({ organisation: Type.Optional(UnitId) }),
      response: { 200: VerificationOverview, ...READING },
    },
    handler: async (request) => {
      const asker = await askerOf(ctx, gate, request)
      const duty = verifyingDuty(asker.duties, request.query.organisation)
      const { round } = request.params
      return verificationOverview(ctx, round, { ...duty, own: asker.own }, asker.duties)
    },
  })

  http.get(`${PATH}/queue`, {
    schema: {
      operationId: "verificationQueue",
      summary: "Criteria of agencies that wait for a verdict of an organisation, in pages",
      description:
        "Of one agency, of one criterion across agencies, of a pillar, or of the whole round; " +
        "by points that a verdict can move, or in the order of the index.",
      tags: TAGS,
      params: OneRound,
      querystring: QueueAsked,
      response: { 200: QueuePage, ...READING },
    },
    handler: async (request) => {
      const asker = await askerOf(ctx, gate, request)
      const duty = verifyingDuty(asker.duties, request.query.organisation)
      return queuePage(ctx, request.params.round, { ...duty, own: asker.own }, request.query)
    },
  })

  http.post(`${PATH}/agreements`, {
    schema: {
      operationId: "agreeTogether",
      summary: "Agree with claims that are what the rule gives and have a document beside them",
      description:
        "Without `items` nothing is written: the answer lists what could be agreed with, and why " +
        "the rest could not. With the items of such a list, those that still stand are agreed with.",
      tags: TAGS,
      params: OneRound,
      body: AgreementsAsked,
      response: { 200: Agreements, ...READING, 409: Problem },
    },
    handler: async (request) => {
      const { organisation } = request.body
      const { actor, duties, own } = await askerOf(ctx, gate, request)
      const duty = verifyingDuty(duties, organisation)
      return agreeTogether(ctx, request.params.round, { ...duty, own, actor }, request.body)
    },
  })
}
