import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import type { Registers } from "../../platform/register-query.ts"
import { Day, UnitId } from "../../registry/model.ts"
import { Refreshed, RegisterQueryListed, RegisterRecords } from "./model.ts"
import { listRegisterQueries, registerRecords } from "./service/records-service.ts"
import { refreshRegisters, registerNamed } from "./service/refresh-service.ts"

/** What is counted from records, and the records themselves. */
export function registerRoutes(http: Http, ctx: Context, gate: Gate, registers: Registers): void {
  http.get("/api/v1/register-queries", {
    schema: {
      operationId: "listRegisterQueries",
      summary: "Queries over records that measures are counted by",
      tags: ["registers"],
      response: { 200: Type.Array(RegisterQueryListed) },
    },
    handler: () => listRegisterQueries(ctx, registers),
  })

  http.post("/api/v1/register-queries/:code/refresh", {
    schema: {
      operationId: "refreshRegister",
      summary: "Count the measures of a register anew now, instead of at the next day",
      tags: ["registers"],
      params: Code,
      response: { 200: Type.Array(Refreshed), 401: Problem, 403: Problem, 404: Problem },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      return refreshRegisters(ctx, registers, { query: request.params.code, actor })
    },
  })
  recordRoutes(http, ctx, gate, registers)
}

const Code = Type.Object({ code: Type.String({ maxLength: 200 }) })

function recordRoutes(http: Http, ctx: Context, gate: Gate, registers: Registers): void {
  http.get("/api/v1/register-queries/:code/records", {
    schema: {
      operationId: "listRegisterRecords",
      summary: "The records behind a figure that was counted from a register",
      description:
        "All records that lie in a unit on a day, in whole or of one breakdown, with what they come " +
        "to and the hash that a cell counted from them has as its `place`. Where single records are " +
        "not open it needs a reader of the unit.",
      tags: ["registers"],
      params: Code,
      querystring: Type.Object({
        unit: UnitId,
        day: Type.Optional(Day),
        cut: Type.Optional(Type.String({ maxLength: 400, description: "loại=phường" })),
        skip: Type.Optional(Type.Integer({ minimum: 0 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
      }),
      response: {
        200: RegisterRecords,
        400: Problem,
        401: Problem,
        403: Problem,
        404: Problem,
        422: Problem,
      },
    },
    handler: async (request) => {
      const { unit, day, cut = "", skip = 0, limit = 200 } = request.query
      const query = await registerNamed(ctx, registers, request.params.code)
      if (!query.open) await gate.need(request, "reader", [unit])
      return registerRecords(ctx, query, { unit, day, cut, skip, limit })
    },
  })
}
