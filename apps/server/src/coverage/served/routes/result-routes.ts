import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { shippedDefinitions } from "../loader.ts"
import { NewResult, ResultList, ResultQuestion, ServedDefinition, ServedResult } from "../model.ts"
import { keepResult } from "../service/keep-service.ts"
import { findResults, resultOf } from "../service/results-service.ts"
import { openRun } from "../service/runs-service.ts"

type SeesOf = (request: FastifyRequest) => Promise<SeesRun>

const tags = ["coverage"]
const refusals = { 401: Problem, 403: Problem, 404: Problem, 422: Problem }

export function resultRoutes(http: Http, ctx: Context, gate: Gate, seesOf: SeesOf): void {
  http.get("/api/v1/coverage/served-definitions", {
    schema: {
      operationId: "listServedDefinitions",
      summary: "How villages may be counted: presets, the usual one first",
      tags,
      response: { 200: Type.Array(ServedDefinition) },
    },
    handler: () => [...shippedDefinitions()],
  })

  http.get("/api/v1/coverage/served", {
    schema: {
      operationId: "listServedResults",
      summary: "Kept answers of who is served, the newest first",
      tags,
      querystring: ResultQuestion,
      response: { 200: ResultList },
    },
    handler: async (request) => findResults(ctx, request.query, await seesOf(request)),
  })

  http.post("/api/v1/coverage/served", {
    schema: {
      operationId: "keepServedResult",
      summary: "Ask a kept run for the villages of a day, and keep what it says",
      tags,
      body: NewResult,
      response: { 201: ServedResult, ...refusals },
    },
    handler: async (request, reply) => {
      await gate.need(request, "editor", [])
      const sees = await seesOf(request)
      const run = await openRun(ctx, request.body.run, sees)
      const actor = await gate.need(request, "editor", [run.unit ?? "VN"])
      const id = await keepResult(ctx, actor, run, request.body)
      return reply.code(201).send(await resultOf(ctx, id, sees))
    },
  })
}
