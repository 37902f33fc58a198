import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { EVERYWHERE } from "../../../platform/identity/model.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { RunDetail, StateChange } from "../model.ts"
import { getRun, seenRun } from "../service/read-service.ts"
import { changeRun, removeRun } from "../service/state-service.ts"
import { computeRoutes } from "./compute-routes.ts"
import { pictureRoutes } from "./picture-routes.ts"
import { Params, readRoutes, tags } from "./read-routes.ts"
import { runSight } from "./run-sight.ts"

const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

/** Computed coverage that is kept, under /api/v1/coverage/runs. */
export function runRoutes(http: Http, ctx: Context, gate: Gate): void {
  readRoutes(http, ctx, gate)
  pictureRoutes(http, ctx, gate)
  computeRoutes(http, ctx, gate)

  http.post("/api/v1/coverage/runs/:id/states", {
    schema: {
      operationId: "changeCoverageRun",
      summary: "Publish a draft, or withdraw what was published; an editor of its unit",
      tags,
      params: Params,
      body: StateChange,
      response: { 200: RunDetail, ...refusals },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const { id } = request.params
      const sees = await runSight(ctx, gate, request)
      const { unit } = await seenRun(ctx, id, sees)
      const actor = await gate.need(request, "editor", [unit ?? EVERYWHERE])
      await changeRun(ctx, actor, id, request.body)
      return getRun(ctx, id, sees)
    },
  })

  http.delete("/api/v1/coverage/runs/:id", {
    schema: {
      operationId: "deleteCoverageRun",
      summary: "Delete a draft, or a run that was cancelled or failed; an editor of its unit",
      tags,
      params: Params,
      response: { 204: Type.Null(), ...refusals },
    },
    handler: async (request, reply) => {
      await gate.need(request, "editor", [])
      const { id } = request.params
      const run = await seenRun(ctx, id, await runSight(ctx, gate, request))
      const actor = await gate.need(request, "editor", [run.unit ?? EVERYWHERE])
      await removeRun(ctx, actor, run)
      return reply.code(204).send(null)
    },
  })
}
