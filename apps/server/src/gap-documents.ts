import type { GapDocuments } from "./coverage/index.ts"
import { ASSET_DOCUMENTS } from "./asset-documents.ts"
import { citeIn, publishCitationsIn } from "./evidence/index.ts"

/** Test sheets, photographs and decisions behind coverage gaps are documents of `evidence`. */
export const GAP_DOCUMENTS: GapDocuments = {
  find: ASSET_DOCUMENTS.find,
  send: ASSET_DOCUMENTS.send,
  publish: async (tx, { subject, documents }, by) => {
    const evidenceIds = documents.map(({ id }) => id)
    await citeIn(tx, { subject, evidenceIds, of: documents.map(({ unit }) => unit) }, by)
    await publishCitationsIn(tx, [subject], by.at)
  },
}
