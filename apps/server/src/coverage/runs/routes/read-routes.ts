import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import {
  PlaceAnswer,
  PlaceQuestion,
  RunDetail,
  RunId,
  RunList,
  RunQuestion,
  TileJson,
  TileParams,
  WhyAnswer,
  WhyQuestion,
} from "../model.ts"
import { placeIn } from "../service/place-service.ts"
import { getRun, listRuns, seenRun, stateOf } from "../service/read-service.ts"
import { openedRun, tileJson, tileOf, tileTag } from "../service/tile-service.ts"
import { whyIn } from "../service/why-service.ts"
import { sendFile } from "./send-file.ts"
import { runSight } from "./run-sight.ts"

export const tags = ["coverage"]
export const Params = Type.Object({ id: RunId })
const PictureParams = Type.Pick(TileParams, ["id", "layer", "what"])
const missing = { 404: Problem, 409: Problem, 503: Problem }
const Bytes = Type.Any({ description: "The file" })

/** Kept runs are never changed: what was read of a published one holds for ever. */
const FOREVER = "public, max-age=31536000, immutable"
const OWN = "private, max-age=3600"

export function readRoutes(http: Http, ctx: Context, gate: Gate): void {
  const seen = async (request: FastifyRequest, id: string) =>
    seenRun(ctx, id, await runSight(ctx, gate, request))

  http.get("/api/v1/coverage/runs", {
    schema: {
      operationId: "listCoverageRuns",
      summary: "Computed coverage: published runs; for readers of a unit its drafts too",
      tags,
      querystring: RunQuestion,
      response: { 200: RunList, 422: Problem },
    },
    handler: async (request) => listRuns(ctx, request.query, await runSight(ctx, gate, request)),
  })

  http.get("/api/v1/coverage/runs/:id", {
    schema: {
      operationId: "getCoverageRun",
      summary: "What a run was made of, what there is to see of it, every state it had",
      tags,
      params: Params,
      response: { 200: RunDetail, 404: Problem },
    },
    handler: async (request) => getRun(ctx, request.params.id, await runSight(ctx, gate, request)),
  })

  http.get("/api/v1/coverage/runs/:id/at", {
    schema: {
      operationId: "getCoverageAt",
      summary: "What a run says of a place: level, covered or not, best station, by layer",
      tags,
      params: Params,
      querystring: PlaceQuestion,
      response: { 200: PlaceAnswer, 422: Problem, ...missing },
    },
    handler: async (request) => placeIn(ctx, await seen(request, request.params.id), request.query),
  })

  http.get("/api/v1/coverage/runs/:id/why", {
    schema: {
      operationId: "getCoverageWhy",
      summary: "Which stations reach a place and why the others do not, with the ground between",
      description:
        "Computed anew for the middle of the pixel, by the engine's kernel over the stations and the ground that the run used: levels are those of its pictures.",
      tags,
      params: Params,
      querystring: WhyQuestion,
      response: { 200: WhyAnswer, 422: Problem, ...missing },
    },
    handler: async (request) => whyIn(ctx, await seen(request, request.params.id), request.query),
  })

  http.get("/api/v1/coverage/runs/:id/tiles/:layer/:what", {
    schema: {
      operationId: "getCoverageTileJson",
      summary: "TileJSON of a picture, with its legend",
      tags,
      params: PictureParams,
      response: { 200: TileJson, ...missing },
    },
    handler: async (request) => {
      const { id, layer, what } = request.params
      const run = await seen(request, id)
      return tileJson({ ...run, ...openedRun(run) }, layer, what)
    },
  })

  http.get("/api/v1/coverage/runs/:id/tiles/:layer/:what/:z/:x/:y", {
    schema: {
      operationId: "getCoverageTile",
      summary: "A tile of a picture, PNG of 256 pixels in web mercator; transparent outside",
      tags,
      params: TileParams,
      response: { 200: Bytes, 304: Type.Null(), ...missing },
    },
    handler: async (request, reply) => {
      const { id, layer, what, z, x, y } = request.params
      const run = await seen(request, id)
      const opened = openedRun(run)
      const tag = tileTag(opened, layer, what)
      reply.header("etag", tag).header("cache-control", keepFor(stateOf(run)))
      if (request.headers["if-none-match"] === tag) return reply.code(304).send(null)
      return reply.type("image/png").send(await tileOf(ctx, opened, layer, what, { z, x, y }))
    },
  })

  http.get("/api/v1/coverage/runs/:id/files/:name", {
    schema: {
      operationId: "getCoverageFile",
      summary: "A file of a run: GeoTIFF (COG), PNG, GeoJSON; also in ranges of bytes",
      tags,
      params: Type.Object({
        id: RunId,
        name: Type.String({ pattern: "^[a-z0-9][a-z0-9._-]{0,119}$" }),
      }),
      response: { 200: Bytes, 206: Bytes, 304: Type.Null(), 416: Type.Null(), ...missing },
    },
    handler: async (request, reply) => {
      const { id, name } = request.params
      const run = await seen(request, id)
      reply.header("cache-control", keepFor(stateOf(run)))
      return sendFile(ctx, openedRun(run), name, request, reply)
    },
  })
}

const keepFor = (state: string) => (state === "draft" ? OWN : FOREVER)
