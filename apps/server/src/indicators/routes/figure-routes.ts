import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId } from "../../registry/model.ts"
import { Figure, FigureDetail, FigureId, FigureKind, FigurePage } from "../model.ts"
import { exportCsv } from "../service/export-service.ts"
import { getFigure, getHistory, listFigures } from "../service/read-service.ts"
import { asked, AsOfText } from "./asked-routes.ts"

const Params = Type.Object({ figureId: FigureId })
const AsOfOnly = Type.Object({ asof: AsOfText })

const Filter = Type.Object({
  place: Type.Optional(UnitId),
  measure: Type.Optional(Type.String({ maxLength: 80 })),
  kind: Type.Optional(FigureKind),
  document: Type.Optional(Type.String({ maxLength: 120 })),
  asof: AsOfText,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
})

export function figureRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/figures", {
    schema: {
      operationId: "listFigures",
      summary: "Figures by document and id, a page at a time",
      tags: ["figures"],
      querystring: Filter,
      response: { 200: FigurePage, 400: Problem },
    },
    handler: ({ query }) => {
      const { place, measure, kind, document, limit = 100, cursor } = query
      const filter = {
        ...(place === undefined ? {} : { units: [place] }),
        ...(measure === undefined ? {} : { measures: [measure] }),
        ...(kind === undefined ? {} : { kind }),
        ...(document === undefined ? {} : { document }),
      }
      return listFigures(ctx, filter, asked(query.asof), { limit, cursor })
    },
  })

  http.get("/api/v1/figures.csv", {
    schema: {
      operationId: "exportFigures",
      summary: "All figures as CSV, with the columns that an import takes",
      tags: ["figures"],
      querystring: AsOfOnly,
      produces: ["text/csv"],
      response: { 200: Type.String(), 400: Problem },
    },
    handler: async ({ query }, reply) => {
      const lines = await exportCsv(ctx, { asOf: asked(query.asof), history: false })
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="figures.csv"')
        .send(`${[...lines].join("\n")}\n`)
    },
  })

  http.get("/api/v1/figures/:figureId", {
    schema: {
      operationId: "getFigure",
      summary: "A figure with its source, checks, targets, comparisons, versions and relatives",
      tags: ["figures"],
      params: Params,
      querystring: AsOfOnly,
      response: { 200: FigureDetail, 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) => getFigure(ctx, params.figureId, asked(query.asof)),
  })

  http.get("/api/v1/figures/:figureId/history", {
    schema: {
      operationId: "getFigureHistory",
      summary: "Every version of a figure, newest first",
      tags: ["figures"],
      params: Params,
      querystring: AsOfOnly,
      response: { 200: Type.Array(Figure), 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) => getHistory(ctx, params.figureId, asked(query.asof)),
  })
}
