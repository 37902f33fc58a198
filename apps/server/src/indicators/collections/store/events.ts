import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { CollectionEvent } from "../model/collection.ts"

const EventRow = Type.Omit(CollectionEvent, ["byName"])
export type EventRow = Static<typeof EventRow>
type NewEvent = Omit<EventRow, "seq">

/** Adds deeds, in their order. */
export async function addEvents(
  tx: Writer,
  collection: string,
  events: readonly NewEvent[],
): Promise<void> {
  const rows = events.map((event, i) => ({ ...event, i }))
  await tx.run(sql`
    insert into indicators.collection_event (collection, unit, at, kind, by, reason, details)
    select ${collection}, e.unit, e.at, e.kind, e.by, e.reason, e.details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(i int, unit text, at timestamptz, kind text, by text, reason text, details jsonb)
    order by e.i`)
}

/** The deeds of a collection itself, or those of one report. */
export function listEvents(
  db: Reader,
  collection: string,
  unit: string | null,
): Promise<EventRow[]> {
  return db.many(
    EventRow,
    sql`select seq, at, kind, unit, by, reason, details from indicators.collection_event
        where collection = ${collection} and unit is not distinct from ${unit}::text order by seq`,
  )
}

/** The newest return of each of these reports. */
export async function lastReturns(
  db: Reader,
  collection: string,
  units: readonly string[],
): Promise<Map<string, EventRow>> {
  const rows = await db.many(
    EventRow,
    sql`select distinct on (unit) seq, at, kind, unit, by, reason, details
        from indicators.collection_event
        where collection = ${collection} and kind = 'returned'
          and unit in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb))
        order by unit, seq desc`,
  )
  return new Map(rows.map((row) => [row.unit ?? "", row]))
}
