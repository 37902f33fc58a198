import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { readingSightOf } from "../service/reading-service.ts"
import type { Tile } from "./kept-tiles.ts"
import { TileAddress, TileJson, TileQuestion, UnitTileQuestion } from "./model.ts"
import { assetBounds, assetTile } from "./service/tile-service.ts"
import { unitTile } from "./service/unit-tile-service.ts"
import { placeOf } from "./tile-address.ts"
import { assetTileJson, unitTileJson } from "./tile-json.ts"

const MVT = "application/vnd.mapbox-vector-tile"
const tags = ["assets"]
const refusals = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 429: Problem }
const Answer = {
  200: Type.Any({ description: "The tile (Mapbox Vector Tile 2.1)" }),
  204: Type.Null({ description: "Nothing lies in the tile" }),
  304: Type.Null({ description: "As before" }),
  ...refusals,
}
const ASSETS = "/api/v1/assets/tiles"
const UNITS = "/api/v1/map/units/tiles"

type Keys = Pick<Identity, "gate" | "keys">

/** Vector tiles of assets and of the units of a day. */
export function assetTileRoutes(http: Http, ctx: Context, identity: Keys): void {
  const template = (request: FastifyRequest, path: string) => {
    const { search } = new URL(request.url, "http://localhost")
    const root = ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`
    return `${root}${path}/{z}/{x}/{y}${search}`
  }
  http.get(`${ASSETS}.json`, {
    schema: {
      operationId: "getAssetTileJson",
      summary: "Vector tiles of the assets that fit, as TileJSON",
      tags,
      querystring: TileQuestion,
      response: { 200: TileJson, ...refusals },
    },
    handler: async (request, reply) => {
      const sight = await readingSightOf(ctx, identity, request)
      dependsOnWho(reply)
      const bounds = await assetBounds(ctx, request.query, sight)
      return assetTileJson(template(request, ASSETS), bounds)
    },
  })
  http.get(`${ASSETS}/:z/:x/:y`, {
    schema: {
      operationId: "getAssetTile",
      summary: "A vector tile of the assets that fit: those that would cover each other as one",
      description:
        "Layers `points`, `lines`, `areas`. Of every zoom the `count` of the points of all tiles is the number of assets. Whoever reads the unit or the organisation of an asset finds it; everybody else where its kind publishes its place.",
      tags,
      params: TileAddress,
      querystring: TileQuestion,
      response: Answer,
      produces: [MVT],
    },
    handler: async (request, reply) => {
      const place = placeOf(request.params)
      const sight = await readingSightOf(ctx, identity, request)
      dependsOnWho(reply)
      return send(request, reply, await assetTile(ctx, request.query, place, sight))
    },
  })
  unitRoutes(http, ctx, template)
}

function unitRoutes(
  http: Http,
  ctx: Context,
  template: (request: FastifyRequest, path: string) => string,
): void {
  http.get(`${UNITS}.json`, {
    schema: {
      operationId: "getUnitTileJson",
      summary: "Vector tiles of the units of a day, as TileJSON",
      tags,
      querystring: UnitTileQuestion,
      response: { 200: TileJson, 400: Problem },
    },
    handler: (request) => unitTileJson(template(request, UNITS)),
  })
  http.get(`${UNITS}/:z/:x/:y`, {
    schema: {
      operationId: "getUnitTile",
      summary: "A vector tile of boundaries and names: provinces, and near communes, of a day",
      description: "Layers `boundaries` and `names`. Both archipelagos are named at every zoom.",
      tags,
      params: TileAddress,
      querystring: UnitTileQuestion,
      response: Answer,
      produces: [MVT],
    },
    handler: async (request, reply) => {
      const tile = await unitTile(ctx, request.query.at, placeOf(request.params))
      reply.header("cache-control", "public, no-cache")
      return send(request, reply, tile)
    },
  })
}

/** What is told depends on who asks, and on what is recorded now. */
const dependsOnWho = (reply: FastifyReply) =>
  reply.header("cache-control", "private, no-cache").header("vary", "authorization, cookie")

function send(request: FastifyRequest, reply: FastifyReply, { bytes, gzipped, etag }: Tile) {
  reply.header("etag", etag)
  if (request.headers["if-none-match"]?.includes(etag) === true) return reply.code(304).send(null)
  if (bytes.length === 0) return reply.code(204).send(null)
  reply.type(MVT)
  return acceptsGzip(request)
    ? reply.header("content-encoding", "gzip").send(gzipped)
    : reply.send(bytes)
}

const acceptsGzip = ({ headers }: FastifyRequest) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\b)/u.test(headers["accept-encoding"]?.toString() ?? "")
