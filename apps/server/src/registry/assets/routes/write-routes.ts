import { Type } from "typebox"
import { toNfc } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import {
  AssetChange,
  AssetDetail,
  AssetId,
  AssetMerger,
  AssetMergerStanding,
  AssetUnmerger,
  BulkDrafts,
  NewAsset,
  SaveOutcome,
  WarningAnswer,
} from "../model.ts"
import type { AssetDocuments } from "../service/documents-service.ts"
import { checksOf, getAsset } from "../service/detail-service.ts"
import {
  answerWarning,
  changeAsset,
  saveMany,
  saveOne,
  writingBy,
} from "../service/write-service.ts"
import { mergeAssets, mergerStanding, unmergeAssets } from "../service/merge-service.ts"
import { sightOf, writingSightOf } from "../service/sight-service.ts"
import { AssetChecks } from "../model.ts"
import type { FastifyRequest } from "fastify"

const tags = ["assets"]
const Params = Type.Object({ id: AssetId })
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

/** For editors of the unit or of the organisation that an asset belongs to. */
export function assetWriteRoutes(
  http: Http,
  ctx: Context,
  gate: Gate,
  documents: AssetDocuments,
): void {
  const told = async (request: FastifyRequest, id: string) => {
    const sight = await sightOf(ctx, gate, request)
    const writing = await writingSightOf(ctx, gate, request)
    return getAsset(ctx, id, dayInVietnam(ctx.now()), { sight, writing })
  }

  http.post("/api/v1/assets", {
    schema: {
      operationId: "createAsset",
      summary: "Add an asset; one whose code is known is changed instead",
      tags,
      body: NewAsset,
      response: { 201: AssetDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const writing = await writingBy(ctx, gate, request, documents)
      const { note = "", ...draft } = request.body
      const { id } = await saveOne(ctx, draft, writing, toNfc(note).trim())
      return reply.code(201).send(await told(request, id ?? ""))
    },
  })

  http.patch("/api/v1/assets/:id", {
    schema: {
      operationId: "changeAsset",
      summary: "Change an asset from a day on, or correct the past; its state too",
      tags,
      params: Params,
      body: AssetChange,
      response: { 200: AssetDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await changeAsset(ctx, gate, request, { id, change: request.body, documents })
      return told(request, id)
    },
  })

  http.post("/api/v1/assets/bulk", {
    bodyLimit: 8 * 2 ** 20,
    schema: {
      operationId: "saveAssets",
      summary: "Save many drafts at once, or only see what would become of them",
      tags,
      body: BulkDrafts,
      response: { 200: SaveOutcome, ...refusals },
    },
    handler: async (request) => {
      const writing = await writingBy(ctx, gate, request, documents)
      const { drafts, commit, partial = false, note = "" } = request.body
      return saveMany(ctx, drafts, writing, { commit, partial, note: toNfc(note).trim() })
    },
  })
  decisionRoutes(http, ctx, gate, told)
  answerRoutes(http, ctx, gate)
}

function decisionRoutes(
  http: Http,
  ctx: Context,
  gate: Gate,
  told: (request: FastifyRequest, id: string) => Promise<AssetDetail>,
): void {
  http.post("/api/v1/assets/:id/merge", {
    schema: {
      operationId: "mergeAssets",
      summary: "Make an asset another one that it turned out to be; its id leads there for ever",
      tags,
      params: Params,
      body: AssetMerger,
      response: { 200: AssetDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await mergeAssets(ctx, gate, request, { id, merger: request.body })
      return told(request, request.body.into)
    },
  })

  http.post("/api/v1/assets/:id/unmerge", {
    schema: {
      operationId: "unmergeAssets",
      summary: "Undo a merger: both assets are there again, each with its history",
      tags,
      params: Params,
      body: AssetUnmerger,
      response: { 200: AssetDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await unmergeAssets(ctx, gate, request, { id, unmerger: request.body })
      return told(request, id)
    },
  })

  http.get("/api/v1/assets/:id/merger", {
    schema: {
      operationId: "getAssetMerger",
      summary: "The merger that an asset stands in, what undoing it would do, and what hinders it",
      tags,
      params: Params,
      querystring: Type.Object({
        move: Type.Optional(
          Type.String({
            pattern: "^\\d{1,12}(?:,\\d{1,12}){0,499}$",
            description: "acts, with commas",
          }),
        ),
      }),
      response: { 200: AssetMergerStanding, ...refusals },
    },
    handler: (request) => {
      const { move } = request.query
      const acts = move === undefined ? [] : move.split(",").map(Number)
      return mergerStanding(ctx, gate, request, { id: request.params.id, move: acts })
    },
  })
}

function answerRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.post("/api/v1/assets/:id/answers", {
    schema: {
      operationId: "answerAssetWarning",
      summary: "Say why a warning on an asset stands; it holds while the values are the same",
      tags,
      params: Params,
      body: WarningAnswer,
      response: { 200: AssetChecks, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await answerWarning(ctx, gate, request, { id, answer: request.body })
      return checksOf(ctx, id)
    },
  })
}
