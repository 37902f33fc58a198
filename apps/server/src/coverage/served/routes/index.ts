import type { FastifyRequest } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { sightOf } from "../../register/service/sight-service.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { figuresRoutes } from "./figures-routes.ts"
import { resultRoutes } from "./result-routes.ts"
import { villageRoutes } from "./village-routes.ts"

/** Villages, and who of them is served. */
export function servedRoutes(http: Http, ctx: Context, gate: Gate): void {
  const seesOf = async (request: FastifyRequest): Promise<SeesRun> => {
    const { reads } = await sightOf(ctx, gate, request)
    return (unit) => reads(unit ?? "VN")
  }
  villageRoutes(http, ctx, seesOf)
  resultRoutes(http, ctx, gate, seesOf)
  figuresRoutes(http, ctx, seesOf)
}
