import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { Reply, type ReplyDraft } from "../model.ts"

/** The newest reply of each agency of a round, or of one. */
export function repliesOf(db: Reader, round: string, unit: string | null): Promise<Reply[]> {
  return db.many(
    Reply,
    sql`select distinct on (r.unit_id) r.unit_id as unit, r.version, r.content ->> 'text' as text,
               r.content -> 'criteria' as criteria, r.recorded_at as at,
               case when a.version is not null then jsonb_build_object(
                 'at', to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                 'text', a.text) end as acknowledged
        from assessment.reply r left join assessment.reply_read a using (round_id, unit_id, version)
        where r.round_id = ${round} and (${unit}::text is null or r.unit_id = ${unit})
        order by r.unit_id, r.version desc`,
  )
}

/** How many newest replies of a round nobody has read. */
export async function unreadReplies(db: Reader, round: string): Promise<number> {
  const [count] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from
          (select distinct on (unit_id) unit_id, version from assessment.reply
           where round_id = ${round} order by unit_id, version desc) r
        where not exists (select from assessment.reply_read a
          where a.round_id = ${round} and a.unit_id = r.unit_id and a.version = r.version)`,
  )
  return count ?? 0
}

interface Act {
  readonly at: string
  readonly by: string
}

export async function addReply(
  tx: Writer,
  key: { readonly round: string; readonly unit: string; readonly version: number },
  { text, criteria }: Pick<ReplyDraft, "text" | "criteria">,
  { at, by }: Act,
): Promise<void> {
  await tx.run(sql`
    insert into assessment.reply (round_id, unit_id, version, content, recorded_at, recorded_by)
    values (${key.round}, ${key.unit}, ${key.version},
            ${JSON.stringify({ text, criteria })}::jsonb, ${at}, ${by})`)
}

export async function addReplyRead(
  tx: Writer,
  key: { readonly round: string; readonly unit: string; readonly version: number },
  text: string,
  { at, by }: Act,
): Promise<void> {
  await tx.run(sql`
    insert into assessment.reply_read (round_id, unit_id, version, text, recorded_at, recorded_by)
    values (${key.round}, ${key.unit}, ${key.version}, ${text}, ${at}, ${by})`)
}
