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
  WhyAnswer,
  WhyQuestion,
} from "../model.ts"
import { placeIn } from "../service/place-service.ts"
import { getRun, listRuns, seenRun } from "../service/read-service.ts"
import { whyIn } from "../service/why-service.ts"
import { runSight } from "./run-sight.ts"

export const tags = ["coverage"]
export const Params = Type.Object({ id: RunId })
export const missing = { 404: Problem, 409: Problem, 503: Problem }

/** Runs, and what they say of a place. */
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
}
