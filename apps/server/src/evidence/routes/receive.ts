import type { FastifyReply, FastifyRequest } from "fastify"
import { type FileStore, type Received, TooManyBytes } from "../../platform/file-store.ts"
import { Refusal } from "../../platform/problem.ts"
import { evidenceBroken, evidenceTooLarge, notMultipart } from "../errors.ts"
import type { Sent } from "../service.ts"

export const MEBIBYTE = 2 ** 20
/** What a form needs besides its file. */
const AROUND = 64 * 1024

/**
 * Reads the form; the file goes to the disk as it comes. What is refused leaves nothing, and what
 * says at its beginning that it is too long is not read at all.
 */
export async function receive(
  request: FastifyRequest,
  files: FileStore,
  megabytes: number,
): Promise<Sent> {
  if (!request.isMultipart()) throw notMultipart()
  const most = megabytes * MEBIBYTE
  if (Number(request.headers["content-length"] ?? 0) > most + AROUND) {
    throw evidenceTooLarge(megabytes)
  }
  const form: Form = { fields: new Map(), received: undefined, name: "", refused: false }
  try {
    await Promise.race([readParts(request, files, most, form), tooLong(request, most + AROUND)])
  } catch (error) {
    form.refused = true
    await form.received?.drop()
    if (error instanceof TooManyBytes) throw evidenceTooLarge(megabytes)
    throw isTheSenders(error) ? evidenceBroken() : error
  }
  const { fields, received, name } = form
  return { fields, file: received === undefined ? null : { received, name } }
}

interface Form {
  readonly fields: Map<string, string>
  received: Received | undefined
  name: string
  /** Whether the answer is no already: what still arrives is dropped. */
  refused: boolean
}

async function readParts(
  request: FastifyRequest,
  files: FileStore,
  most: number,
  form: Form,
): Promise<void> {
  for await (const part of request.parts()) {
    if (part.type === "field") form.fields.set(part.fieldname, String(part.value))
    else if (part.filename === "") part.file.resume()
    else {
      const received = await files.receive(part.file, most)
      if (form.refused) await received.drop()
      else Object.assign(form, { received, name: part.filename })
    }
  }
}

/** Fails once more came than a form can be: also before its first part and after its last. */
function tooLong(request: FastifyRequest, most: number): Promise<never> {
  let bytes = 0
  return new Promise((_, reject) => {
    request.raw.on("data", (part: Buffer) => {
      bytes += part.byteLength
      if (bytes > most) reject(new TooManyBytes())
    })
  })
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

/** How long a sender of too much may go on after the answer: closing at once takes it back. */
const LINGER_MS = 1000

/** What is left of a request when its answer is sent is not read to its end, however long it is. */
export function stopReading(request: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once("finish", () => {
    if (request.raw.complete) return
    setTimeout(() => request.raw.destroy(), LINGER_MS).unref()
  })
}
