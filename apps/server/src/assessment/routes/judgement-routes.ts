import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { UnitId } from "../../registry/model.ts"
import { ownOrganisation } from "../errors.ts"
import { Judgement, VerdictsSaved } from "../model.ts"
import { saveJudgements } from "../service/judgement-service.ts"
import { roundOf } from "../service/round-service.ts"
import { holds } from "./may-read.ts"
import { OneAgency, TAGS, WRITING } from "./preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round/agencies"
const Judgements = Type.Array(Judgement, { minItems: 1, maxItems: 1000 })

/** What verifiers and the council say. */
export function judgementRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post(`${PATH}/:unit/verdicts`, {
    schema: {
      operationId: "saveVerdicts",
      summary: "Agree with an agency's claims, or give other points with a reason",
      tags: TAGS,
      params: OneAgency,
      body: Type.Object(
        {
          /** Whose verifier speaks: the lead of the round, or an organisation that confirms figures. */
          organisation: UnitId,
          judgements: Judgements,
        },
        { additionalProperties: false },
      ),
      response: { 200: VerdictsSaved, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const { organisation, judgements } = request.body
      const actor = await gate.need(request, "verifier", [organisation])
      if (await holds(gate, request, "editor", unit)) throw ownOrganisation()
      const { lead } = await roundOf(ctx.db, round)
      const part = organisation === lead ? "lead" : "co-verifier"
      return saveJudgements(ctx, round, unit, judgements, { actor, part, organisation })
    },
  })

  http.post(`${PATH}/:unit/decisions`, {
    schema: {
      operationId: "saveDecisions",
      summary: "Decide appeals and disputes, as the council",
      tags: TAGS,
      params: OneAgency,
      body: Type.Object({ judgements: Judgements }, { additionalProperties: false }),
      response: { 200: VerdictsSaved, ...WRITING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      const { council } = await roundOf(ctx.db, round)
      const actor = await gate.need(request, "verifier", [council])
      if (await holds(gate, request, "editor", unit)) throw ownOrganisation()
      const judge = { actor, part: "council", organisation: council } as const
      return saveJudgements(ctx, round, unit, request.body.judgements, judge)
    },
  })
}
