import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { type Sql, sql } from "../../platform/sql.ts"
import { FigureOrigin, Participant } from "../model.ts"
import { stepColumns, StepRow, type StoredStep } from "./score-store.ts"

/** A criterion of an agency. */
export interface Place {
  readonly unit: string
  readonly criterion: string
}

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const among = (places: readonly Place[]): Sql =>
  sql`(select distinct p.unit, p.criterion
       from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(unit text, criterion text))`

/** Everything said of some criteria, in the order said. */
export function stepsAt(
  db: Reader,
  round: string,
  places: readonly Place[],
): Promise<StoredStep[]> {
  return db.many(
    StepRow,
    sql`select ${stepColumns} from ${among(places)} p
        join assessment.step s on s.round_id = ${round} and s.unit_id = p.unit
          and s.criterion = p.criterion
        order by s.seq`,
  )
}

/** Everything said of criteria that the council may have to decide. */
export function contestedSteps(db: Reader, round: string, lead: string): Promise<StoredStep[]> {
  return db.many(
    StepRow,
    sql`with contested as (
          select distinct unit_id, criterion from assessment.step
          where round_id = ${round}
            and (stage in ('appeal', 'council') or part = 'co-verifier' or unit_id = ${lead})
        )
        select ${stepColumns} from contested c
        join assessment.step s on s.round_id = ${round} and s.unit_id = c.unit_id
          and s.criterion = c.criterion
        order by s.seq`,
  )
}

const SourcedFigure = Type.Object({
  unit: Type.String(),
  criterion: Type.String(),
  name: Type.String(),
  value: Nullable(Type.Number()),
  source: FigureOrigin,
})
export interface SourcedFigure extends Place {
  readonly name: string
  readonly value: number | null
  readonly source: FigureOrigin
}

/** The figures that stand for some criteria, each with where it is from. */
export function figuresAt(
  db: Reader,
  round: string,
  places: readonly Place[],
): Promise<SourcedFigure[]> {
  return db.many(
    SourcedFigure,
    sql`select distinct on (f.unit_id, f.criterion, f.name)
               f.unit_id as unit, f.criterion, f.name, f.value, f.source
        from ${among(places)} p
        join assessment.figure f on f.round_id = ${round} and f.unit_id = p.unit
          and f.criterion = p.criterion
        order by f.unit_id, f.criterion, f.name, f.seq desc`,
  )
}

/** Reasons that one person gave for other points, the latest first, each once. */
export function ownReasons(db: Reader, person: string, limit: number): Promise<string[]> {
  return db.column(
    Type.String(),
    sql`select reason from assessment.step
        where recorded_by = ${person} and stage in ('verdict', 'council') and reason <> ''
        group by reason order by max(seq) desc limit ${limit}`,
  )
}

const Met = Type.Object({ unit: Type.String(), spoke: Type.Boolean(), verified: Type.Boolean() })

/** For which agencies of a round a person spoke, and on which they gave a verdict. */
export function meetingsOf(
  db: Reader,
  round: string,
  person: string,
): Promise<{ unit: string; spoke: boolean; verified: boolean }[]> {
  return db.many(
    Met,
    sql`select unit, bool_or(spoke) as spoke, bool_or(verified) as verified
        from (
          select unit_id as unit, part = 'agency' as spoke, stage = 'verdict' as verified
          from assessment.step where round_id = ${round} and recorded_by = ${person}
          union all
          select unit_id, true, false from assessment.participant
          where round_id = ${round} and submitted_by = ${person}
        ) met
        group by unit`,
  )
}

const MetOne = Type.Object({ spoke: Type.Boolean(), verified: Type.Boolean() })

/** Whether a person spoke for an agency of a round, and whether they gave a verdict on it. */
export async function metAgency(
  db: Reader,
  round: string,
  unit: string,
  person: string,
): Promise<{ spoke: boolean; verified: boolean }> {
  const met = await db.one(
    MetOne,
    sql`select coalesce(bool_or(part = 'agency'), false)
                 or exists (select from assessment.participant where round_id = ${round}
                            and unit_id = ${unit} and submitted_by = ${person}) as spoke,
               coalesce(bool_or(stage = 'verdict'), false) as verified
        from assessment.step
        where recorded_by = ${person} and round_id = ${round} and unit_id = ${unit}`,
  )
  return met ?? { spoke: false, verified: false }
}

/** An agency of a round, held until the transaction ends. */
export function holdParticipant(
  tx: Writer,
  round: string,
  unit: string,
): Promise<Participant | null> {
  return tx.one(
    Participant,
    sql`select unit_id as unit, name, peer_group as "group", submitted_at as "submittedAt",
               extended_to as "extendedTo"
        from assessment.participant where round_id = ${round} and unit_id = ${unit} for update`,
  )
}

/** Everything said of one criterion by all agencies of a round and about them. */
export function stepsOfCriterion(
  db: Reader,
  round: string,
  criterion: string,
): Promise<StoredStep[]> {
  return db.many(
    StepRow,
    sql`select ${stepColumns} from assessment.step s
        where s.round_id = ${round} and s.criterion = ${criterion} order by s.seq`,
  )
}
