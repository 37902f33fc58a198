import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { FormulaExplained, Indicator, IndicatorDraft } from "./model.ts"
import { definitionsOf, explainFormula, getIndicator, saveIndicators } from "./service.ts"

/** Indicators and their formulas. */
export function definitionRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/indicators", {
    schema: {
      operationId: "listIndicators",
      summary: "Every indicator with its formulas",
      tags: ["indicators"],
      response: { 200: Type.Array(Indicator) },
    },
    handler: async () => [...(await definitionsOf(ctx)).indicators.values()],
  })

  http.get("/api/v1/indicators/:code", {
    schema: {
      operationId: "getIndicator",
      summary: "One indicator with every version of its formula",
      tags: ["indicators"],
      params: Type.Object({ code: Type.String({ maxLength: 100 }) }),
      response: { 200: Indicator, 404: Problem },
    },
    handler: ({ params }) => getIndicator(ctx, params.code),
  })

  http.get("/api/v1/formula", {
    schema: {
      operationId: "explainFormula",
      summary: "What a formula reads, gives and says; where it is wrong, at which column",
      tags: ["indicators"],
      querystring: Type.Object({ formula: Type.String({ minLength: 1, maxLength: 8000 }) }),
      response: { 200: FormulaExplained, 422: Problem },
    },
    handler: ({ query }) => explainFormula(ctx, query.formula),
  })

  http.post("/api/v1/indicators", {
    schema: {
      operationId: "saveIndicator",
      summary: "Add an indicator, or a new version of its formula",
      description: "An administrator of the whole country.",
      tags: ["indicators"],
      body: IndicatorDraft,
      response: { 200: Indicator, 401: Problem, 403: Problem, 409: Problem, 422: Problem },
    },
    handler: async (request) => {
      const actor = await gate.need(request, "administrator", ["VN"])
      await saveIndicators(ctx, [request.body], actor)
      return getIndicator(ctx, request.body.code)
    },
  })
}
