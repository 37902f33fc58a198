import type { FastifyReply, FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import { Problem } from "../../platform/problem.ts"
import { UnitId, View } from "../../registry/model.ts"
import { measureCsv, placeCsv } from "../measure-csv.ts"
import { MeasureFigures, Overview, PlaceFigures } from "../model.ts"
import { lastChange } from "../service/catalogue-service.ts"
import { overview } from "../service/overview-service.ts"
import { measureFigures, placeFigures, viewOf } from "../service/view-service.ts"
import { asked, AsOfText } from "./asked-routes.ts"

const ViewAsked = Type.Optional(View)
const Format = Type.Optional(Type.Union([Type.Literal("json"), Type.Literal("csv")]))

/** Figures in a view: as reported, or carried to the units of a day (today where none is named). */
export function viewRoutes(http: Http, ctx: Context): void {
  overviewRoute(http, ctx)

  http.get("/api/v1/places/:unitId/figures", {
    schema: {
      operationId: "getPlaceFigures",
      summary: "All measures of a place in a view; also as CSV",
      description: "CSV with `format=csv` or `Accept: text/csv`.",
      tags: ["figures"],
      produces: ["application/json", "text/csv"],
      params: Type.Object({ unitId: UnitId }),
      querystring: Type.Object({ view: ViewAsked, asof: AsOfText, format: Format }),
      response: { 200: PlaceFigures, 400: Problem, 404: Problem },
    },
    handler: async (request, reply) => {
      const { params, query } = request
      const found = await placeFigures(
        ctx,
        params.unitId,
        viewOf(ctx, query.view),
        asked(query.asof),
      )
      if (!wantsCsv(request, query.format)) return found
      return sendCsv(reply, `${params.unitId}.csv`, placeCsv(found))
    },
  })

  http.get("/api/v1/measures/:code/figures", {
    schema: {
      operationId: "getMeasureFigures",
      summary: "A measure's places side by side with their history; also as CSV",
      description: "CSV with `format=csv` or `Accept: text/csv`.",
      tags: ["measures"],
      produces: ["application/json", "text/csv"],
      params: Type.Object({ code: Type.String({ maxLength: 80 }) }),
      querystring: Type.Object({
        view: ViewAsked,
        asof: AsOfText,
        format: Format,
      }),
      response: { 200: MeasureFigures, 400: Problem, 404: Problem },
    },
    handler: async (request, reply) => {
      const { params, query } = request
      const found = await measureFigures(
        ctx,
        params.code,
        viewOf(ctx, query.view),
        asked(query.asof),
      )
      if (!wantsCsv(request, query.format)) return found
      return sendCsv(reply, `${params.code}.csv`, measureCsv(found))
    },
  })
}

function overviewRoute(http: Http, ctx: Context): void {
  http.get("/api/v1/revision", {
    schema: {
      operationId: "getRevision",
      summary: "When figures last changed: `asof` with this instant answers the same for ever",
      tags: ["figures"],
      response: { 200: Type.Object({ changedAt: Type.String() }) },
    },
    handler: () => lastChange(ctx),
  })

  http.get("/api/v1/overview", {
    schema: {
      operationId: "getOverview",
      summary: "Places with their leading measures, and how much there is in all",
      tags: ["figures"],
      querystring: Type.Object({ view: ViewAsked, asof: AsOfText }),
      response: { 200: Overview, 400: Problem },
    },
    handler: ({ query }) => overview(ctx, viewOf(ctx, query.view), asked(query.asof)),
  })
}

function wantsCsv(request: FastifyRequest, format: string | undefined): boolean {
  if (format !== undefined) return format === "csv"
  const accepted = request.headers.accept ?? ""
  return accepted.includes("text/csv") && !accepted.includes("application/json")
}

/** Text goes out as it is; the schema of the route describes its JSON. */
function sendCsv(reply: FastifyReply, name: string, text: string): FastifyReply {
  return reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(text)
}
