import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { AgencyGains, Supposed, WhatIf } from "../model.ts"
import { agencyGains, whatIf } from "../service/gains-service.ts"
import { roundOf } from "../service/round-service.ts"
import { mustBeInside } from "./may-read.ts"
import { OneAgency, READING, TAGS } from "./preamble.ts"

const PATH = "/api/v1/assessment/rounds/:round/agencies/:unit"

/** What an agency could win: for its own people and those who judge in the round. */
export function gainsRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${PATH}/gains`, {
    schema: {
      operationId: "agencyGains",
      summary: "Which criteria would win an agency most, and which rank each would bring",
      tags: TAGS,
      params: OneAgency,
      querystring: Type.Object({
        most: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      }),
      response: { 200: AgencyGains, ...READING },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      await mustBeInside(gate, request, await roundOf(ctx.db, round))
      return agencyGains(ctx, round, unit, request.query.most ?? 3)
    },
  })

  http.post(`${PATH}/what-if`, {
    schema: {
      operationId: "whatIf",
      summary:
        "What an agency's total and rank would be with other points or figures; keeps nothing",
      tags: TAGS,
      params: OneAgency,
      body: Type.Object(
        { set: Type.Array(Supposed, { minItems: 1, maxItems: 1000 }) },
        { additionalProperties: false },
      ),
      response: { 200: WhatIf, ...READING, 422: Problem },
    },
    handler: async (request) => {
      const { round, unit } = request.params
      await mustBeInside(gate, request, await roundOf(ctx.db, round))
      return whatIf(ctx, round, unit, request.body.set)
    },
  })
}
