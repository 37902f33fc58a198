import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])

const Kept = Type.Object({
  unit: Type.String(),
  kind: Type.String(),
  since: Type.String(),
  until: OrNull,
})
export type Kept = Static<typeof Kept>

/** Where the register of a kind is kept whole, and since when. */
export function listKept(db: Reader): Promise<Kept[]> {
  return db.many(
    Kept,
    sql`select unit, kind, since, until from registry.asset_kept order by kind, unit, since`,
  )
}

const KeptRow = Type.Interface([Kept], {
  declaredAt: Type.String(),
  declaredBy: Type.String(),
  declaredNote: Type.String(),
  /** The act that changed it last; the same as the first where none did. */
  changed: Type.Boolean(),
  changedAt: Type.String(),
  changedBy: Type.String(),
  changedNote: Type.String(),
})
export type KeptRow = Static<typeof KeptRow>

/** The same with who said so and who ended it. */
export function listKeptRows(db: Reader): Promise<KeptRow[]> {
  return db.many(
    KeptRow,
    sql`select k.unit, k.kind, k.since, k.until,
               d.at as "declaredAt", d.actor as "declaredBy", d.note as "declaredNote",
               k.act <> k.declared as changed,
               c.at as "changedAt", c.actor as "changedBy", c.note as "changedNote"
        from registry.asset_kept k
        join registry.asset_act d on d.act = k.declared
        join registry.asset_act c on c.act = k.act
        order by k.kind, k.unit, k.since desc`,
  )
}

export async function addKept(tx: Writer, rows: readonly Kept[], act: number): Promise<void> {
  await tx.run(sql`
    insert into registry.asset_kept (unit, kind, since, until, act, declared)
    select unit, kind, since, until, ${act}, ${act}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(unit text, kind text, since date, until date)
    on conflict (unit, kind, since) do update set until = excluded.until, act = excluded.act`)
}

/** Whether made-up assets of a kind stand in the register. */
export async function hasIllustration(db: Reader, kind: string): Promise<boolean> {
  const [there = false] = await db.column(
    Type.Boolean(),
    sql`select exists (
          select 1 from registry.asset_act c join registry.asset a on a.created = c.act
          where c.source ->> 'kind' = 'illustration' and a.kind = ${kind}) as there`,
  )
  return there
}
