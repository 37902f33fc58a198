import { csvLine } from "@tinhso/csv"
import type { FastifyRequest } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { Problem } from "../../../platform/problem.ts"
import type { SeesRun } from "../../runs/service/read-service.ts"
import { figuresTable } from "../figures-table.ts"
import { FiguresAnswer, FiguresQuestion, ResultId } from "../model.ts"
import { servedFigures } from "../service/figures-service.ts"

type SeesOf = (request: FastifyRequest) => Promise<SeesRun>

const tags = ["coverage"]

export function figuresRoutes(http: Http, ctx: Context, seesOf: SeesOf): void {
  http.get("/api/v1/coverage/served/:id/figures", {
    schema: {
      operationId: "getServedFigures",
      summary: "Villages, households, people and area served in units, each with its denominator",
      tags,
      params: Type.Object({ id: ResultId }),
      querystring: FiguresQuestion,
      response: {
        200: {
          content: {
            "application/json": { schema: FiguresAnswer },
            "text/csv": { schema: Type.String() },
          },
        },
        404: Problem,
        422: Problem,
      },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const answer = await servedFigures(ctx, id, request.query, await seesOf(request))
      if (request.query.format !== "csv") return answer
      const text = figuresTable(answer).map((row) => csvLine(row))
      reply.type("text/csv; charset=utf-8")
      reply.header("content-disposition", `attachment; filename="phu-song-${id}.csv"`)
      return reply.send(`\ufeff${text.join("\r\n")}\r\n`)
    },
  })
}
