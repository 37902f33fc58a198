import { Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

const Waiting = Type.Object({
  part: Type.Unsafe<"lead" | "co-verifier">(Type.Enum(["lead", "co-verifier"])),
  criterion: Type.String(),
  agencies: Type.Integer(),
  points: Type.Number(),
})

/**
 * Criteria of all agencies whose newest claim has no verdict of the lead, or of whoever confirms
 * the figure: how many agencies, and how many points they claim.
 */
export function waitingForVerdict(db: Reader, round: string) {
  return db.many(
    Waiting,
    sql`
    with newest as (
      select unit_id, criterion,
             max(seq) filter (where stage = 'self') as claim,
             max(seq) filter (where stage = 'verdict' and part = 'lead') as lead,
             max(seq) filter (where stage = 'verdict' and part = 'co-verifier') as second
      from assessment.step where round_id = ${round}
      group by unit_id, criterion
    ), claimed as (
      select n.*, coalesce(s.points, 0) as points
      from newest n
      join assessment.step s on s.seq = n.claim
      join assessment.participant p
        on p.round_id = ${round} and p.unit_id = n.unit_id and p.submitted_at is not null
    )
    select part, criterion, count(*)::int as agencies, sum(points)::float8 as points
    from (
      select 'lead' as part, criterion, points from claimed where coalesce(lead, 0) < claim
      union all
      select 'co-verifier', criterion, points from claimed where coalesce(second, 0) < claim
    ) as waiting
    group by part, criterion`,
  )
}

const Contested = Type.Object({
  appealed: Type.Integer(),
  disputed: Type.Integer(),
  agencies: Type.Integer(),
  points: Type.Number(),
})

/**
 * What waits for the council: appeals since the last word, and figures on whose points the lead and
 * whoever confirms them differ; with the points that hang on it.
 */
export function waitingForCouncil(db: Reader, round: string, confirmed: readonly string[]) {
  return db.one(
    Contested,
    sql`
    with newest as (
      select unit_id, criterion,
             coalesce(max(seq) filter (where stage = 'self'), 0) as claim,
             max(seq) filter (where stage = 'verdict' and part = 'lead') as lead,
             max(seq) filter (where stage = 'verdict' and part = 'co-verifier') as second,
             max(seq) filter (where stage = 'council') as council,
             max(seq) filter (where stage = 'appeal') as appeal
      from assessment.step where round_id = ${round}
      group by unit_id, criterion
    ), live as (
      select unit_id, criterion, claim,
             case when lead > claim then lead end as lead,
             case when second > claim then second end as second,
             case when council > claim then council end as council,
             appeal
      from newest
    ), told as (
      select l.unit_id, l.appeal > coalesce(l.council, l.lead, l.claim) as appealed,
             a.points as asked, f.points as stands,
             l.council is null and l.claim > 0 and l.criterion = any(${[...confirmed]}::text[])
               and (f.points, f.applicable) is distinct from (s.points, s.applicable)
               and l.lead is not null and l.second is not null as disputed,
             s.points as other
      from live l
      left join assessment.step a on a.seq = l.appeal
      left join assessment.step f on f.seq = coalesce(l.council, l.lead)
      left join assessment.step s on s.seq = l.second
    )
    select count(*) filter (where appealed)::int as appealed,
           count(*) filter (where disputed and appealed is not true)::int as disputed,
           count(distinct unit_id) filter (where appealed or disputed)::int as agencies,
           coalesce(sum(abs(coalesce(case when appealed then asked else other end, 0)
                            - coalesce(stands, 0))) filter (where appealed or disputed), 0)::float8
             as points
    from told`,
  )
}
