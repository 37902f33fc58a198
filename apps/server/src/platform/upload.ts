import { join } from "node:path"
import multipart from "@fastify/multipart"
import type { FastifyRequest } from "fastify"
import type { Context } from "./context.ts"
import type { Http } from "./http.ts"
import { Refusal } from "./problem.ts"
import { noFileSent, uploadBroken } from "./upload-errors.ts"
import { keepUpload, type Upload, UPLOAD_MEGABYTES } from "./upload-store.ts"

const LIMITS = {
  fileSize: UPLOAD_MEGABYTES * 2 ** 20,
  files: 1,
  fields: 5,
  fieldSize: 500,
  parts: 6,
}

/**
 * Routes that take one file, in a scope of their own: no other route takes files. `fieldSize` is the
 * longest field beside it, in bytes.
 */
export async function uploadScope(
  http: Http,
  routes: (scope: Http) => void,
  fieldSize: number = LIMITS.fieldSize,
): Promise<void> {
  await http.register(async (scope) => {
    await scope.register(multipart, { limits: { ...LIMITS, fieldSize } })
    routes(scope)
  })
}

/** Reads a form with one file, works on it and removes it again. */
export async function withUpload<T>(
  ctx: Context,
  request: FastifyRequest,
  work: (upload: Upload, fields: ReadonlyMap<string, string>) => Promise<T>,
): Promise<T> {
  const fields = new Map<string, string>()
  const folder = join(ctx.settings.dataDir, "uploads")
  let upload: Upload | undefined
  try {
    try {
      for await (const part of request.parts()) {
        if (part.type === "file") upload = await keepUpload(folder, part)
        else fields.set(part.fieldname, String(part.value))
      }
    } catch (error) {
      throw isTheSenders(error) ? uploadBroken() : error
    }
    if (upload === undefined) throw noFileSent()
    return await work(upload, fields)
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
