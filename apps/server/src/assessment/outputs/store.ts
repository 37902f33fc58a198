import { Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

const Pair = Type.Object({ unit: Type.String(), criterion: Type.String() })
const ReasonRow = Type.Interface([Pair], { reason: Type.String() })

/** Why points are as they are: what the council said last, else the lead. */
export function reasonsOf(db: Reader, round: string) {
  return db.many(
    ReasonRow,
    sql`select distinct on (unit_id, criterion) unit_id as unit, criterion, reason
        from assessment.step
        where round_id = ${round} and reason <> ''
          and (stage = 'council' or (stage = 'verdict' and part = 'lead'))
        order by unit_id, criterion, stage = 'council' desc, seq desc`,
  )
}

/** What was appealed in a round. */
export function appealedIn(db: Reader, round: string) {
  return db.many(
    Pair,
    sql`select distinct unit_id as unit, criterion from assessment.step
        where round_id = ${round} and stage = 'appeal'`,
  )
}

/** Where the lead and a co-verifying organisation gave the same claim different points. */
export function differedIn(db: Reader, round: string) {
  return db.many(
    Pair,
    sql`
    with claim as (
      select unit_id, criterion, max(seq) as seq from assessment.step
      where round_id = ${round} and stage = 'self' group by unit_id, criterion
    ), verdict as (
      select s.unit_id, s.criterion, s.part, s.points, s.applicable
      from assessment.step s
      join claim c on c.unit_id = s.unit_id and c.criterion = s.criterion and s.seq > c.seq
      where s.round_id = ${round} and s.stage = 'verdict'
    )
    select distinct a.unit_id as unit, a.criterion
    from verdict a
    join verdict b on b.unit_id = a.unit_id and b.criterion = a.criterion and b.part = 'co-verifier'
    where a.part = 'lead'
      and (a.points, a.applicable) is distinct from (b.points, b.applicable)`,
  )
}

const PublishedRow = Type.Object({
  id: Type.String(),
  publishedAt: Type.String(),
  sha256: Type.String(),
})

/** Published rounds, of one agency where it is named, the oldest data first. */
export function publishedRounds(db: Reader, unit: string | null) {
  return db.many(
    PublishedRow,
    sql`select r.id, p.published_at as "publishedAt", p.sha256
        from assessment.round r
        join lateral (
          select published_at, sha256 from assessment.publication
          where round_id = r.id order by number desc limit 1
        ) p on true
        where ${unit}::text is null
           or exists (select from assessment.participant a
                      where a.round_id = r.id and a.unit_id = ${unit})
        order by r.data_ends, r.id`,
  )
}
