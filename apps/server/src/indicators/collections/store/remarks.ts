import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const RemarkRow = Type.Object({
  id: Type.Integer(),
  unit: Type.String(),
  measure: Nullable(Type.String()),
  cut: Nullable(Type.String()),
  text: Type.String(),
  /** What a note is about. */
  value: Nullable(Type.Number()),
  status: Nullable(Type.String()),
  at: Type.String(),
  by: Type.String(),
})
export type RemarkRow = Static<typeof RemarkRow>

export interface NewRemark {
  readonly measure: string | null
  readonly cut: string | null
  readonly kind: "note" | "comment"
  readonly text: string
  readonly value?: number | null
  readonly status?: string | null
}

interface Said {
  readonly collection: string
  readonly unit: string
  readonly at: string
  readonly by: string
}

export async function addRemarks(
  tx: Writer,
  { collection, unit, at, by }: Said,
  remarks: readonly NewRemark[],
): Promise<void> {
  if (remarks.length === 0) return
  const rows = remarks.map((remark, i) => ({ ...remark, i }))
  await tx.run(sql`
    insert into indicators.collection_remark
      (collection, unit, measure, cut, kind, text, value, status, at, by)
    select ${collection}, ${unit}, n.measure, n.cut, n.kind, n.text, n.value, n.status,
           ${at}::timestamptz, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(i int, measure text, cut text,
      kind text, text text, value float8, status text)
    order by n.i`)
}

const columns = sql`id, unit, measure, cut, text, value, status, at, by`

const list = (texts: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb))`

/** The newest note of each cell of these reports. */
export function notesOf(db: Reader, id: string, units: readonly string[]): Promise<RemarkRow[]> {
  return db.many(
    RemarkRow,
    sql`select distinct on (unit, measure, cut) ${columns} from indicators.collection_remark
        where collection = ${id} and unit in ${list(units)} and kind = 'note'
        order by unit, measure, cut, id desc`,
  )
}

/** Comments, oldest first. */
export function commentsOf(db: Reader, id: string, unit: string): Promise<RemarkRow[]> {
  return db.many(
    RemarkRow,
    sql`select ${columns} from indicators.collection_remark
        where collection = ${id} and unit = ${unit} and kind = 'comment' order by id`,
  )
}
