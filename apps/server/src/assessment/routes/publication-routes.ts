import type { Static } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { RoundFrozen, RoundPublished, RoundResult } from "../model.ts"
import { publishRound } from "../service/publish-service.ts"
import { publishedContent, resultOf } from "../service/result-service.ts"
import { roundOf } from "../service/round-service.ts"
import { OneRound, TAGS, WRITING } from "./preamble.ts"

/** What a round comes to: its ranking, its publication. */
export function publicationRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/rounds/:round/standings", {
    schema: {
      operationId: "roundStandings",
      summary: "Agencies of a round by peer group, best first, with how firm their ranks are",
      description:
        "Everybody may read a published round; before that, whoever is signed in as a reader.",
      tags: TAGS,
      params: OneRound,
      response: { 200: RoundResult, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { state, lead } = await roundOf(ctx.db, request.params.round)
      if (state !== "published") await gate.need(request, "reader", [lead])
      return resultOf(ctx, request.params.round)
    },
  })

  http.post("/api/v1/assessment/rounds/:round/publication", {
    schema: {
      operationId: "publishRound",
      summary: "Publish a round: frozen and hashed from then on",
      tags: TAGS,
      params: OneRound,
      response: { 200: RoundPublished, ...WRITING },
    },
    handler: async (request) => {
      const { lead } = await roundOf(ctx.db, request.params.round)
      return publishRound(
        ctx,
        request.params.round,
        await gate.need(request, "administrator", [lead]),
      )
    },
  })

  http.get("/api/v1/assessment/rounds/:round/publication", {
    schema: {
      operationId: "publishedRound",
      summary: "The frozen bytes of a round as published last: every criterion of every agency",
      tags: TAGS,
      params: OneRound,
      produces: ["application/json"],
      response: { 200: RoundFrozen, 404: Problem, 409: Problem },
    },
    handler: async ({ params }, reply) => {
      const { content, sha256 } = await publishedContent(ctx, params.round)
      return (
        reply
          .type("application/json; charset=utf-8")
          .header("etag", `"${sha256}"`)
          .header("cache-control", "public, no-cache")
          .serializer(String)
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bytes are this, frozen
          .send(content as unknown as Static<typeof RoundFrozen>)
      )
    },
  })
}
