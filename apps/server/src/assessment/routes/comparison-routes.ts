import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import {
  Mapping,
  MappingDraft,
  MappingRow,
  type Round,
  RoundComparison,
  RoundId,
} from "../model.ts"
import { compareRounds } from "../service/comparison-service.ts"
import { listMappings, proposeMapping, saveMapping } from "../service/mapping-service.ts"
import { roundOf } from "../service/round-service.ts"
import { READING, TAGS, WRITING } from "./preamble.ts"

const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 })
const Id = Type.String({ maxLength: 60 })

/** Rounds side by side, and what makes two index versions comparable. */
export function comparisonRoutes(http: Http, ctx: Context, gate: Gate): void {
  const readable = async (request: FastifyRequest, id: string): Promise<Round> => {
    const round = await roundOf(ctx.db, id)
    if (round.state !== "published") await gate.need(request, "reader", [round.lead])
    return round
  }
  http.get("/api/v1/assessment/comparisons", {
    schema: {
      operationId: "compareRounds",
      summary: "Two rounds side by side: of one index version, or on what a mapping covers",
      description:
        "Refused where two index versions have no mapping: their points say different things.",
      tags: TAGS,
      querystring: Type.Object({ from: RoundId, to: RoundId }),
      response: { 200: RoundComparison, ...READING, 409: Problem },
    },
    handler: async (request) => {
      const { from, to } = request.query
      return compareRounds(ctx, await readable(request, from), await readable(request, to))
    },
  })
  mappingRoutes(http, ctx, gate)
}

function mappingRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assessment/mappings", {
    schema: {
      operationId: "listMappings",
      summary: "What makes index versions comparable, the newest of each pair",
      tags: TAGS,
      response: { 200: Type.Array(Mapping) },
    },
    handler: () => listMappings(ctx),
  })

  http.get("/api/v1/assessment/mappings/proposal", {
    schema: {
      operationId: "proposeMapping",
      summary: "Criteria that say the same in two index versions, for a person to look at",
      tags: TAGS,
      querystring: Type.Object({ from: Id, fromVersion: Version, to: Id, toVersion: Version }),
      response: { 200: Type.Array(MappingRow), ...READING },
    },
    handler: async (request) => {
      await gate.need(request, "reader", [])
      const { from, fromVersion, to, toVersion } = request.query
      const earlier = { id: from, version: fromVersion }
      return proposeMapping(ctx, earlier, { id: to, version: toVersion })
    },
  })

  http.put("/api/v1/assessment/mappings", {
    schema: {
      operationId: "saveMapping",
      summary: "Say which criteria of two index versions correspond, by which document",
      tags: TAGS,
      body: MappingDraft,
      response: { 200: Mapping, ...WRITING },
    },
    handler: async (request) =>
      saveMapping(ctx, request.body, await gate.need(request, "administrator", [])),
  })
}
