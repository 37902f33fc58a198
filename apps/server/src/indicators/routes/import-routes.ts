import { join } from "node:path"
import multipart from "@fastify/multipart"
import type { FastifyRequest } from "fastify"
import type { Actor, Context } from "../../platform/context.ts"
import type { Http } from "../../platform/http.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { Problem, Refusal } from "../../platform/problem.ts"
import { badOption, noFileSent, uploadBroken } from "../errors.ts"
import { ImportReport } from "../model.ts"
import { shortReport } from "../report-length.ts"
import { importFigures } from "../service/import-service.ts"
import { keepUpload, type Upload, UPLOAD_MEGABYTES } from "./upload-store.ts"

const LIMITS = {
  fileSize: UPLOAD_MEGABYTES * 2 ** 20,
  files: 1,
  fields: 3,
  fieldSize: 200,
  parts: 4,
}

export async function importRoutes(http: Http, ctx: Context, gate: Gate): Promise<void> {
  // In a scope of its own: no other route takes files.
  await http.register(async (scope) => {
    await scope.register(multipart, { limits: LIMITS })
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

async function receive(
  ctx: Context,
  request: FastifyRequest,
  authorise: (unitIds: readonly string[]) => Promise<Actor>,
): Promise<ImportReport> {
  const fields = new Map<string, string>()
  let upload: Upload | undefined
  try {
    try {
      for await (const part of request.parts()) {
        if (part.type === "file") upload = await keepUpload(uploads(ctx), part)
        else fields.set(part.fieldname, String(part.value))
      }
    } catch (error) {
      throw isTheSenders(error) ? uploadBroken() : error
    }
    if (upload === undefined) throw noFileSent()
    const options = {
      commit: option(fields, "commit", ["true", "false"]) === "true",
      decimal: option(fields, "decimal", ["point", "comma"]),
      sheet: fields.get("sheet") || undefined,
      fileName: upload.name,
    }
    return shortReport(await importFigures(ctx, upload.path, options, authorise))
  } finally {
    await upload?.remove()
  }
}

/** Whether a form could not be read: not a refusal, nor a failure of our own disk. */
function isTheSenders(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof Refusal) &&
    !("statusCode" in error) &&
    !("syscall" in error)
  )
}

const uploads = (ctx: Context) => join(ctx.settings.dataDir, "uploads")

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
