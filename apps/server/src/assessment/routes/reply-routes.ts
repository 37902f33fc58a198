import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Acknowledgement, Reply, ReplyDraft, ReplyTold, RoundId } from "../model.ts"
import { acknowledgeReply, listReplies, replyTold, saveReply } from "../service/reply-service.ts"
import { roundOf } from "../service/round-service.ts"
import { holds, judgesIn, mayReadAgency } from "./may-read.ts"
import { OneAgency, READING, TAGS, WRITING } from "./preamble.ts"

const ROUND = "/api/v1/assessment/rounds/:round"

/** The right of reply before publication. */
export function replyRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${ROUND}/agencies/:unit/reply`, {
    schema: {
      operationId: "readReply",
      summary: "The result that an agency would be published with, and what it answers to it",
      description:
        "The agency itself, the verifiers and the council; everybody once the round is published.",
      tags: TAGS,
      params: OneAgency,
      response: { 200: ReplyTold, ...READING },
    },
    handler: async (request) => {
      await mayReadAgency(ctx, gate, request)
      return replyTold(ctx, request.params.round, request.params.unit)
    },
  })

  http.put(`${ROUND}/agencies/:unit/reply`, {
    schema: {
      operationId: "saveReply",
      summary: "Answer to the result before it is published, on the whole or by criterion",
      tags: TAGS,
      params: OneAgency,
      body: ReplyDraft,
      response: { 200: ReplyTold, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const actor = await gate.need(request, "editor", [unit])
      return saveReply(ctx, round, unit, request.body, actor)
    },
  })
  reading(http, ctx, gate)
}

function reading(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${ROUND}/replies`, {
    schema: {
      operationId: "listReplies",
      summary: "What agencies answer to their results, the newest of each",
      description: "Who judges in the round; everybody once it is published.",
      tags: TAGS,
      params: Type.Object({ round: RoundId }),
      response: { 200: Type.Array(Reply), ...READING },
    },
    handler: async (request) => {
      const round = await roundOf(ctx.db, request.params.round)
      const open = round.state === "published" || (await judgesIn(gate, request, round))
      if (!open) await gate.need(request, "administrator", [round.lead])
      return listReplies(ctx, round.id)
    },
  })

  http.post(`${ROUND}/replies/:unit/acknowledgement`, {
    schema: {
      operationId: "acknowledgeReply",
      summary: "Say that a reply was read, for the lead: publication waits for it",
      tags: TAGS,
      params: OneAgency,
      body: Acknowledgement,
      response: { 200: Reply, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const { lead } = await roundOf(ctx.db, round)
      const role = (await holds(gate, request, "verifier", lead)) ? "verifier" : "administrator"
      const actor = await gate.need(request, role, [lead])
      return acknowledgeReply(ctx, round, unit, request.body, actor)
    },
  })
}
