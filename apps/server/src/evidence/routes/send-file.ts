import type { Readable } from "node:stream"
import type { FastifyReply } from "fastify"
import { Type } from "typebox"
import type { Context } from "../../platform/context.ts"
import type { FileStore } from "../../platform/file-store.ts"
import type { Evidence, FileKind } from "../model.ts"
import { filesOf, openFile } from "../service.ts"

/** The bytes as they were sent. */
export const FileBytes = Type.Unsafe<Readable>({ type: "string", format: "binary" })

/** Sends the file of a document to somebody whom the caller lets see it. */
export const sendFile = (ctx: Context, evidence: Evidence, reply: FastifyReply) =>
  sendFrom(filesOf(ctx.settings), evidence, reply)

/** To be saved, or drawn by a page of ours: nothing in it ever runs, and no page frames it. */
export async function sendFrom(files: FileStore, evidence: Evidence, reply: FastifyReply) {
  const { file, stream } = await openFile(files, evidence)
  return reply
    .headers({
      "content-type": TYPES[file.kind],
      "content-length": file.bytes,
      "content-disposition": attachment(file.name),
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": evidence.public ? "public, no-cache" : "private, no-cache",
      etag: `"${file.sha256}"`,
    })
    .send(stream)
}

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  png: "image/png",
  jpeg: "image/jpeg",
  tiff: "image/tiff",
  webp: "image/webp",
  csv: "text/csv; charset=utf-8",
  txt: "text/plain; charset=utf-8",
}

/** Saved, never shown: with its name in full, and in letters that every client reads. */
function attachment(name: string): string {
  const plain = name.normalize("NFD").replaceAll(/[^\x20-\x7e]|["\\]/gu, "") || "file"
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
