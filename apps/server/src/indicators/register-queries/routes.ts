import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import type { RegisterQuery } from "../../platform/register-query.ts"
import { Day, UnitId } from "../../registry/model.ts"
import { RegisterQueryListed, RegisterRecords } from "./model.ts"
import { listRegisterQueries, registerRecords } from "./service/records-service.ts"
import { registerNamed } from "./service/refresh-service.ts"

/** What is counted from records, and the records themselves. */
export function registerRoutes(
  http: Http,
  ctx: Context,
  gate: Gate,
  queries: readonly RegisterQuery[],
): void {
  http.get("/api/v1/register-queries", {
    schema: {
      operationId: "listRegisterQueries",
      summary: "Queries over records that measures are counted by",
      tags: ["registers"],
      response: { 200: Type.Array(RegisterQueryListed) },
    },
    handler: () => listRegisterQueries(ctx, queries),
  })

  http.get("/api/v1/register-queries/:code/records", {
    schema: {
      operationId: "listRegisterRecords",
      summary: "The records behind a figure that was counted from a register",
      description:
        "All records that lie in a unit on a day, in whole or of one breakdown, with what they come " +
        "to and the hash that a cell counted from them has as its `place`. Where single records are " +
        "not open it needs a reader of the unit.",
      tags: ["registers"],
      params: Type.Object({ code: Type.String({ maxLength: 200 }) }),
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
      const query = registerNamed(queries, request.params.code)
      if (!query.open) await gate.need(request, "reader", [unit])
      return registerRecords(ctx, query, { unit, day, cut, skip, limit })
    },
  })
}
