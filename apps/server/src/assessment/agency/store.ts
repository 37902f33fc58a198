import { Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"

/** A criterion that somebody confirms besides the lead: in no agency's case the agency itself. */
interface Confirmed {
  readonly code: string
  readonly by: string
}

interface Verifiers {
  readonly round: string
  readonly lead: string
  readonly confirmed: readonly Confirmed[]
}

const Waiting = Type.Object({
  organisation: Type.String(),
  criterion: Type.String(),
  agencies: Type.Integer(),
  points: Type.Number(),
})

/**
 * Criteria of all agencies whose newest claim has no verdict of the lead, or of whoever confirms
 * the figure: how many agencies, and how many points they claim. Nobody verifies themselves.
 */
export function waitingForVerdict(db: Reader, { round, lead, confirmed }: Verifiers) {
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
    select organisation, criterion, count(*)::int as agencies, sum(points)::float8 as points
    from (
      select ${lead} as organisation, criterion, points from claimed
      where coalesce(lead, 0) < claim and unit_id <> ${lead}
      union all
      select c.by, n.criterion, n.points
      from claimed n
      join jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb) as c(code text, by text)
        on c.code = n.criterion and c.by <> n.unit_id
      where coalesce(n.second, 0) < n.claim
    ) as waiting
    group by organisation, criterion`,
  )
}

const Contested = Type.Object({
  appealed: Type.Integer(),
  /** Criteria of the lead's own sheet, that nobody but the council may judge. */
  own: Type.Integer(),
  disputed: Type.Integer(),
  agencies: Type.Integer(),
  points: Type.Number(),
})

/**
 * What waits for the council: appeals since the last word, figures on whose points the lead and
 * whoever confirms them differ, and the sheet of the lead itself once it is firm; with the points
 * that hang on it.
 */
export function waitingForCouncil(
  db: Reader,
  { round, lead, confirmed, leadFirm }: Verifiers & { readonly leadFirm: boolean },
) {
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
             l.council is null and l.claim > 0 and exists (
                 select from jsonb_to_recordset(${JSON.stringify(confirmed)}::jsonb)
                   as c(code text, by text)
                 where c.code = l.criterion and c.by <> l.unit_id)
               and (f.points, f.applicable) is distinct from (s.points, s.applicable)
               and l.lead is not null and l.second is not null as disputed,
             l.council is null and l.claim > 0 and l.unit_id = ${lead} and ${leadFirm} as own,
             case when l.unit_id = ${lead} and l.second is null then m.points else s.points end
               as other
      from live l
      left join assessment.step a on a.seq = l.appeal
      left join assessment.step f on f.seq = coalesce(l.council, l.lead)
      left join assessment.step s on s.seq = l.second
      left join assessment.step m on m.seq = l.claim
    )
    select count(*) filter (where appealed)::int as appealed,
           count(*) filter (where disputed and appealed is not true)::int as disputed,
           count(*) filter (where own and appealed is not true and disputed is not true)::int as own,
           count(distinct unit_id) filter (where appealed or disputed or own)::int as agencies,
           coalesce(sum(abs(coalesce(case when appealed then asked else other end, 0)
                            - coalesce(stands, 0))) filter (where appealed or disputed or own), 0)::float8
             as points
    from told`,
  )
}
