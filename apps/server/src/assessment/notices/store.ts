import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

/** A reminder of one task of a round to one person. */
export interface ReminderKey {
  readonly round: string
  readonly person: string
  readonly task: string
  /** "" for a backlog over many agencies. */
  readonly unit: string
  readonly kind: string
  readonly due: string
}

const Place = Type.Object({ i: Type.Integer() })

/** Takes reminders to be sent: those that nobody took before. Answers their places in the list. */
export async function claimReminders(
  tx: Writer,
  keys: readonly ReminderKey[],
  at: string,
): Promise<number[]> {
  const rows = keys.map((key, i) => ({ ...key, i }))
  const taken = await tx.many(
    Place,
    sql`with wanted as (
          select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as w(i int, round text, person text, task text, unit text, kind text, due timestamptz)
        ), taken as (
          insert into assessment.reminder (round_id, person, task, unit_id, kind, due, claimed_at)
          select round, person, task, unit, kind, due, ${at}::timestamptz from wanted
          on conflict do nothing returning round_id, person, task, unit_id, kind, due
        )
        select w.i from wanted w join taken t
          on (w.round, w.person, w.task, w.unit, w.kind, w.due)
           = (t.round_id, t.person, t.task, t.unit_id, t.kind, t.due) order by w.i`,
  )
  return taken.map(({ i }) => i)
}

const those = (keys: readonly ReminderKey[]) => sql`
  jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
    as w(round text, person text, task text, unit text, kind text, due timestamptz)
  where (r.round_id, r.person, r.task, r.unit_id, r.kind, r.due)
      = (w.round, w.person, w.task, w.unit, w.kind, w.due)`

export async function markReminded(
  tx: Writer,
  keys: readonly ReminderKey[],
  at: string,
): Promise<void> {
  await tx.run(sql`
    update assessment.reminder r set sent_at = ${at}::timestamptz from ${those(keys)}`)
}

/** Lets go of reminders that were surely not sent: the next run tries again. */
export async function releaseReminders(tx: Writer, keys: readonly ReminderKey[]): Promise<void> {
  await tx.run(sql`delete from assessment.reminder r using ${those(keys)} and r.sent_at is null`)
}

const FeedRow = Type.Object({
  person: Type.String(),
  createdAt: Type.String(),
  lastReadAt: Nullable(Type.String()),
})

const feeds = sql`
  select person, created_at as "createdAt", last_read_at as "lastReadAt"
  from assessment.calendar_feed`

export const feedOf = (db: Reader, person: string) =>
  db.one(FeedRow, sql`${feeds} where person = ${person}`)

export const feedByHash = (db: Reader, hash: string) =>
  db.one(FeedRow, sql`${feeds} where token_hash = ${hash}`)

/** One address a person: a new one takes the place of the one before. */
export async function setFeed(tx: Writer, person: string, hash: string, at: string): Promise<void> {
  await tx.run(sql`
    insert into assessment.calendar_feed (person, token_hash, created_at)
    values (${person}, ${hash}, ${at})
    on conflict (person) do update
      set token_hash = excluded.token_hash, created_at = excluded.created_at, last_read_at = null`)
}

export const endFeed = (tx: Writer, person: string): Promise<number> =>
  tx.run(sql`delete from assessment.calendar_feed where person = ${person}`)

export async function feedRead(tx: Writer, person: string, at: string): Promise<void> {
  await tx.run(sql`
    update assessment.calendar_feed set last_read_at = ${at} where person = ${person}`)
}
