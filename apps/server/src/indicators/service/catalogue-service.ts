import type { Context } from "../../platform/context.ts"
import type { Database, Reader } from "../../platform/database.ts"
import type { Document, Measure } from "../model.ts"
import { listDocuments, listMeasures, readRevision } from "../store/catalogue-store.ts"

/** The measures and documents, as of one revision of all that is stored. */
export interface Catalogue {
  readonly revision: number
  readonly measures: ReadonlyMap<string, Measure>
  readonly documents: ReadonlyMap<string, Document>
}

const kept = new WeakMap<Database, Catalogue>()

/** The catalogue, kept in memory as long as nothing changes. */
export async function catalogueOf({ db }: Context): Promise<Catalogue> {
  const { number } = await readRevision(db)
  const before = kept.get(db)
  if (before?.revision === number) return before
  const fresh = await readCatalogue(db, number)
  kept.set(db, fresh)
  return fresh
}

/** When figures, measures or documents last changed. */
export async function lastChange({ db }: Context): Promise<{ changedAt: string }> {
  return { changedAt: (await readRevision(db)).changedAt }
}

async function readCatalogue(db: Reader, revision: number): Promise<Catalogue> {
  const measures = await listMeasures(db)
  const documents = await listDocuments(db)
  return {
    revision,
    measures: new Map(measures.map((measure) => [measure.code, measure])),
    documents: new Map(documents.map((document) => [document.id, document])),
  }
}
