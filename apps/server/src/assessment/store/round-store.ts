import { Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import {
  Participant,
  Round,
  type RoundCalendar,
  type RoundDraft,
  type RoundState,
} from "../model.ts"

const rounds = sql`
  select r.id, r.title, r.kind, r.index_id as "indexId", r.index_version as "indexVersion", r.lead,
         r.council, r.calendar, r.rules, r.co_verifiers as "coVerifiers", r.previous, r.state,
         r.recorded_at as "recordedAt",
         (select count(*)::int from assessment.participant p where p.round_id = r.id) as participants,
         (select count(*)::int from assessment.participant p
          where p.round_id = r.id and p.submitted_at is not null) as submitted
  from assessment.round r`

export function listRounds(db: Reader): Promise<Round[]> {
  return db.many(Round, sql`${rounds} order by r.data_ends desc, r.id`)
}

export function readRound(db: Reader, id: string): Promise<Round | null> {
  return db.one(Round, sql`${rounds} where r.id = ${id}`)
}

/** The state of a round, held until the transaction ends: publication waits for what is written. */
export async function holdRound(
  tx: Writer,
  id: string,
  mode: "share" | "update",
): Promise<RoundState | null> {
  const lock = mode === "share" ? sql`for share` : sql`for update`
  const [state] = await tx.column(
    Round.properties.state,
    sql`select state from assessment.round where id = ${id} ${lock}`,
  )
  return state ?? null
}

interface NewRound {
  readonly draft: RoundDraft
  readonly indexVersion: number
  readonly names: ReadonlyMap<string, string>
  readonly at: string
  readonly by: string
}

export async function addRound(tx: Writer, { draft, indexVersion, names, at, by }: NewRound) {
  const { id, title, kind, indexId, lead, council, calendar, rules, coVerifiers, previous } = draft
  await tx.run(sql`
    insert into assessment.round
      (id, title, kind, index_id, index_version, lead, council, data_starts, data_ends, calendar,
       rules, co_verifiers, previous, state, recorded_at, recorded_by)
    values (${id}, ${title}, ${kind}, ${indexId}, ${indexVersion}, ${lead}, ${council},
            ${calendar.dataStarts}, ${calendar.dataEnds}, ${JSON.stringify(calendar)}::jsonb,
            ${JSON.stringify(rules)}::jsonb, ${JSON.stringify(coVerifiers)}::jsonb, ${previous},
            'prepared', ${at}, ${by})`)
  const rows = draft.participants.map(({ unit, group }) => ({
    unit,
    group,
    name: names.get(unit) ?? unit,
  }))
  await tx.run(sql`
    insert into assessment.participant (round_id, unit_id, name, peer_group)
    select ${id}, p.unit, p.name, p."group"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(unit text, name text, "group" text)`)
}

export async function setState(tx: Writer, id: string, state: RoundState): Promise<void> {
  await tx.run(sql`
    update assessment.round set state = ${state}, version = version + 1 where id = ${id}`)
}

const participants = sql`
  select unit_id as unit, name, peer_group as "group", submitted_at as "submittedAt",
         extended_to as "extendedTo"
  from assessment.participant`

export function listParticipants(db: Reader, round: string): Promise<Participant[]> {
  return db.many(
    Participant,
    sql`${participants} where round_id = ${round} order by peer_group, unit_id`,
  )
}

export function readParticipant(
  db: Reader,
  round: string,
  unit: string,
): Promise<Participant | null> {
  return db.one(Participant, sql`${participants} where round_id = ${round} and unit_id = ${unit}`)
}

export async function setSubmitted(
  tx: Writer,
  round: string,
  unit: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx.run(sql`
    update assessment.participant set submitted_at = ${at}, submitted_by = ${by}
    where round_id = ${round} and unit_id = ${unit}`)
}

export async function setExtended(
  tx: Writer,
  round: string,
  unit: string,
  { until, reason }: { readonly until: string; readonly reason: string },
): Promise<void> {
  await tx.run(sql`
    update assessment.participant set extended_to = ${until}, extended_reason = ${reason}
    where round_id = ${round} and unit_id = ${unit}`)
}

const Extension = Type.Object({ unit: Type.String(), reason: Type.String() })

/** Why agencies were given more time. */
export async function extensionReasons(db: Reader, round: string): Promise<Map<string, string>> {
  const rows = await db.many(
    Extension,
    sql`select unit_id as unit, extended_reason as reason from assessment.participant
        where round_id = ${round} and extended_to is not null`,
  )
  return new Map(rows.map(({ unit, reason }) => [unit, reason]))
}

export async function setCalendar(tx: Writer, id: string, calendar: RoundCalendar): Promise<void> {
  await tx.run(sql`
    update assessment.round
    set calendar = ${JSON.stringify(calendar)}::jsonb, data_starts = ${calendar.dataStarts},
        data_ends = ${calendar.dataEnds}, version = version + 1
    where id = ${id}`)
}

/** Whether figures, notices or a later round hang on a round that was not opened. */
export async function hangsOn(db: Reader, id: string): Promise<boolean> {
  const [used] = await db.column(
    Type.Boolean(),
    sql`select exists (select from assessment.figure where round_id = ${id})
            or exists (select from assessment.reminder where round_id = ${id})
            or exists (select from assessment.round where previous = ${id})`,
  )
  return used === true
}

/** Drops a round that was not opened, with its participants. */
export async function dropRound(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`delete from assessment.participant where round_id = ${id}`)
  await tx.run(sql`delete from assessment.round where id = ${id} and state = 'prepared'`)
}
