import { Type } from "typebox"
import type { Context } from "../platform/context.ts"
import { dayInVietnam } from "../platform/clock.ts"
import type { Http } from "../platform/http.ts"
import { Problem } from "../platform/problem.ts"
import { readBook } from "./book-store.ts"
import { unitNotFound } from "./errors.ts"
import { Day, Unit, UnitId } from "./model.ts"
import { unitView } from "./view.ts"

const At = Type.Optional(Day)

export function registryRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/units/:unitId", {
    schema: {
      operationId: "getUnit",
      summary: "A unit on a day: names, codes, parents, what came before and after it",
      tags: ["registry"],
      params: Type.Object({ unitId: UnitId }),
      querystring: Type.Object({ at: At }),
      response: { 200: Unit, 404: Problem },
    },
    handler: async (request) => {
      const book = await readBook(ctx.db)
      const unit = book.units.get(request.params.unitId)
      if (unit === undefined) throw unitNotFound(request.params.unitId)
      return unitView(book, unit, request.query.at ?? dayInVietnam(ctx.now()))
    },
  })
}
