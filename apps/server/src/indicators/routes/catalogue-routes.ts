import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import {
  CheckRule,
  DocumentDetail,
  DocumentSummary,
  FigureProblem,
  Measure,
  MeasureSummary,
  SearchHit,
} from "../model.ts"
import { declarations, findProblems } from "../service/checks-service.ts"
import {
  getDocument,
  getMeasure,
  listDocumentSummaries,
  listMeasureSummaries,
} from "../service/read-service.ts"
import { searchAll } from "../service/search-service.ts"
import { asked, AsOfText } from "./asked-routes.ts"

const AsOfOnly = Type.Object({ asof: AsOfText })

/** Measures, documents, the rules with what they find, and search. */
export function catalogueRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/measures", {
    schema: {
      operationId: "listMeasures",
      summary: "Every measure, with how many figures report it",
      tags: ["measures"],
      response: { 200: Type.Array(MeasureSummary) },
    },
    handler: () => listMeasureSummaries(ctx),
  })

  http.get("/api/v1/measures/:code", {
    schema: {
      operationId: "getMeasure",
      summary: "A measure: names, unit of measure, how it adds, definition",
      tags: ["measures"],
      params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
      response: { 200: Measure, 404: Problem },
    },
    handler: ({ params }) => getMeasure(ctx, params.code),
  })

  http.get("/api/v1/documents", {
    schema: {
      operationId: "listDocuments",
      summary: "Every public text that figures were taken from",
      tags: ["documents"],
      response: { 200: Type.Array(DocumentSummary) },
    },
    handler: () => listDocumentSummaries(ctx),
  })

  http.get("/api/v1/documents/:documentId", {
    schema: {
      operationId: "getDocument",
      summary: "A public text with the figures taken from it",
      tags: ["documents"],
      params: Type.Object({ documentId: Type.String({ maxLength: 120 }) }),
      querystring: AsOfOnly,
      response: { 200: DocumentDetail, 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) => getDocument(ctx, params.documentId, asked(query.asof)),
  })

  http.get("/api/v1/problems", {
    schema: {
      operationId: "listProblems",
      summary: "Figures that a check found wrong, with the reason",
      tags: ["checks"],
      querystring: AsOfOnly,
      response: { 200: Type.Array(FigureProblem), 400: Problem },
    },
    handler: ({ query }) => findProblems(ctx, asked(query.asof)),
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
