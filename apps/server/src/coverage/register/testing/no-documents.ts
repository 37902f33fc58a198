import type { GapDocuments } from "../service/documents-service.ts"

/** A house without documents. */
export const NO_DOCUMENTS: GapDocuments = {
  find: () => Promise.resolve([]),
  send: (_ctx, { id }) => Promise.reject(new Error(`no document ${id}`)),
  publish: () => Promise.resolve(),
}
