import { createHash } from "node:crypto"
import { breathing } from "../../../platform/breath.ts"
import type { Context } from "../../../platform/context.ts"
import type { Reader } from "../../../platform/database.ts"
import { notPublished } from "../errors.ts"
import { jsonPieces } from "../json-text.ts"
import type { ReleaseRow } from "../model.ts"
import { HEADER, rowOf } from "../row-text.ts"
import { blockLines } from "../store/block-store.ts"
import { readObject } from "../store/object-store.ts"
import { fileParts, type Part, partsOf } from "../store/release-store.ts"
import { metadataIn, releaseOf } from "./releases-service.ts"

export const FORMATS = ["csv", "json", "xlsx", "meta.json"] as const
export type Format = (typeof FORMATS)[number]

/** A file of a release: always the same bytes. */
export interface ReleaseFile {
  readonly name: string
  readonly type: string
  readonly sha256: string
  readonly pieces: AsyncIterable<string | Buffer>
}

const TYPES: Readonly<Record<Format, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "meta.json": "application/json; charset=utf-8",
}

/** A file of a published release, in pieces as they are read. */
export async function releaseFile(
  { db }: Context,
  id: string,
  format: Format,
): Promise<ReleaseFile> {
  const { metadata, sha256 } = await releaseOf(db, id)
  if (metadata === null || sha256 === null) throw notPublished(id)
  const about = { name: `${id}.${format}`, type: TYPES[format] }
  if (format === "meta.json") return { ...about, sha256, pieces: only(metadata) }
  const parts = await partsOf(db, id)
  const { files } = metadataIn(metadata)
  switch (format) {
    case "csv":
      return { ...about, sha256: files.csv.sha256, pieces: csvPieces(db, parts) }
    case "json":
      return { ...about, sha256: files.json.sha256, pieces: jsonPieces(id, rowsIn(db, parts)) }
    case "xlsx":
      return {
        ...about,
        sha256: files.xlsx.sha256,
        pieces: stored(db, await fileParts(db, id, format)),
      }
  }
}

async function* only(text: string) {
  yield text
}

async function* csvPieces(db: Reader, parts: readonly Part[]): AsyncGenerator<string> {
  yield HEADER
  const breath = breathing()
  for (const { sha256 } of parts) {
    yield `${(await blockLines(db, sha256)).join("\n")}\n`
    if (breath.due()) await breath.take()
  }
}

/** The rows of a release, a block at a time. */
export async function* rowsIn(db: Reader, parts: readonly Part[]): AsyncGenerator<ReleaseRow[]> {
  const breath = breathing()
  for (const { sha256 } of parts) {
    yield (await blockLines(db, sha256)).map(rowOf)
    if (breath.due()) await breath.take()
  }
}

async function* stored(db: Reader, names: readonly string[]): AsyncGenerator<Buffer> {
  for (const name of names) {
    const bytes = await readObject(db, name)
    if (bytes === null) throw new Error(`a piece ${name} of a release cannot be read: verify it`)
    yield bytes
  }
}

/** The hash and the length of what comes in pieces. */
export async function weigh(
  pieces: AsyncIterable<string | Buffer>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256")
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += typeof piece === "string" ? Buffer.byteLength(piece) : piece.length
  }
  return { sha256: hash.digest("hex"), bytes }
}
