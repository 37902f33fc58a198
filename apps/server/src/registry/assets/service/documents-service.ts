import type { FastifyReply } from "fastify"
import type { Context } from "../../../platform/context.ts"
import { documentNotFound } from "../errors.ts"
import type { AssetDetail, AssetDocument, AssetDocumentList, AssetDraft } from "../model.ts"
import type { Citable } from "../plan/uncitable.ts"
import type { Sight } from "../sight.ts"

/** A document as whoever keeps it tells of it. */
interface KeptDocument extends AssetDocument {
  /** The unit or organisation whose it is. */
  readonly unit: string
  /** Whether everybody may read it. */
  readonly public: boolean
}

/** Where photographs and papers are kept: not here, so it is handed in with the routes. */
export interface AssetDocuments {
  /** Those of the ids that are kept. */
  find(ctx: Context, ids: readonly string[]): Promise<readonly KeptDocument[]>
  /** Sends the file of a document to somebody who may see it. */
  send(ctx: Context, document: KeptDocument, reply: FastifyReply): Promise<FastifyReply>
}

/** Kinds of files that are pictures. */
const PICTURES = new Set(["png", "jpeg", "tiff", "webp"])

/** Which documents somebody may put on assets by these drafts: public ones, and those in their care. */
export async function citableBy(
  ctx: Context,
  documents: AssetDocuments,
  drafts: readonly Pick<AssetDraft, "evidence">[],
  sight: Sight,
): Promise<Citable> {
  const ids = [...new Set(drafts.flatMap(({ evidence = [] }) => evidence))]
  if (ids.length === 0) return () => "no"
  const kept = await documents.find(ctx, ids)
  const citable = kept.filter(
    ({ unit, public: open }) =>
      open || sight.everything || sight.unit(unit) || sight.organisation(unit),
  )
  const own = new Map(citable.map(({ id, file }) => [id, PICTURES.has(file?.kind ?? "")]))
  return (id) => (own.has(id) ? (own.get(id) === true ? "picture" : "paper") : "no")
}

type Citing = Pick<AssetDetail, "id" | "evidence">

/** The documents of an asset in the order in which it names them. */
export async function documentsOf(
  ctx: Context,
  documents: AssetDocuments,
  { evidence }: Citing,
): Promise<AssetDocumentList> {
  if (evidence.length === 0) return { documents: [], lost: [] }
  const kept = new Map((await documents.find(ctx, evidence)).map((one) => [one.id, one]))
  return {
    documents: evidence.flatMap((id) => kept.get(id) ?? []),
    lost: evidence.filter((id) => !kept.has(id)),
  }
}

/** Sends the file of a document that stands on the asset. */
export async function sendDocument(
  ctx: Context,
  documents: AssetDocuments,
  { id, evidence, wanted }: Citing & { readonly wanted: string },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [kept] = evidence.includes(wanted) ? await documents.find(ctx, [wanted]) : []
  if (kept === undefined || kept.file === null) throw documentNotFound(id, wanted)
  return documents.send(ctx, kept, reply)
}
