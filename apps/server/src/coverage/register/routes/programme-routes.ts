import { Type } from "typebox"
import { Problem } from "../../../platform/problem.ts"
import {
  FigureQuestion,
  GapFigures,
  GapProgrammes,
  MembershipChange,
  ProgrammeChange,
  ProgrammeCode,
} from "../model.ts"
import { figuresOf } from "../service/figure-service.ts"
import {
  changeMembers,
  declareProgramme,
  listProgrammes,
  programmeOf,
} from "../service/programme-service.ts"
import { sightOf } from "../service/sight-service.ts"
import { refusals, type Stand, tags } from "./stand.ts"

const Params = Type.Object({ code: ProgrammeCode })

/** Programmes that count gaps, their lists, and how far they have come. */
export function programmeRoutes({ http, ctx, gate }: Stand): void {
  http.get("/api/v1/coverage/gap-programmes", {
    schema: {
      operationId: "listGapProgrammes",
      summary: "Programmes and lists that count gaps, and shipped denominators",
      tags,
      response: { 200: GapProgrammes },
    },
    handler: async (request) => listProgrammes(ctx, await sightOf(ctx, gate, request)),
  })

  http.put("/api/v1/coverage/gap-programmes/:code", {
    schema: {
      operationId: "declareGapProgramme",
      summary: "Declare which gaps a programme has and which states make its share",
      description: "`version` 0 makes a new programme; earlier versions stay.",
      tags,
      params: Params,
      body: ProgrammeChange,
      response: { 200: GapProgrammes, ...refusals },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", [request.body.unit])
      await declareProgramme(ctx, actor, request.params.code, request.body)
      return listProgrammes(ctx, await sightOf(ctx, gate, request))
    },
  })

  http.post("/api/v1/coverage/gap-programmes/:code/gaps", {
    schema: {
      operationId: "changeGapProgrammeList",
      summary: "Put gaps on the list of a programme from a day, or take them from it",
      tags,
      params: Params,
      body: MembershipChange,
      response: { 200: GapProgrammes, ...refusals },
    },
    handler: async (request) => {
      const { code } = request.params
      await gate.need(request, "editor", [])
      const actor = await gate.need(request, "editor", [(await programmeOf(ctx, code)).unit])
      await changeMembers(ctx, actor, code, request.body)
      return listProgrammes(ctx, await sightOf(ctx, gate, request))
    },
  })

  http.get("/api/v1/coverage/gap-figures", {
    schema: {
      operationId: "getGapFigures",
      summary: "How far a programme has come in a unit on a day, below it, and month by month",
      tags,
      querystring: FigureQuestion,
      response: { 200: GapFigures, 404: Problem, 422: Problem },
    },
    handler: (request) => figuresOf(ctx, request.query),
  })
}
