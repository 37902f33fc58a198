import type { Document } from "../model.ts"

/** A document of which only the name by which figures call it is known. */
export function unnamedDocument(id: string): Document {
  return { id, number: null, title: `Văn bản ${id}`, issuer: null, issued: null, abstract: null }
}
