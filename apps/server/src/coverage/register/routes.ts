import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { GapChange, GapDetail, GapId, GapPage, GapQuestion, NewGap } from "./model.ts"
import { getGap, listGaps, sightOf } from "./service/read-service.ts"
import { changeGap, reportGap, unitOfGap } from "./service/write-service.ts"

const tags = ["coverage"]
const Params = Type.Object({ id: GapId })
const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem }

/** The register of coverage gaps, under /api/v1/coverage/gaps. */
export function coverageRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/coverage/gaps", {
    schema: {
      operationId: "listCoverageGaps",
      summary: "Registered coverage gaps of a day, and the share of them that is closed",
      description:
        "Everybody sees gaps that were confirmed; readers of a unit see reports and dismissed ones too. `progress` counts all that unit and technology find, whatever the state asked for.",
      tags,
      querystring: GapQuestion,
      response: { 200: GapPage, 422: Problem },
    },
    handler: async (request) => listGaps(ctx, request.query, await sightOf(ctx, gate, request)),
  })

  http.get("/api/v1/coverage/gaps/:id", {
    schema: {
      operationId: "getCoverageGap",
      summary: "A coverage gap with every state it had; notes for readers of its unit",
      tags,
      params: Params,
      response: { 200: GapDetail, 404: Problem },
    },
    handler: async (request) => getGap(ctx, request.params.id, await sightOf(ctx, gate, request)),
  })

  http.post("/api/v1/coverage/gaps", {
    schema: {
      operationId: "reportCoverageGap",
      summary: "Report a coverage gap",
      tags,
      body: NewGap,
      response: { 201: GapDetail, ...refusals },
    },
    handler: async (request, reply) => {
      const actor = await gate.need(request, "editor", [request.body.unit])
      const id = await reportGap(ctx, actor, request.body)
      return reply.code(201).send(await getGap(ctx, id, () => true))
    },
  })

  http.post("/api/v1/coverage/gaps/:id/states", {
    schema: {
      operationId: "changeCoverageGap",
      summary: "Bring a gap into its next state, or reopen it; earlier states stay",
      tags,
      params: Params,
      body: GapChange,
      response: { 200: GapDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await gate.need(request, "editor", [])
      const actor = await gate.need(request, "editor", [await unitOfGap(ctx, id)])
      await changeGap(ctx, actor, id, request.body)
      return getGap(ctx, id, () => true)
    },
  })
}
