import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { AgencyProgress, CalendarChange, Obstacle, OpeningTold, Round } from "../model.ts"
import { changeCalendar, dropRound } from "../service/calendar-service.ts"
import { obstaclesOf, openingOf, progressOf } from "../service/progress-service.ts"
import { roundOf } from "../service/round-service.ts"
import { OneRound, TAGS, WRITING } from "./preamble.ts"

const READS = { 401: Problem, 403: Problem, 404: Problem }

/** A round as whoever runs it sees it: what it will copy, how far it is, what it waits for. */
export function progressRoutes(http: Http, ctx: Context, gate: Gate): void {
  const reads = async (request: Parameters<Gate["need"]>[0], round: string) => {
    const { lead } = await roundOf(ctx.db, round)
    await gate.need(request, "reader", [lead])
  }
  http.get("/api/v1/assessment/rounds/:round/opening", {
    schema: {
      operationId: "roundOpening",
      summary: "What opening a round would copy in, and participants that are no longer there",
      tags: TAGS,
      params: OneRound,
      response: { 200: OpeningTold, ...READS },
    },
    handler: async (request) => {
      await reads(request, request.params.round)
      return openingOf(ctx, request.params.round)
    },
  })

  http.get("/api/v1/assessment/rounds/:round/progress", {
    schema: {
      operationId: "roundProgress",
      summary: "How far every agency of a round is",
      tags: TAGS,
      params: OneRound,
      response: { 200: Type.Array(AgencyProgress), ...READS },
    },
    handler: async (request) => {
      await reads(request, request.params.round)
      return progressOf(ctx, request.params.round)
    },
  })

  http.get("/api/v1/assessment/rounds/:round/obstacles", {
    schema: {
      operationId: "roundObstacles",
      summary: "What stands between a round and its publication, agency by agency",
      tags: TAGS,
      params: OneRound,
      response: { 200: Type.Array(Obstacle), ...READS },
    },
    handler: async (request) => {
      await reads(request, request.params.round)
      return obstaclesOf(ctx, request.params.round)
    },
  })
  changing(http, ctx, gate)
}

function changing(http: Http, ctx: Context, gate: Gate): void {
  http.put("/api/v1/assessment/rounds/:round/calendar", {
    schema: {
      operationId: "changeRoundCalendar",
      summary: "Move the days of a round for everybody, with a reason",
      tags: TAGS,
      params: OneRound,
      body: CalendarChange,
      response: { 200: Round, ...WRITING },
    },
    handler: async (request) => {
      const { round } = request.params
      const { lead } = await roundOf(ctx.db, round)
      const actor = await gate.need(request, "administrator", [lead])
      return changeCalendar(ctx, round, request.body, actor)
    },
  })

  http.delete("/api/v1/assessment/rounds/:round", {
    schema: {
      operationId: "dropRound",
      summary: "Drop a round that was not opened",
      tags: TAGS,
      params: OneRound,
      response: { 204: Type.Null({ description: "Dropped" }), ...WRITING },
    },
    handler: async (request, reply) => {
      const { round } = request.params
      const { lead } = await roundOf(ctx.db, round)
      await dropRound(ctx, round, await gate.need(request, "administrator", [lead]))
      return reply.code(204).send(null)
    },
  })
}
