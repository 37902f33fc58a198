import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { type CellsChosen, chosen } from "./chosen.ts"

const sameCell = sql`
  (published.measure, published.period, published.cut, published.unit)
    = (cell.measure, cell.period, cell.cut, cell.unit)`
const isWorking = sql`cell.superseded_by is null and cell.layer = 1`
const isPublished = sql`published.superseded_by is null and published.layer = 0`

export interface Moved {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** How many working cells are chosen. */
export async function countWorking(db: Reader, asked: CellsChosen): Promise<number> {
  const [count] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from indicators.cell where ${isWorking} and ${chosen(asked)}`,
  )
  return count ?? 0
}

/**
 * Moves working cells to the published layer: an act that adds versions there and closes those in
 * the working layer. What says the same as what is published only leaves the working layer.
 */
export async function publishWorking(
  tx: Writer,
  asked: CellsChosen,
  batch: number,
): Promise<Moved> {
  const changed = await tx.run(sql`
    update indicators.cell published set superseded_by = ${batch}
    from indicators.cell
    where ${sameCell} and ${isPublished} and ${isWorking} and ${chosen(asked)}
      and (published.value, published.status) is distinct from (cell.value, cell.status)`)
  const put = await tx.run(sql`
    insert into indicators.cell
      (batch, unit, cut, measure, period, status, value, place, written, layer, origin)
    select ${batch}::bigint, unit, cut, measure, period, status, value, place, written, 0, batch
    from indicators.cell
    where ${isWorking} and ${chosen(asked)}
      and not exists (select from indicators.cell published where ${sameCell} and ${isPublished})`)
  const left = await closeWorking(tx, asked, batch)
  return { added: put - changed, changed, same: left - put }
}

/** Takes working cells out of their layer; how many. */
export function closeWorking(tx: Writer, asked: CellsChosen, batch: number): Promise<number> {
  return tx.run(sql`
    update indicators.cell set superseded_by = ${batch} where ${isWorking} and ${chosen(asked)}`)
}

/** Who entered or changed the working cells chosen since each was last published. */
export function enteredBy(db: Reader, asked: CellsChosen): Promise<string[]> {
  return db.column(
    Type.String(),
    sql`select distinct b.recorded_by
        from indicators.cell
        join indicators.cell entered
          on (entered.measure, entered.period, entered.cut, entered.unit)
            = (cell.measure, cell.period, cell.cut, cell.unit) and entered.layer = 1
        join indicators.cell_batch b on b.id = entered.batch
        where ${isWorking} and ${chosen(asked)}
          and entered.batch > coalesce((
            select published.batch from indicators.cell published
            where ${sameCell} and ${isPublished}), 0)
        order by 1`,
  )
}

/** The units of the working cells chosen. */
export function workingUnits(db: Reader, asked: CellsChosen): Promise<string[]> {
  return db.column(
    Type.String(),
    sql`select distinct u.unit_id from indicators.cell
        join indicators.reporter u on u.id = cell.unit
        where ${isWorking} and ${chosen(asked)} order by 1`,
  )
}
