import { Type } from "typebox"
import type { Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

/** A reminder of one report to one person. */
export interface Claim {
  readonly collection: string
  readonly unit: string
  readonly person: string
  readonly kind: string
  readonly due: string
}

const Place = Type.Object({ i: Type.Integer() })

/** Takes reminders to be sent: those that nobody took before. Answers their places in the list. */
export async function claim(tx: Writer, claims: readonly Claim[], at: string): Promise<number[]> {
  const rows = claims.map((one, i) => ({ ...one, i }))
  const taken = await tx.many(
    Place,
    sql`with wanted as (
          select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as w(i int, collection text, unit text, person text, kind text, due timestamptz)
        ), taken as (
          insert into indicators.collection_reminder
            (collection, unit, person, kind, due, claimed_at)
          select collection, unit, person, kind, due, ${at}::timestamptz from wanted
          on conflict do nothing
          returning collection, unit, person, kind, due
        )
        select w.i from wanted w join taken using (collection, unit, person, kind, due) order by w.i`,
  )
  return taken.map(({ i }) => i)
}

const keys = (claims: readonly Claim[]) => sql`
  jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
    as w(collection text, unit text, person text, kind text, due timestamptz)`
const same = sql`
  (r.collection, r.unit, r.person, r.kind, r.due)
    = (w.collection, w.unit, w.person, w.kind, w.due)`

export async function markSent(tx: Writer, claims: readonly Claim[], at: string): Promise<void> {
  await tx.run(sql`
    update indicators.collection_reminder r set sent_at = ${at}::timestamptz
    from ${keys(claims)} where ${same}`)
}

/** Lets go of reminders that were surely not sent: the next run tries again. */
export async function release(tx: Writer, claims: readonly Claim[]): Promise<void> {
  await tx.run(sql`
    delete from indicators.collection_reminder r using ${keys(claims)}
    where ${same} and r.sent_at is null`)
}
