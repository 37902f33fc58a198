import type { Readable } from "node:stream"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { uploadScope, withUpload } from "../../platform/upload.ts"
import { workbookStream, XLSX } from "../../platform/workbook/index.ts"
import { annexSheets } from "../index-set/export-annex.ts"
import { previewOf, readAnnexFile } from "../index-set/import-annex.ts"
import { AnnexPreview } from "../model.ts"
import { readIndex } from "../service/index-service.ts"
import { TAGS } from "./preamble.ts"

/** Indices as the annexes that offices keep: out as a workbook, in to be looked at. */
export async function annexRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  http.get("/api/v1/assessment/indices/:id/annex.xlsx", {
    schema: {
      operationId: "exportIndex",
      summary: "An index as an annex (XLSX); imported again it is the same index",
      tags: TAGS,
      params: Type.Object({ id: Type.String({ maxLength: 60 }) }),
      querystring: Type.Object({
        version: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      }),
      produces: [XLSX],
      response: { 200: Type.Unsafe<Readable>({ type: "string", format: "binary" }), 404: Problem },
    },
    handler: async ({ params, query }, reply) => {
      const { index, version } = await readIndex(ctx, params.id, query.version ?? null)
      return reply
        .type(XLSX)
        .header("content-disposition", `attachment; filename="${index.id}-ban-${version}.xlsx"`)
        .send(workbookStream(annexSheets(index), ctx.now()))
    },
  })
  await uploadScope(http, (scope) => previewing(scope, ctx, gate))
}

function previewing(scope: Http, ctx: Context, gate: Gate): void {
  scope.post("/api/v1/imports/assessment-index", {
    config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
    schema: {
      operationId: "previewAnnex",
      summary: "Read an annex (CSV or XLSX): every row as it was understood; keeps nothing",
      description: "multipart/form-data: file, sheet (optional), set (optional).",
      tags: TAGS,
      consumes: ["multipart/form-data"],
      response: {
        200: AnnexPreview,
        400: Problem,
        401: Problem,
        403: Problem,
        413: Problem,
        422: Problem,
      },
    },
    handler: async (request) => {
      await gate.need(request, "administrator", [])
      return withUpload(ctx, request, async ({ path, name }, fields) =>
        previewOf(
          await readAnnexFile(path, {
            sheet: fields.get("sheet"),
            set: fields.get("set"),
            fileName: name,
          }),
        ),
      )
    },
  })
}
