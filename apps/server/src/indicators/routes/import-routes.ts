import type { FastifyRequest } from "fastify"
import type { Actor, Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem } from "../../platform/problem.ts"
import { uploadScope, withUpload } from "../../platform/upload.ts"
import { badOption } from "../errors.ts"
import { ImportReport } from "../model.ts"
import { shortReport } from "../report-length.ts"
import { importFigures } from "../service/import-service.ts"

export async function importRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  await uploadScope(http, (scope) => {
    scope.post("/api/v1/imports/figures", {
      // Reading a file is the dearest thing a caller can ask for.
      config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
      schema: {
        operationId: "importFigures",
        summary: "Import a file of figures (CSV or XLSX); only a report unless commit is true",
        description:
          "multipart/form-data: file, commit (true or false), sheet, decimal (point or comma).",
        tags: ["figures"],
        consumes: ["multipart/form-data"],
        response: {
          200: ImportReport,
          400: Problem,
          401: Problem,
          403: Problem,
          409: Problem,
          413: Problem,
          422: Problem,
        },
      },
      handler: async (request) => {
        await gate.need(request, "editor", [])
        return receive(ctx, request, (unitIds) => gate.need(request, "editor", unitIds))
      },
    })
  })
}

function receive(
  ctx: Context,
  request: FastifyRequest,
  authorise: (unitIds: readonly string[]) => Promise<Actor>,
): Promise<ImportReport> {
  return withUpload(ctx, request, async (upload, fields) => {
    const options = {
      commit: option(fields, "commit", ["true", "false"]) === "true",
      decimal: option(fields, "decimal", ["point", "comma"]),
      sheet: fields.get("sheet") || undefined,
      fileName: upload.name,
    }
    return shortReport(await importFigures(ctx, upload.path, options, authorise))
  })
}

function option<T extends string>(
  fields: ReadonlyMap<string, string>,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const written = fields.get(name) ?? ""
  if (written === "") return undefined
  const found = allowed.find((one) => one === written)
  if (found === undefined) throw badOption(name, written, allowed)
  return found
}
