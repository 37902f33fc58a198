import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { RunId, TileJson, TileParams } from "../model.ts"
import { pictureRun, stateOf } from "../service/read-service.ts"
import { openedRun, tileJson, tileOf, tileTag } from "../service/tile-service.ts"
import { missing, tags } from "./read-routes.ts"
import { runSight } from "./run-sight.ts"
import { sendFile } from "./send-file.ts"

const PictureParams = Type.Pick(TileParams, ["id", "layer", "what"])
const Bytes = Type.Any({ description: "The file" })

/** Kept runs are never changed: what was read of a published one holds for ever. */
const FOREVER = "public, max-age=31536000, immutable"
const OWN = "private, max-age=3600"
const keepFor = (state: string) => (state === "draft" ? OWN : FOREVER)

/** Tiles and files of runs. */
export function pictureRoutes(http: Http, ctx: Context, gate: Gate): void {
  const seen = (request: FastifyRequest, id: string) =>
    pictureRun(ctx, id, () => runSight(ctx, gate, request))

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
