import { evidenceOfIds, sendFile } from "./evidence/index.ts"
import type { AssetDocuments } from "./registry/index.ts"

/** Photographs and papers of assets are documents of `evidence`. */
export const ASSET_DOCUMENTS: AssetDocuments = {
  find: (ctx, ids) => evidenceOfIds(ctx.db, ids),
  send: async (ctx, { id }, reply) => {
    const [evidence] = await evidenceOfIds(ctx.db, [id])
    if (evidence === undefined) throw new Error(`document ${id} is gone`)
    return sendFile(ctx, evidence, reply)
  },
}
