import { type FastifyReply, type FastifyRequest } from "fastify"
import { Readable } from "node:stream"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import {
  PublishOrder,
  ReleaseDetail,
  ReleaseDiff,
  ReleaseDraft,
  ReleaseSummary,
  RowsPage,
  Cause,
} from "./model.ts"
import { diffReleases } from "./service/diff-service.ts"
import { FORMATS, releaseFile } from "./service/files-service.ts"
import { discardRelease, prepareRelease } from "./service/prepare-service.ts"
import { publishRelease } from "./service/publish-service.ts"
import { type Asker, getRelease, listReleases, rowsPage } from "./service/releases-service.ts"

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) })
const Word = Type.Optional(Type.String({ maxLength: 200 }))
const Paged = {
  offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
}

/** Releases: frozen answers with a permanent address. */
export function releaseRoutes(http: Http, ctx: Context, gate: Gate): void {
  const asker = async (request: FastifyRequest): Promise<Asker> => {
    const who = await gate.actor(request)
    return { staff: who !== null && who.grants.length > 0, id: who?.actor.id ?? null }
  }
  readingRoutes(http, ctx, asker)
  diffRoute(http, ctx, asker)
  writingRoutes(http, ctx, gate)
  fileRoute(http, ctx)
}

type WhoAsks = (request: FastifyRequest) => Promise<Asker>

function readingRoutes(http: Http, ctx: Context, asker: WhoAsks): void {
  http.get("/api/v1/releases", {
    schema: {
      operationId: "listReleases",
      summary: "Published releases, the newest first; for staff also those being prepared",
      tags: ["releases"],
      response: { 200: Type.Array(ReleaseSummary) },
    },
    handler: async (request) => listReleases(ctx, await asker(request)),
  })

  http.get("/api/v1/releases/:id", {
    schema: {
      operationId: "getRelease",
      summary: "A release: what it is of, its checks, hashes and files",
      tags: ["releases"],
      params: Params,
      response: { 200: ReleaseDetail, 404: Problem },
    },
    handler: async (request) => getRelease(ctx, request.params.id, await asker(request)),
  })

  http.get("/api/v1/releases/:id/rows", {
    schema: {
      operationId: "listReleaseRows",
      summary: "Frozen rows of a release, a page at a time",
      description: "The whole of a published release is at /r/{id}.csv, .json and .xlsx.",
      tags: ["releases"],
      params: Params,
      querystring: Type.Object({
        indicator: Word,
        period: Word,
        unit: Word,
        q: Type.Optional(
          Type.String({ maxLength: 200, description: "A part of a unit's name, or its id" }),
        ),
        breakdown: Word,
        status: Word,
        ...Paged,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
      }),
      response: { 200: RowsPage, 400: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { offset = 0, limit = 100, ...filter } = request.query
      const asked = { ...filter, offset, limit }
      return rowsPage(ctx, request.params.id, asked, await asker(request))
    },
  })
}

function diffRoute(http: Http, ctx: Context, asker: WhoAsks): void {
  http.get("/api/v1/releases/:id/diff/:other", {
    schema: {
      operationId: "diffReleases",
      summary: "Which rows differ from one release to another, and why",
      description:
        "Each step takes one more thing from the other release and computes again, so that the " +
        "effects of the steps add up to the difference. What cannot be explained says `unknown`.",
      tags: ["releases"],
      params: Type.Object({ ...Params.properties, other: Type.String({ maxLength: 80 }) }),
      querystring: Type.Object({
        indicator: Word,
        period: Word,
        unit: Word,
        breakdown: Word,
        figure: Word,
        change: Type.Optional(
          Type.Union([Type.Literal("changed"), Type.Literal("added"), Type.Literal("removed")]),
        ),
        cause: Type.Optional(Cause),
        ...Paged,
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      }),
      response: { 200: ReleaseDiff, 400: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { offset = 0, limit = 50, ...filter } = request.query
      const { id, other } = request.params
      return diffReleases(ctx, id, other, { ...filter, offset, limit }, await asker(request))
    },
  })
}

function writingRoutes(http: Http, ctx: Context, gate: Gate): void {
  const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

  http.post("/api/v1/releases", {
    schema: {
      operationId: "prepareRelease",
      summary: "Compute a release from published values and keep it for another person to publish",
      description: "An administrator of the units that it is of.",
      tags: ["releases"],
      body: ReleaseDraft,
      response: { 200: ReleaseDetail, 400: Problem, 413: Problem, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [])
      const { id } = await prepareRelease(ctx, request.body, (unitIds) =>
        gate.need(request, "administrator", unitIds),
      )
      return getRelease(ctx, id, await staffAsking(gate, request))
    },
  })

  http.post("/api/v1/releases/:id/publish", {
    schema: {
      operationId: "publishRelease",
      summary: "Publish a prepared release for good",
      description:
        "A verifier of the units that it is of, other than who prepared it. Where checks are " +
        "listed a reason is needed; it is published with the release.",
      tags: ["releases"],
      params: Params,
      body: PublishOrder,
      response: { 200: ReleaseDetail, 400: Problem, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "verifier", [])
      const { id } = request.params
      await publishRelease(ctx, id, request.body, (unitIds) =>
        gate.need(request, "verifier", unitIds),
      )
      return getRelease(ctx, id, await staffAsking(gate, request))
    },
  })

  http.delete("/api/v1/releases/:id", {
    schema: {
      operationId: "discardRelease",
      summary: "Drop a release that was only prepared",
      tags: ["releases"],
      params: Params,
      response: { 204: Type.Null(), 400: Problem, ...refusals },
    },
    handler: async (request, reply) => {
      await gate.need(request, "administrator", [])
      await discardRelease(ctx, request.params.id, (unitIds) =>
        gate.need(request, "administrator", unitIds),
      )
      return reply.code(204).send(null)
    },
  })
}

const staffAsking = async (gate: Gate, request: FastifyRequest): Promise<Asker> => ({
  staff: true,
  id: (await gate.actor(request))?.actor.id ?? null,
})

/** A name in the address of a file: "2024-q3.csv". */
const FILE = `^([a-z0-9-]+)\\.(${FORMATS.join("|").replaceAll(".", "\\.")})$`

/** The files themselves: the same bytes for ever, so whoever keeps them need not ask again. */
function fileRoute(http: Http, ctx: Context): void {
  const schema = { hide: true, params: Type.Object({ file: Type.String({ maxLength: 100 }) }) }
  http.get(`/r/:file(${FILE})`, { schema }, async (request, reply) => {
    const [, id = "", format] = new RegExp(FILE, "u").exec(request.params.file) ?? []
    const known = FORMATS.find((one) => one === format)
    if (known === undefined) return reply.callNotFound()
    const found = await releaseFile(ctx, id, known)
    const etag = `"${found.sha256}"`
    reply.header("etag", etag).header("cache-control", "public, max-age=31536000, immutable")
    if (request.headers["if-none-match"]?.includes(etag) === true) return reply.code(304).send()
    return sendFile(reply, found)
  })
}

function sendFile(
  reply: FastifyReply,
  { name, type, pieces }: Awaited<ReturnType<typeof releaseFile>>,
) {
  return reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("access-control-allow-origin", "*")
    .send(Readable.from(pieces, { objectMode: false }))
}
