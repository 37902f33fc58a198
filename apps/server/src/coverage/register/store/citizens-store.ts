import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])
const Row = Type.Object({
  code: Type.String(),
  gap: Type.String(),
  day: Type.String(),
  technology: Type.String(),
  operator: OrNull,
  latitude: Type.Number(),
  longitude: Type.Number(),
  village: OrNull,
  words: OrNull,
})
type Row = Static<typeof Row>

const columns = sql`code, gap, day, technology, operator, latitude, longitude, village, words`

export const reportsOf = (db: Reader, gap: string): Promise<Row[]> =>
  db.many(
    Row,
    sql`select ${columns} from coverage.citizen_report where gap = ${gap} order by at, code`,
  )

export const findReport = (db: Reader, code: string): Promise<Row | null> =>
  db.one(Row, sql`select ${columns} from coverage.citizen_report where code = ${code}`)

/** How many were told on a day. */
export async function reportsOn(db: Reader, day: string): Promise<number> {
  const [count = 0] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from coverage.citizen_report where day = ${day}::date`,
  )
  return count
}

export async function addReport(tx: Writer, row: Row, at: string): Promise<void> {
  await tx.run(sql`
    insert into coverage.citizen_report (${columns}, at)
    select ${columns}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify([row])}::jsonb) as r(
      code text, gap text, day date, technology text, operator text, latitude float8,
      longitude float8, village text, words text)`)
}
