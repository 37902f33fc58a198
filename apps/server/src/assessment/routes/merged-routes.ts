import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { Day } from "../../registry/model.ts"
import { MergedRound, RoundId } from "../model.ts"
import { mergedRound } from "../service/merged-service.ts"
import { roundOf } from "../service/round-service.ts"

/** Rounds of units that were merged since. */
export function mergedRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/rounds/:round/merged", {
    schema: {
      operationId: "mergedRound",
      summary: "A round by the units of a later day, merged ones by both published methods",
      description:
        "The mean of the former main indices, and what the rules give for summed figures: both, labelled. Everybody may read a published round; before that, whoever is signed in as a reader.",
      tags: ["assessment"],
      params: Type.Object({ round: RoundId }),
      querystring: Type.Object({ on: Type.Optional(Day) }),
      response: { 200: MergedRound, 400: Problem, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { id, state, lead } = await roundOf(ctx.db, request.params.round)
      if (state !== "published") await gate.need(request, "reader", [lead])
      return mergedRound(ctx, id, request.query.on ?? null)
    },
  })
}
