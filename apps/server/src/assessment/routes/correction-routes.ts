import { type Static, Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { noSuchPublication } from "../errors.ts"
import {
  CorrectionDraft,
  CorrectionTold,
  RoundFrozen,
  RoundId,
  RoundPublications,
} from "../model.ts"
import { correctRound } from "../service/correct-service.ts"
import { roundOf } from "../service/round-service.ts"
import { listPublications, publicationBySha } from "../store/publication-store.ts"
import { OneRound, TAGS, WRITING } from "./preamble.ts"

const Named = Type.Object({ round: RoundId, sha256: Type.String({ pattern: "^[0-9a-f]{64}$" }) })

/** What a round was published as, one publication after the other. */
export function correctionRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/assessment/rounds/:round/corrections", {
    schema: {
      operationId: "correctRound",
      summary: "Correct a published round by a decision: one more publication, or a trial of it",
      tags: TAGS,
      params: OneRound,
      body: CorrectionDraft,
      response: { 200: CorrectionTold, ...WRITING },
    },
    handler: async (request) => {
      const { round } = request.params
      const { lead } = await roundOf(ctx.db, round)
      const actor = await gate.need(request, "administrator", [lead])
      return correctRound(ctx, round, request.body, actor)
    },
  })

  http.get("/api/v1/assessment/rounds/:round/publications", {
    schema: {
      operationId: "roundPublications",
      summary: "Publications of a round, the newest first: corrections with reason and difference",
      tags: TAGS,
      params: OneRound,
      response: { 200: RoundPublications, 404: Problem },
    },
    handler: async ({ params }) => {
      await roundOf(ctx.db, params.round)
      return listPublications(ctx.db, params.round)
    },
  })

  http.get("/api/v1/assessment/rounds/:round/publications/:sha256", {
    schema: {
      operationId: "roundPublication",
      summary: "The frozen bytes of one publication of a round, by its hash",
      tags: TAGS,
      params: Named,
      produces: ["application/json"],
      response: { 200: RoundFrozen, 404: Problem },
    },
    handler: async ({ params: { round, sha256 } }, reply) => {
      await roundOf(ctx.db, round)
      const found = await publicationBySha(ctx.db, round, sha256)
      if (found === null) throw noSuchPublication(round)
      return (
        reply
          .type("application/json; charset=utf-8")
          .header("etag", `"${sha256}"`)
          .header("cache-control", "public, max-age=31536000, immutable")
          .serializer(String)
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bytes are this, frozen
          .send(found.content as unknown as Static<typeof RoundFrozen>)
      )
    },
  })
}
