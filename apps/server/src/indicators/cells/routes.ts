import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { badQuestion } from "../query/errors.ts"
import { type Read, readCodes, readPeriods } from "../query/read-asked.ts"
import { Cell, CellDraft, CellsSaved } from "./model.ts"
import { listCells, saveCells } from "./service.ts"

const List = (description: string) => Type.String({ minLength: 1, maxLength: 8000, description })

/** Values of base measures: read for editing, recorded by editors. */
export function cellRoutes(http: Http, ctx: Context, gate: Gate): void {
  http.get("/api/v1/cells", {
    schema: {
      operationId: "listCells",
      summary: "Reported values of base measures, each with its source and version",
      description: "At most 20 000. Send `version` back with a change.",
      tags: ["cells"],
      querystring: Type.Object({
        measures: List("Codes, separated by commas"),
        units: List("Ids, separated by commas"),
        periods: List("2024-Q1..2024-Q4, or a list"),
      }),
      response: { 200: Type.Array(Cell), 400: Problem },
    },
    handler: ({ query }) =>
      listCells(ctx, {
        measures: good("measures", readCodes(query.measures)),
        units: good("units", readCodes(query.units)),
        periods: good("periods", readPeriods(query.periods)).map(({ code }) => code),
      }),
  })

  http.put("/api/v1/cells", {
    schema: {
      operationId: "saveCells",
      summary: "Record values of base measures: all of them or none",
      description:
        "An editor of every unit concerned. A cell that was changed since its `version` was read is " +
        "named in a 409 and nothing is written.",
      tags: ["cells"],
      body: Type.Object(
        { cells: Type.Array(CellDraft, { minItems: 1, maxItems: 5000 }) },
        { additionalProperties: false },
      ),
      response: {
        200: CellsSaved,
        400: Problem,
        401: Problem,
        403: Problem,
        409: Problem,
        422: Problem,
      },
    },
    handler: async (request) => {
      await gate.need(request, "editor", [])
      const drafts = request.body.cells.map((draft, i) => ({
        draft,
        pointer: (column: string) => `/cells/${i}/${column}`,
      }))
      const client = (request.headers["user-agent"] ?? "").slice(0, 100)
      return saveCells(ctx, drafts, { kind: "api", client }, (unitIds) =>
        gate.need(request, "editor", unitIds),
      )
    },
  })
}

function good<T>(name: string, read: Read<T>): T {
  if ("wrong" in read) throw badQuestion(name, read.wrong)
  return read.good
}
