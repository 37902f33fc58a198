import { Type } from "typebox"
import {
  GapAmendment,
  GapBulk,
  GapBulkDone,
  GapChange,
  GapDetail,
  GapId,
  NewGap,
} from "../model.ts"
import { changeGaps } from "../service/bulk-service.ts"
import { getGap } from "../service/detail-service.ts"
import { sightOf } from "../service/sight-service.ts"
import { changeGap, correctGap, reportGap, unitOfGap } from "../service/write-service.ts"
import { refusals, type Stand, tags } from "./stand.ts"

const Params = Type.Object({ id: GapId })

/** Reporting gaps, changing their states, saying better what was said of them. */
export function writeRoutes(stand: Stand): void {
  reportRoute(stand)
  changeRoutes(stand)
  bulkRoute(stand)
}

function reportRoute({ http, ctx, gate, documents }: Stand): void {
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
      const sight = await sightOf(ctx, gate, request)
      const id = await reportGap(ctx, { actor, documents, sight }, request.body)
      return reply.code(201).send(await getGap(ctx, documents, id, sight))
    },
  })
}

function changeRoutes({ http, ctx, gate, documents }: Stand): void {
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
      const sight = await sightOf(ctx, gate, request)
      await changeGap(ctx, { actor, documents, sight }, id, request.body)
      return getGap(ctx, documents, id, sight)
    },
  })

  http.put("/api/v1/coverage/gaps/:id", {
    schema: {
      operationId: "correctCoverageGap",
      summary: "Say better what was said of a gap; what was said before stays",
      tags,
      params: Params,
      body: GapAmendment,
      response: { 200: GapDetail, ...refusals },
    },
    handler: async (request) => {
      const { id } = request.params
      await gate.need(request, "editor", [])
      const units = [await unitOfGap(ctx, id), request.body.unit]
      const actor = await gate.need(request, "editor", units)
      await correctGap(ctx, actor, id, request.body)
      return getGap(ctx, documents, id, await sightOf(ctx, gate, request))
    },
  })
}

function bulkRoute({ http, ctx, gate, documents }: Stand): void {
  http.post("/api/v1/coverage/gaps/states", {
    schema: {
      operationId: "changeCoverageGaps",
      summary: "Bring many gaps into one state; a dry run without `commit`",
      description:
        "Gaps that cannot come into the state are told with the reason and stay as they are; with `commit` all others are written as one act.",
      tags,
      body: GapBulk,
      response: { 200: GapBulkDone, ...refusals },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "editor", [])
      const sight = await sightOf(ctx, gate, request)
      return changeGaps(ctx, { actor, documents, sight }, request.body)
    },
  })
}
