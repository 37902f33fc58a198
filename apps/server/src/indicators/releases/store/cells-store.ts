import { type Static, Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { CELL_STATUSES, CellSource, CellStatus } from "../../cells/model.ts"
import { Period } from "../../model.ts"

const Text = Type.String()
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])
const codes = (measures: readonly string[]) =>
  sql`(select id from indicators.reporting where measure_code in
        (select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb)))`

const Waiting = Type.Object({ measure: Text, period: Text, count: Type.Integer() })

/** Values of the working layer of these measures within these periods. */
export function countWaiting(
  db: Reader,
  measures: readonly string[],
  periods: readonly Period[],
): Promise<Static<typeof Waiting>[]> {
  return db.many(
    Waiting,
    sql`select m.measure_code as measure, p.code as period, count(*)::int as count
        from indicators.cell
        join indicators.reporting m on m.id = cell.measure
        join indicators.period p on p.id = cell.period
        where cell.layer = 1 and cell.superseded_by is null and cell.measure in ${codes(measures)}
          and exists (
            select from jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as asked(starts date, ends date)
            where p.starts >= asked.starts and p.ends <= asked.ends)
        group by 1, 2 order by 1, 2`,
  )
}

const Said = Type.Object({ value: Nullable(Type.Number()), status: CellStatus })

/** A published cell that stood otherwise at one act than at a later one. */
export const CellChange = Type.Object({
  measure: Text,
  unit: Text,
  period: Period,
  cut: Text,
  earlier: Nullable(Said),
  later: Said,
  recordedAt: Text,
  recordedBy: Text,
  source: CellSource,
  place: Nullable(Text),
})
export type CellChange = Static<typeof CellChange>

const stoodAt = (batch: number) =>
  sql`layer = 0 and batch <= ${batch} and (superseded_by is null or superseded_by > ${batch})`
const statusOf = (text: "was" | "now") =>
  text === "was"
    ? sql`${JSON.stringify(CELL_STATUSES)}::jsonb ->> was.status::int`
    : sql`${JSON.stringify(CELL_STATUSES)}::jsonb ->> now.status::int`

/**
 * What changed in the published values of some measures from one act to a later one, by measure,
 * unit, period and cut. Who and from where is told of the act in which the value was entered.
 */
export function changedCells(
  db: Reader,
  measures: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<CellChange[]> {
  return db.many(
    CellChange,
    sql`
    with now as (select * from indicators.cell
                 where ${stoodAt(to)} and batch > ${from} and measure in ${codes(measures)}),
         was as (select * from indicators.cell
                 where ${stoodAt(from)} and measure in ${codes(measures)})
    select m.measure_code as measure, u.unit_id as unit, k.key as cut,
           jsonb_build_object('code', p.code, 'kind', p.kind,
                              'starts', p.starts::text, 'ends', p.ends::text) as period,
           case when was.batch is not null then
             jsonb_build_object('value', was.value, 'status', ${statusOf("was")}) end as earlier,
           jsonb_build_object('value', now.value, 'status', ${statusOf("now")}) as later,
           entered.recorded_at as "recordedAt", entered.recorded_by as "recordedBy",
           entered.source, now.place
    from now
    left join was on (was.measure, was.period, was.cut, was.unit)
      = (now.measure, now.period, now.cut, now.unit)
    join indicators.reporting m on m.id = now.measure
    join indicators.reporter u on u.id = now.unit
    join indicators.cut k on k.id = now.cut
    join indicators.period p on p.id = now.period
    join indicators.cell_batch entered on entered.id = coalesce(now.origin, now.batch)
    where was.batch is null or (was.value, was.status) is distinct from (now.value, now.status)
    order by 1, 2, p.starts, p.ends, 3`,
  )
}
