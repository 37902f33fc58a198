import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { CellsChosen } from "./chosen.ts"

const Locked = Type.Object({
  measure: Type.String(),
  unit: Type.String(),
  period: Type.String(),
  reason: Type.String(),
})

/** Cells that must not change: a measure of a unit in a period, in all its cuts. */
export type CellsLocked = CellsChosen & { readonly reason: string }

const keysOf = ({ measures, units, periods }: CellsChosen) => sql`
  from jsonb_array_elements_text(${JSON.stringify(units)}::jsonb) u(unit),
       jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb) m(measure),
       jsonb_array_elements_text(${JSON.stringify(periods)}::jsonb) p(period)`

/** Refuses changes of these cells, for one reason among perhaps several. */
export async function lockCells(tx: Writer, cells: CellsLocked): Promise<void> {
  await tx.run(sql`
    insert into indicators.cell_lock (unit, measure, period, reason)
    select u.unit, m.measure, p.period, ${cells.reason}::text ${keysOf(cells)}
    on conflict do nothing`)
}

/** Lets go of cells that were locked for this reason. */
export async function unlockCells(tx: Writer, cells: CellsLocked): Promise<void> {
  await tx.run(sql`
    delete from indicators.cell_lock locked
    using (select u.unit, m.measure, p.period ${keysOf(cells)}) k
    where (locked.unit, locked.measure, locked.period) = (k.unit, k.measure, k.period)
      and locked.reason = ${cells.reason}`)
}

interface Key {
  readonly measure: string
  readonly unit: string
  readonly period: string
}

/** Which of these are locked, with one reason each. */
export function locksOn(db: Reader, keys: readonly Key[]) {
  return db.many(
    Locked,
    sql`select distinct on (measure, unit, period) measure, unit, period, l.reason
        from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(measure text, unit text, period text)
        join indicators.cell_lock l using (measure, unit, period)
        order by measure, unit, period, l.reason`,
  )
}

/** Which of the working cells chosen are locked. */
export function locksAmong(db: Reader, cells: CellsChosen) {
  return db.many(
    Locked,
    sql`select distinct on (measure, unit, period) l.measure, l.unit, l.period, l.reason
        from (select u.unit, m.measure, p.period ${keysOf(cells)}) k
        join indicators.cell_lock l using (unit, measure, period)
        order by measure, unit, period, l.reason`,
  )
}
