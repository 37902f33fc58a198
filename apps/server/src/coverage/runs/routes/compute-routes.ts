import type { FastifyRequest } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { EVERYWHERE } from "../../../platform/identity/model.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { NewRun, RunDetail, RunOptions } from "../model.ts"
import { askRun, cancelRun, resumeRun, runOptions } from "../service/ask-service.ts"
import { getRun, seenRun } from "../service/read-service.ts"
import { Params, tags } from "./read-routes.ts"
import { runSight } from "./run-sight.ts"

const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

/** Runs that the server computes by itself. */
export function computeRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/coverage/run-options", {
    schema: {
      operationId: "getCoverageRunOptions",
      summary: "What a run can be asked of this server",
      tags,
      response: { 200: RunOptions, 422: Problem },
    },
    handler: () => runOptions(ctx),
  })

  http.post("/api/v1/coverage/runs", {
    schema: {
      operationId: "askCoverageRun",
      summary: "Have coverage computed from the stations of the registry; an editor of the unit",
      description:
        "Whatever cannot be computed is refused at once: stations without enough figures by their numbers, missing ground by its tiles. Otherwise it waits for the runs before it; `progress` of the run tells how far it is.",
      tags,
      body: NewRun,
      response: { 202: RunDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "editor", [request.body.unit])
      const id = await askRun(ctx, actor, request.body)
      return reply.code(202).send(await getRun(ctx, id, () => true))
    },
  })

  const mayEdit = async (request: FastifyRequest, id: string) => {
    await gate.need(request, "editor", [])
    const { unit } = await seenRun(ctx, id, await runSight(ctx, gate, request))
    return gate.need(request, "editor", [unit ?? EVERYWHERE])
  }

  http.post("/api/v1/coverage/runs/:id/cancel", {
    schema: {
      operationId: "cancelCoverageRun",
      summary: "Stop computing; what is computed stays, and it can be resumed",
      tags,
      params: Params,
      response: { 200: RunDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await cancelRun(ctx, await mayEdit(request, id), id)
      return getRun(ctx, id, () => true)
    },
  })

  http.post("/api/v1/coverage/runs/:id/resume", {
    schema: {
      operationId: "resumeCoverageRun",
      summary: "Go on with a run that was cancelled or failed",
      tags,
      params: Params,
      response: { 200: RunDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await resumeRun(ctx, await mayEdit(request, id), id)
      return getRun(ctx, id, () => true)
    },
  })
}
