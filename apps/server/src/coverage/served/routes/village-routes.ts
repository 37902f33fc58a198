import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { Problem } from "../../../platform/problem.ts"
import { Day } from "../../../registry/model.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { ResultId, VillageId, VillagePage, VillageQuestion, VillageSheet } from "../model.ts"
import { listVillages } from "../service/list-service.ts"
import { villageSheet } from "../service/sheet-service.ts"

type SeesOf = (request: FastifyRequest) => Promise<SeesRun>

const tags = ["coverage"]

export function villageRoutes(http: Http, ctx: Context, seesOf: SeesOf): void {
  http.get("/api/v1/coverage/villages", {
    schema: {
      operationId: "listVillages",
      summary:
        "Villages of a day by unit, box and words, with what signal they have by a kept result",
      tags,
      querystring: VillageQuestion,
      response: { 200: VillagePage, 404: Problem, 422: Problem },
    },
    handler: async (request) => listVillages(ctx, request.query, await seesOf(request)),
  })

  http.get("/api/v1/coverage/villages/:id", {
    schema: {
      operationId: "getVillageSheet",
      summary:
        "The sheet of a village: who lives there, what signal it has, stations near it, gaps",
      tags,
      params: Type.Object({ id: VillageId }),
      querystring: Type.Object({ at: Type.Optional(Day), result: Type.Optional(ResultId) }),
      response: { 200: VillageSheet, 404: Problem, 422: Problem },
    },
    handler: async (request) =>
      villageSheet(ctx, request.params.id, request.query, await seesOf(request)),
  })
}
