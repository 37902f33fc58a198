import { csvLine } from "@tinhso/csv"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { Problem } from "../../../platform/problem.ts"
import { runSight } from "../../runs/routes/run-sight.ts"
import { comparisonRows } from "../compare/export-csv.ts"
import { differencesGeoJson } from "../compare/export-geojson.ts"
import { forReaders } from "../errors.ts"
import {
  CampaignDetail,
  CampaignId,
  CampaignList,
  CampaignQuestion,
  CellQuestion,
  Comparison,
  ComparisonQuestion,
  MeasuredCells,
} from "../model.ts"
import { cellsIn } from "../service/cells-service.ts"
import { compareKept } from "../service/comparison-service.ts"
import { getCampaign, listCampaigns } from "../service/read-service.ts"

export const tags = ["coverage"]
export const Params = Type.Object({ id: CampaignId })
const BASE = "/api/v1/coverage/campaigns"

/** Measured signal as whoever asks may see it; never mixed with what is modelled. */
export function campaignReadRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(BASE, {
    schema: {
      operationId: "listMeasurementCampaigns",
      summary: "Campaigns of measured signal, the newest first",
      description: "Published ones for everybody; all of a unit for its readers.",
      tags,
      querystring: CampaignQuestion,
      response: { 200: CampaignList, 422: Problem },
    },
    handler: async (request) =>
      listCampaigns(ctx, request.query, await runSight(ctx, gate, request)),
  })

  http.get(`${BASE}/:id`, {
    schema: {
      operationId: "getMeasurementCampaign",
      summary: "A campaign with its parts; files and acts for readers of its unit",
      tags,
      params: Params,
      response: { 200: CampaignDetail, 404: Problem },
    },
    handler: async (request) =>
      getCampaign(ctx, request.params.id, await runSight(ctx, gate, request)),
  })

  http.get(`${BASE}/:id/cells`, {
    schema: {
      operationId: "getMeasuredCells",
      summary: "Measured cells as GeoJSON, for a map; every one says that it is measured",
      description:
        "For everybody no finer than it was published, and no cell with fewer points than that; points of phones are shown alone to nobody. `box` is west,south,east,north.",
      tags,
      params: Params,
      querystring: CellQuestion,
      response: { 200: MeasuredCells, 404: Problem, 422: Problem },
    },
    handler: async (request) =>
      cellsIn(ctx, request.params.id, request.query, await runSight(ctx, gate, request)),
  })

  compareRoutes(http, ctx, gate)
}

function compareRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get(`${BASE}/:id/compare`, {
    schema: {
      operationId: "compareMeasurements",
      summary: "A campaign against a kept run: bias, p50, p90, covered or not; changes neither",
      description:
        "Errors are measured − modelled over pixels with one median each. `format=csv` gives the figures as a table; `format=geojson` the pixels, for readers of the campaign's unit.",
      tags,
      params: Params,
      querystring: Type.Interface([ComparisonQuestion], {
        format: Type.Optional(
          Type.Union([Type.Literal("json"), Type.Literal("csv"), Type.Literal("geojson")]),
        ),
      }),
      response: {
        200: {
          content: {
            "application/json": { schema: Comparison },
            "text/csv": { schema: Type.String() },
            "application/geo+json": { schema: Type.String() },
          },
        },
        403: Problem,
        404: Problem,
        422: Problem,
      },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const { format = "json", ...asked } = request.query
      const sees = await runSight(ctx, gate, request)
      const { comparison, pixels, isReader } = await compareKept(ctx, id, asked, {
        unit: sees,
        run: sees,
      })
      if (format === "json") return comparison
      if (format === "geojson" && !isReader) throw forReaders()
      const name = `so-sanh-${id}-${asked.run}.${format}`
      reply.header("content-disposition", `attachment; filename="${name}"`)
      if (format === "csv") {
        reply.type("text/csv; charset=utf-8")
        const rows = [...comparisonRows(comparison)].map((row) => csvLine(row))
        return reply.send(`\ufeff${rows.join("\r\n")}\r\n`)
      }
      reply.type("application/geo+json")
      return reply.send([...differencesGeoJson(pixels)].join(""))
    },
  })
}
