import type { FastifyReply } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Actor } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { documentNotFound, uncitable } from "../errors.ts"
import type { GapDocument } from "../model.ts"
import type { Sight } from "./sight-service.ts"

/** A document as whoever keeps it tells of it. */
export interface KeptDocument extends GapDocument {
  /** The unit or organisation whose it is. */
  readonly unit: string
  /** Whether everybody may read it. */
  readonly public: boolean
}

/** Where documents are kept: not here, so it is handed in with the routes. */
export interface GapDocuments {
  /** Those of the ids that are kept. */
  find(ctx: Context, ids: readonly string[]): Promise<readonly KeptDocument[]>
  /** Sends the file of a document to somebody who may see it. */
  send(ctx: Context, document: KeptDocument, reply: FastifyReply): Promise<FastifyReply>
  /** Lets everybody read documents that stand behind a subject, in the caller's transaction. */
  publish(
    tx: Writer,
    behind: { readonly subject: string; readonly documents: readonly KeptDocument[] },
    by: { readonly actor: Actor; readonly at: Date },
  ): Promise<void>
}

/**
 * The documents of these ids, all of which whoever asks may cite: public ones, and those in their
 * care. One that is another's reads like one that is not there.
 */
export async function citedBy(
  ctx: Context,
  documents: GapDocuments,
  ids: readonly string[],
  sight: Sight,
): Promise<readonly KeptDocument[]> {
  if (ids.length === 0) return []
  const kept = await documents.find(ctx, ids)
  const citable = kept.filter(({ unit, public: open }) => open || sight.reads(unit))
  const lacking = ids.filter((id) => !citable.some((one) => one.id === id))
  if (lacking.length > 0) throw uncitable(lacking)
  return citable
}

/** What is told of documents: all to readers of the gap, otherwise what is public. */
export async function toldDocuments(
  ctx: Context,
  documents: GapDocuments,
  ids: readonly string[],
  isReader: boolean,
): Promise<ReadonlyMap<string, GapDocument>> {
  if (ids.length === 0) return new Map()
  const kept = await documents.find(ctx, [...new Set(ids)])
  const seen = kept.filter((one) => isReader || one.public)
  return new Map(
    seen.map(({ id, number, issuer, issued, summary, file, link }) => [
      id,
      { id, number, issuer, issued, summary, file, link },
    ]),
  )
}

/** Sends the file of a document that stands behind a gap. */
export async function sendDocument(
  ctx: Context,
  documents: GapDocuments,
  asked: {
    readonly gap: string
    readonly cited: readonly string[]
    readonly wanted: string
    readonly isReader: boolean
  },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { gap, cited, wanted, isReader } = asked
  const [kept] = cited.includes(wanted) ? await documents.find(ctx, [wanted]) : []
  if (kept === undefined || kept.file === null || !(isReader || kept.public)) {
    throw documentNotFound(gap, wanted)
  }
  return documents.send(ctx, kept, reply)
}
