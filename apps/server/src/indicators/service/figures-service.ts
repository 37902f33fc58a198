import { unitResolver } from "../../registry/index.ts"
import type { UnitRef } from "../../registry/model.ts"
import type { Context } from "../../platform/context.ts"
import type { Document, Figure, Measure } from "../model.ts"
import type { StoredFigure } from "../store/figure-store.ts"
import { type Catalogue, catalogueOf } from "./catalogue-service.ts"

/** Finds what a stored figure only names: its measure, document and place. */
export interface Lookup {
  measure(code: string): Measure
  document(id: string): Document
  /** The unit as it was called on a day. */
  place(id: string, on: string): UnitRef
}

export async function lookup(ctx: Context): Promise<Lookup> {
  const catalogue = await catalogueOf(ctx)
  return lookupIn(await unitResolver(ctx.db), catalogue)
}

export function lookupIn(
  ask: Awaited<ReturnType<typeof unitResolver>>,
  catalogue: Pick<Catalogue, "measures" | "documents">,
): Lookup {
  const places = new Map<string, Map<string, UnitRef>>()
  return {
    measure: (code) => found(catalogue.measures.get(code), code),
    document: (id) => found(catalogue.documents.get(id), id),
    place(id, on) {
      const known = places.get(id) ?? new Map<string, UnitRef>()
      const before = known.get(on)
      if (before !== undefined) return before
      const answer = ask({ name: `id:${id}`, on })
      const unit = found(answer.kind === "found" ? answer.unit : undefined, id)
      places.set(id, known.set(on, unit))
      return unit
    },
  }
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`a stored figure names “${name}”, which is not stored`)
  return value
}

/** Stored versions with their measures, documents and places. */
export function withNames(rows: readonly StoredFigure[], names: Lookup): Figure[] {
  return rows.map(({ isDay, sortKey: _sortKey, unit, measure, document, ...row }) => ({
    ...row,
    measure: names.measure(measure),
    place: names.place(unit, row.period.ends),
    value: row.exact === null || isDay ? null : Number(row.exact),
    document: names.document(document),
  }))
}
