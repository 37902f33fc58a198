import { Type } from "typebox"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { Day } from "../../model.ts"
import {
  AssetChecks,
  AssetCounts,
  AssetDetail,
  AssetHistory,
  AssetId,
  AssetPage,
  AssetQuestion,
} from "../model.ts"
import {
  checksOf,
  getAsset,
  historyOf,
  placeOfAsset,
  redirectOf,
  standingNow,
} from "../service/detail-service.ts"
import { countAssets, listAssets } from "../service/list-service.ts"
import { sightOf, writingSightOf } from "../service/sight-service.ts"
import { sees } from "../sight.ts"
import type { FastifyRequest } from "fastify"

const tags = ["assets"]
const Params = Type.Object({ id: AssetId })
const Moved = Type.Null({ description: "Merged: see Location" })
const INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?Z$"

/** Lists and counts: for everybody, as far as kinds are published. */
export function assetListRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assets", {
    schema: {
      operationId: "listAssets",
      summary: "Assets of a day by kind, state, unit, owner, attributes, words and box",
      description:
        "Whoever reads the unit or the organisation of an asset sees all of it; everybody else what its kind publishes. Pages follow each other by `next`, in an order that new assets do not disturb.",
      tags,
      querystring: AssetQuestion,
      response: { 200: AssetPage, 400: Problem, 404: Problem },
    },
    handler: async (request) => listAssets(ctx, request.query, await sightOf(ctx, gate, request)),
  })

  http.get("/api/v1/assets/counts", {
    schema: {
      operationId: "countAssets",
      summary: "How many assets fit a question, by kind and state",
      tags,
      querystring: AssetQuestion,
      response: { 200: AssetCounts, 400: Problem, 404: Problem },
    },
    handler: async (request) => countAssets(ctx, request.query, await sightOf(ctx, gate, request)),
  })
}

/** One asset, with its history for those who read its unit. */
export function assetRoutesOfOne(http: Http, ctx: Context, gate: Gate): void {
  const mustSee = async (request: FastifyRequest, id: string) => {
    const standing = await standingNow(ctx, id)
    if (sees(await sightOf(ctx, gate, request), standing)) return
    await gate.need(request, "reader", [placeOfAsset(standing)])
  }

  http.get("/api/v1/assets/:id", {
    schema: {
      operationId: "getAsset",
      summary: "An asset on a day: attributes, place, what it refers to; merged ones lead on",
      tags,
      params: Params,
      querystring: Type.Object({ at: Type.Optional(Day) }),
      response: { 200: AssetDetail, 308: Moved, 404: Problem },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { at } = request.query
      const moved = await redirectOf(ctx, id)
      if (moved !== null) {
        const query = at === undefined ? "" : `?at=${at}`
        return reply.code(308).header("location", `/api/v1/assets/${moved}${query}`).send(null)
      }
      const sight = await sightOf(ctx, gate, request)
      const writing = await writingSightOf(ctx, gate, request)
      return getAsset(ctx, id, at ?? dayInVietnam(ctx.now()), { sight, writing })
    },
  })

  http.get("/api/v1/assets/:id/history", {
    schema: {
      operationId: "getAssetHistory",
      summary: "Every value that every field of an asset had, by which act, as known at a moment",
      tags,
      params: Params,
      querystring: Type.Object({ known: Type.Optional(Type.String({ pattern: INSTANT })) }),
      response: { 200: AssetHistory, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { id } = request.params
      await mustSee(request, id)
      return historyOf(ctx, id, request.query.known ?? null)
    },
  })

  http.get("/api/v1/assets/:id/checks", {
    schema: {
      operationId: "getAssetChecks",
      summary: "Everything that the checks say of an asset today, with the answers given",
      tags,
      params: Params,
      response: { 200: AssetChecks, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { id } = request.params
      await mustSee(request, id)
      return checksOf(ctx, id)
    },
  })
}
