import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { Dispute, type DisputeDraft, FigureOrigin } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const Sourced = Type.Object({
  unit: Type.String(),
  criterion: Type.String(),
  name: Type.String(),
  value: Nullable(Type.Number()),
  source: FigureOrigin,
  at: Type.String(),
})

/** The figures that stand in a round, each with where it comes from; of one agency where named. */
export function sourcedFigures(db: Reader, round: string, unit: string | null) {
  return db.many(
    Sourced,
    sql`select distinct on (unit_id, criterion, name) unit_id as unit, criterion, name, value,
               source, recorded_at as at
        from assessment.figure
        where round_id = ${round} and (${unit}::text is null or unit_id = ${unit})
        order by unit_id, criterion, name, seq desc`,
  )
}

const disputes = sql`
  select d.id, d.unit_id as unit, d.criterion, d.name, d.given, d.value, d.reason,
         d.recorded_at as at,
         case when a.dispute_id is not null then jsonb_build_object(
           'accepted', a.accepted, 'reason', a.reason,
           'at', to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
         end as answer
  from assessment.dispute d left join assessment.dispute_answer a on a.dispute_id = d.id`

/** What agencies say of the figures they were given, in the order said; of one agency where named. */
export function disputesOf(db: Reader, round: string, unit: string | null): Promise<Dispute[]> {
  return db.many(
    Dispute,
    sql`${disputes} where d.round_id = ${round}
          and (${unit}::text is null or d.unit_id = ${unit}) order by d.id`,
  )
}

export function disputeById(db: Reader, round: string, id: number): Promise<Dispute | null> {
  return db.one(Dispute, sql`${disputes} where d.round_id = ${round} and d.id = ${id}`)
}

/** How many disputes of a round nobody has answered. */
export async function openDisputes(db: Reader, round: string): Promise<number> {
  const [count] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from assessment.dispute d
        where d.round_id = ${round}
          and not exists (select from assessment.dispute_answer a where a.dispute_id = d.id)`,
  )
  return count ?? 0
}

interface Act {
  readonly at: string
  readonly by: string
}

export async function addDispute(
  tx: Writer,
  key: { readonly round: string; readonly unit: string; readonly given: number | null },
  { criterion, name, value, reason }: DisputeDraft,
  { at, by }: Act,
): Promise<number> {
  const [id] = await tx.column(
    Type.Integer(),
    sql`insert into assessment.dispute (round_id, unit_id, criterion, name, given, value, reason,
                                        recorded_at, recorded_by)
        values (${key.round}, ${key.unit}, ${criterion}, ${name}, ${key.given}, ${value}, ${reason},
                ${at}, ${by}) returning id`,
  )
  return id ?? 0
}

export async function addDisputeAnswer(
  tx: Writer,
  id: number,
  { accepted, reason }: { readonly accepted: boolean; readonly reason: string },
  { at, by }: Act,
): Promise<void> {
  await tx.run(sql`
    insert into assessment.dispute_answer (dispute_id, accepted, reason, recorded_at, recorded_by)
    values (${id}, ${accepted}, ${reason}, ${at}, ${by})`)
}
