import type { FastifyReply } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { Layer } from "../cells/model.ts"
import { View } from "../../registry/model.ts"
import { SDMX_CSV } from "../exchange/sdmx/media.ts"
import { answerSdmxCsv } from "../exchange/sdmx/service.ts"
import { LABELS } from "../exchange/sdmx/write-csv.ts"
import { asked, AsOfText } from "../routes/asked-routes.ts"
import { ARROW, answerArrow } from "./answer-arrow.ts"
import { answerJson } from "./answer-json.ts"
import { QueryTable } from "./model.ts"
import { rowsOf } from "./rows.ts"
import { rowsCsv } from "./rows-csv.ts"
import type { Columns } from "./columns.ts"
import { answerColumns } from "./service.ts"

const Text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, description })

/** Indicators and base measures, computed at any level. */
export function queryRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/query", {
    schema: {
      operationId: "query",
      summary:
        "Indicators × units × periods × breakdown, as tidy rows; also as CSV, SDMX-CSV and Arrow",
      description:
        "Measures are aggregated over the units that report them, then formulas are computed. " +
        "`stage=working` takes values that are being entered and verified before those published; " +
        "it needs somebody signed in. Every row says how many reporters stand behind it; missing is null and never 0.",
      tags: ["indicators"],
      produces: ["application/json", "text/csv", ARROW, SDMX_CSV],
      querystring: Type.Object({
        indicators: Text(4000, "Codes of indicators or base measures, separated by commas"),
        units: Text(
          8000,
          "Ids, or level:commune, children:22, descendants:22, descendants:22:commune",
        ),
        periods: Text(4000, "2024-Q1..2024-Q4, or a list: 2023,2024-06"),
        by: Type.Optional(Text(100, "A dimension: technology")),
        view: Type.Optional(View),
        asof: AsOfText,
        stage: Type.Optional(Layer),
        format: Type.Optional(
          Type.Union([
            Type.Literal("json"),
            Type.Literal("csv"),
            Type.Literal("arrow"),
            Type.Literal("sdmx-csv", { description: "SDMX-CSV 2.0; see /api/v1/sdmx/structure" }),
          ]),
        ),
        labels: Type.Optional(
          Type.Unsafe<(typeof LABELS)[number]>(
            Type.Enum(LABELS, { description: "Of SDMX-CSV: ids only, or names beside them" }),
          ),
        ),
      }),
      response: {
        200: QueryTable,
        400: Problem,
        401: Problem,
        403: Problem,
        404: Problem,
        413: Problem,
      },
    },
    handler: async (request, reply) => {
      const { query } = request
      const { indicators, units, periods, by, view, asof, stage } = query
      if (stage === "working") await gate.need(request, "reader", [])
      const question = { indicators, units, periods, by, view, asOf: asked(asof), stage }
      const answer = await answerColumns(ctx, question)
      if (query.format !== "sdmx-csv") return send[query.format ?? "json"](reply, answer)
      const options = { version: "2.0", labels: query.labels ?? "id", language: "vi" } as const
      const text = await answerSdmxCsv(ctx, rowsOf(answer.series), options)
      return named(reply, "csv").type(`${SDMX_CSV}; charset=utf-8`).send(text)
    },
  })
}

/** Bytes go out as they are; the schema of the route describes the JSON. */
const send = {
  json: (reply: FastifyReply, answer: Columns) =>
    reply.type("application/json; charset=utf-8").send(answerJson(answer)),
  csv: (reply: FastifyReply, { series }: Columns) =>
    named(reply, "csv")
      .type("text/csv; charset=utf-8")
      .send(`${[...rowsCsv(rowsOf(series))].join("\n")}\n`),
  arrow: (reply: FastifyReply, answer: Columns) =>
    named(reply, "arrow")
      .type(ARROW)
      .send(Buffer.from(answerArrow(answer).buffer)),
}

const named = (reply: FastifyReply, ending: string) =>
  reply.header("content-disposition", `attachment; filename="query.${ending}"`)
