import type { FastifyReply } from "fastify"
import { Type } from "typebox"
import { csvLine } from "@tinhso/csv"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId, View } from "../../registry/model.ts"
import { workbookStream, XLSX } from "../../platform/workbook/index.ts"
import { asked, AsOfText } from "../routes/asked-routes.ts"
import { getComputed, listComputed } from "./service/askable-service.ts"
import { comparePlaces } from "./service/compare-service.ts"
import { ComparedPlaces, Computed, ComputedDetail, PivotAnswer, PlaceComputed } from "./model.ts"
import { placeComputed } from "./service/place-service.ts"
import { answerPivot } from "./service/pivot-service.ts"
import { type TableFile, tableLines, tableSheets } from "./service/table-file-service.ts"

const Text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })
const Codes = Text(4000, "Codes of indicators or base measures, separated by commas")

/** What a table asks; the same names as in `/api/v1/query`. */
const PivotQuery = Type.Object({
  indicators: Codes,
  units: Text(8000, "Ids, or level:commune, children:22, descendants:22, descendants:22:commune"),
  periods: Text(4000, "2024-Q1..2024-Q4, or a list: 2023,2024-06; or newest:4, newest:4:year"),
  by: Type.Optional(Text(100, "A dimension: technology")),
  view: Type.Optional(View),
  asof: AsOfText,
  rows: Type.Optional(
    Text(60, "What stands in the rows, of units, indicators, periods, breakdown; units by default"),
  ),
  sort: Type.Optional(
    Text(400, "name, or the key of a column; with - before it the other way round"),
  ),
  only: Type.Optional(Type.Union([Type.Literal("missing"), Type.Literal("behind")])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  format: Type.Optional(
    Type.Union([Type.Literal("json"), Type.Literal("csv"), Type.Literal("xlsx")], {
      description: "Files hold every row, whatever the page",
    }),
  ),
  lang: Type.Optional(Type.Union([Type.Literal("vi"), Type.Literal("en")])),
})

/** Rows of a file. */
const WHOLE = 200_000

/** Tables of computed figures: pages of them, what may be asked, one place, two places. */
export function pivotRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/pivot", {
    schema: {
      operationId: "pivot",
      summary: "A table of indicators × units × periods × breakdown: sorted, filtered, in pages",
      description:
        "Totals are the own value of the unit that all others lie in, never a sum of shares. " +
        "Every cell says how many reporters stand behind it; missing is null and never 0.",
      tags: ["indicators"],
      produces: ["application/json", "text/csv", XLSX],
      querystring: PivotQuery,
      response: { 200: PivotAnswer, 400: Problem, 404: Problem, 413: Problem },
    },
    handler: async (request, reply) => {
      const { asof, format = "json", lang: language = "vi", ...question } = request.query
      const asOf = asked(asof)
      if (format === "json") return answerPivot(ctx, { ...question, asOf })
      const answer = await answerPivot(ctx, { ...question, asOf, page: 1, size: WHOLE })
      const origin = ctx.settings.publicUrl ?? `${request.protocol}://${request.host}`
      const file = { answer, language, source: `${origin}${request.url}` }
      return format === "csv" ? sendCsv(reply, file) : sendWorkbook(reply, file, ctx.now())
    },
  })

  http.get("/api/v1/computed", {
    schema: {
      operationId: "listComputed",
      summary: "Indicators and collected measures, with the periods in which there are values",
      tags: ["indicators"],
      response: { 200: Type.Array(Computed) },
    },
    handler: () => listComputed(ctx),
  })

  http.get("/api/v1/computed/:code", {
    schema: {
      operationId: "getComputed",
      summary: "One indicator or collected measure, its formulas in words",
      tags: ["indicators"],
      params: Type.Object({ code: Type.String({ maxLength: 100 }) }),
      response: { 200: ComputedDetail, 404: Problem },
    },
    handler: ({ params }) => getComputed(ctx, params.code),
  })
  placeRoutes(http, ctx)
}

function placeRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/places/:unitId/computed", {
    schema: {
      operationId: "getPlaceComputed",
      summary: "The newest value of every indicator of a place, beside the unit above and targets",
      tags: ["indicators"],
      params: Type.Object({ unitId: UnitId }),
      querystring: Type.Object({ view: Type.Optional(View), asof: AsOfText }),
      response: { 200: Type.Array(PlaceComputed), 400: Problem, 404: Problem },
    },
    handler: ({ params, query }) =>
      placeComputed(ctx, params.unitId, { view: query.view, asOf: asked(query.asof) }),
  })

  http.get("/api/v1/compare", {
    schema: {
      operationId: "comparePlaces",
      summary: "Two places side by side: differences, what each has more or less of",
      tags: ["indicators"],
      querystring: Type.Object({
        one: UnitId,
        other: UnitId,
        indicators: Type.Optional(Codes),
        period: Type.Optional(
          Text(30, "2024-Q4; the newest in which both have a value without it"),
        ),
        view: Type.Optional(View),
        asof: AsOfText,
      }),
      response: { 200: ComparedPlaces, 400: Problem, 404: Problem, 413: Problem },
    },
    handler: ({ query }) => {
      const { asof, ...question } = query
      return comparePlaces(ctx, { ...question, asOf: asked(asof) })
    },
  })
}

const named = (reply: FastifyReply, ending: string) =>
  reply.header("content-disposition", `attachment; filename="tinhso.${ending}"`)

const sendCsv = (reply: FastifyReply, file: TableFile) =>
  named(reply, "csv")
    .type("text/csv; charset=utf-8")
    .send(`${[...tableLines(file)].map(csvLine).join("\r\n")}\r\n`)

const sendWorkbook = (reply: FastifyReply, file: TableFile, at: Date) =>
  named(reply, "xlsx")
    .type(XLSX)
    .send(workbookStream(tableSheets(file), at))
