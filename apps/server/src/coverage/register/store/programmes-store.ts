import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { GapProgramme } from "../model.ts"

const {
  shipped: _shipped,
  gaps: _gaps,
  code: _code,
  version: _version,
  ...definition
} = GapProgramme.properties
const Definition = Type.Object(definition)

const Row = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  definition: Definition,
})
export type ProgrammeRow = Static<typeof Row>

/** Every version of every programme, in order. */
export function readProgrammes(db: Reader): Promise<readonly ProgrammeRow[]> {
  return untilCommit(db, "coverage.gap_programmes", () =>
    db.many(
      Row,
      sql`select code, version, definition from coverage.gap_programme order by code, version`,
    ),
  )
}

interface Act {
  readonly by: string
  readonly at: string
}

/** Lets one writer of programmes and lists work at a time. */
export async function lockProgrammes(tx: Writer): Promise<void> {
  await tx.run(sql`lock table coverage.gap_programme in share row exclusive mode`)
}

export async function addProgramme(
  tx: Writer,
  { code, version, definition: told }: ProgrammeRow,
  { by, at }: Act,
): Promise<void> {
  await tx.run(sql`
    insert into coverage.gap_programme (code, version, unit, since, definition, actor, at)
    values (${code}, ${version}, ${told.unit}, ${told.since}::date, ${JSON.stringify(told)}::jsonb,
      ${by}, ${at}::timestamptz)`)
}

interface NewMember {
  readonly gap: string
  readonly programme: string
  readonly listed: boolean
  readonly number: string | null
  readonly day: string
}

export async function addMembers(
  tx: Writer,
  members: readonly NewMember[],
  { by, at }: Act,
): Promise<void> {
  if (members.length === 0) return
  await tx.run(sql`
    insert into coverage.gap_member (gap, programme, listed, number, day, actor, at)
    select m.gap, m.programme, m.listed, m.number, m.day, ${by}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as m(
      gap text, programme text, listed boolean, number text, day date)`)
}
