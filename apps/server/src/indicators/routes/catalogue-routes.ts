import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { DocumentDetail, DocumentSummary, Measure, MeasureSummary } from "../model.ts"
import {
  getDocument,
  getMeasure,
  listDocumentSummaries,
  listMeasureSummaries,
} from "../service/read-service.ts"
import { asked, AsOfText } from "./asked-routes.ts"

const AsOfOnly = Type.Object({ asof: AsOfText })

/** What is measured, and the public texts that report it. */
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
}
