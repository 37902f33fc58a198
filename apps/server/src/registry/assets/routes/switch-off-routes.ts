import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { Day, UnitId } from "../../model.ts"
import { NewSwitchOffPlan, SwitchOff, SwitchOffPlan } from "../model.ts"
import {
  planSwitchOff,
  stationsAreOpen,
  switchOff,
  switchOffCsv,
  switchOffPlans,
} from "../service/switch-off-service.ts"

const tags = ["assets"]
const Technology = Type.String({ maxLength: 20 })
const Asked = Type.Object({
  unit: UnitId,
  technology: Type.Optional(Type.String({ maxLength: 20, default: "2G" })),
  at: Type.Optional(Day),
})

/** What is left when a technology goes, and when operators mean to switch it off. */
export function switchOffRoutes(http: Http, ctx: Context, gate: Gate): void {
  // Where the declarations keep stations from the public, their masts and networks are kept too.
  const mustBeTold = async (request: FastifyRequest, unit: string) => {
    if (!(await stationsAreOpen(ctx))) await gate.need(request, "reader", [unit])
  }

  http.get("/api/v1/assets/switch-off", {
    schema: {
      operationId: "getSwitchOff",
      summary: "What switching a technology off leaves: its stations, and masts that have no other",
      description:
        "In all, by unit and by operator; of an operator a mast has nothing else where it has " +
        "nothing else of that operator. How many devices would be cut off no register knows: " +
        "`devices` is null.",
      tags,
      querystring: Asked,
      response: { 200: SwitchOff, 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const { technology = "2G", unit, at } = request.query
      await mustBeTold(request, unit)
      return switchOff(ctx, { technology, unit, at })
    },
  })

  http.get("/api/v1/assets/switch-off.csv", {
    schema: {
      operationId: "getSwitchOffCsv",
      summary: "The same as a table: operators, then units",
      tags,
      querystring: Asked,
      produces: ["text/csv"],
      response: { 200: Type.String(), 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request, reply) => {
      const { technology = "2G", unit, at } = request.query
      await mustBeTold(request, unit)
      const told = await switchOff(ctx, { technology, unit, at })
      const name = `tat-${technology}-${unit}-${told.at}.csv`.replaceAll(/[^0-9A-Za-z.-]/gu, "_")
      return reply
        .header("content-disposition", `attachment; filename="${name}"`)
        .type("text/csv; charset=utf-8")
        .send(switchOffCsv(told))
    },
  })

  planRoutes(http, ctx, gate)
}

function planRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/assets/switch-off/plans", {
    schema: {
      operationId: "listSwitchOffPlans",
      summary: "The days on which operators mean to switch technologies off, as they were entered",
      tags,
      querystring: Type.Object({ technology: Type.Optional(Technology) }),
      response: { 200: Type.Array(SwitchOffPlan) },
    },
    handler: ({ query: { technology = null } }) => switchOffPlans(ctx, technology),
  })

  http.post("/api/v1/assets/switch-off/plans", {
    schema: {
      operationId: "planSwitchOff",
      summary: "Enter the day on which an operator means to switch a technology off in a unit",
      tags,
      body: NewSwitchOffPlan,
      response: {
        200: Type.Array(SwitchOffPlan),
        401: Problem,
        403: Problem,
        404: Problem,
        422: Problem,
      },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "editor", [request.body.unit])
      return planSwitchOff(ctx, actor, request.body)
    },
  })
}
