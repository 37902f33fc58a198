import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId, View } from "../../registry/model.ts"
import { asked, AsOfText } from "../routes/asked-routes.ts"
import { PlanDetail, PlanList } from "./model.ts"
import { getPlan, listPlans } from "./service/plans-service.ts"

/** Plans with their targets and tasks, judged by the rule of `docs/guides/plans.md`. */
export function planRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/plans", {
    schema: {
      operationId: "listPlans",
      summary: "Plans with how many of their targets stand where; of one place with `place`",
      description: "In the view of a day, a place has the plans of the units that it was made of.",
      tags: ["plans"],
      querystring: Type.Object({
        place: Type.Optional(UnitId),
        view: Type.Optional(View),
        asof: AsOfText,
      }),
      response: { 200: PlanList, 400: Problem, 404: Problem },
    },
    handler: ({ query }) =>
      listPlans(ctx, query.place, { view: query.view, asOf: asked(query.asof) }),
  })

  http.get("/api/v1/plans/:planId", {
    schema: {
      operationId: "getPlan",
      summary: "A plan: its targets with status and reason, tasks, sums and figures",
      tags: ["plans"],
      params: Type.Object({ planId: Type.String({ maxLength: 80 }) }),
      querystring: Type.Object({ view: Type.Optional(View), asof: AsOfText }),
      response: { 200: PlanDetail, 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) =>
      getPlan(ctx, params.planId, { view: query.view, asOf: asked(query.asof) }),
  })
}
