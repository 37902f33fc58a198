import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { CheckRule, FigureProblem, SearchHit } from "../model.ts"
import { declarations, findProblems } from "../service/checks-service.ts"
import { searchAll } from "../service/search-service.ts"
import { asked, AsOfText } from "./asked-routes.ts"

/** Of very many problems an answer holds so many: more would keep everybody else waiting. */
const MOST_PROBLEMS = 1000

/** What the checks find, the rules that they follow, and search. */
export function findingRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/problems", {
    schema: {
      operationId: "listProblems",
      summary: "Figures that a check found wrong, with the reason",
      description:
        "In the order of the figures. The header `x-total-count` says how many there are.",
      tags: ["checks"],
      querystring: Type.Object({
        asof: AsOfText,
        offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PROBLEMS })),
      }),
      response: { 200: Type.Array(FigureProblem), 400: Problem },
    },
    handler: async ({ query }, reply) => {
      const { offset = 0, limit = MOST_PROBLEMS } = query
      const problems = await findProblems(ctx, asked(query.asof))
      reply.header("x-total-count", problems.length)
      return problems.slice(offset, offset + limit)
    },
  })

  http.get("/api/v1/checks", {
    schema: {
      operationId: "listChecks",
      summary: "The rules that every figure is checked by",
      tags: ["checks"],
      response: { 200: Type.Array(CheckRule) },
    },
    handler: async () =>
      (await declarations()).map(({ code, titleVi, titleEn, reasonVi, reasonEn }) => ({
        code,
        titleVi,
        titleEn,
        reasonVi,
        reasonEn,
      })),
  })

  http.get("/api/v1/search", {
    schema: {
      operationId: "search",
      summary: "Places, measures and figures by name, tone marks left out, best first",
      tags: ["search"],
      querystring: Type.Object({
        q: Type.String({ minLength: 1, maxLength: 200 }),
        lang: Type.Optional(Type.Union([Type.Literal("vi"), Type.Literal("en")])),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      }),
      response: { 200: Type.Array(SearchHit) },
    },
    handler: ({ query }) =>
      searchAll(ctx, {
        text: query.q,
        language: query.lang ?? "vi",
        limit: query.limit ?? 20,
      }),
  })
}
