import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { AssetMap, AssetsByUnit, MapQuestion, UnitsQuestion } from "../model.ts"
import { byUnit, mapOf } from "../service/map-service.ts"
import { sightOf } from "../service/sight-service.ts"

const tags = ["assets"]
const refusals = { 400: Problem, 404: Problem }

/** What maps draw, and the ranked table beside them. */
export function assetMapRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assets/map", {
    schema: {
      operationId: "mapAssets",
      summary: "GeoJSON of the assets in a box: those that would cover each other as one",
      tags,
      querystring: MapQuestion,
      response: { 200: AssetMap, ...refusals },
    },
    handler: async (request) => mapOf(ctx, request.query, await sightOf(ctx, gate, request)),
  })

  http.get("/api/v1/assets/by-unit", {
    schema: {
      operationId: "countAssetsByUnit",
      summary: "How many assets lie in each unit directly below one, most first",
      tags,
      querystring: UnitsQuestion,
      response: { 200: AssetsByUnit, ...refusals },
    },
    handler: async (request) => byUnit(ctx, request.query, await sightOf(ctx, gate, request)),
  })
}
