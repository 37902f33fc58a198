import { Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { rawSql, sql } from "../../platform/sql.ts"
import { Period } from "../model.ts"
import type { Slices } from "./slices.ts"

/** Cells of one measure, cut and period, packed: unit (4 bytes), status (2), value (8), big-endian. */
const Packed = Type.Object({
  measure: Type.String(),
  cut: Type.String(),
  period: Period,
  cells: Type.Unsafe<Uint8Array>(Type.Any()),
})
const CELL = 14
const Reporter = Type.Object({ id: Type.Integer(), unit: Type.String() })

const packed = sql`
  select m.measure_code as measure, k.key as cut,
         jsonb_build_object('code', p.code, 'kind', p.kind,
                            'starts', p.starts::text, 'ends', p.ends::text) as period, c.cells
  from (
    select measure, cut, period,
           string_agg(int4send(unit) || int2send(status) || float8send(coalesce(value, 'NaN')), ''::bytea)
             as cells
    from indicators.cell`
const named = sql`
    group by measure, cut, period
  ) c
  join indicators.reporting m on m.id = c.measure
  join indicators.cut k on k.id = c.cut
  join indicators.period p on p.id = c.period`

/** The cells that stand now, a measure at a time, so that millions pass through little memory. */
export async function loadStanding(db: Reader, slices: Slices): Promise<void> {
  const ids = await db.column(Type.Integer(), sql`select id from indicators.reporting order by id`)
  const units = await reporters(db)
  for (const id of ids) {
    const rows = await db.many(
      Packed,
      sql`${packed} where superseded_by is null and measure = ${id} ${named}`,
    )
    for (const row of rows) unpack(row, units, slices)
  }
}

/** The cells of these measures as they stood once an act was recorded. */
export async function loadAsOf(
  db: Reader,
  measures: readonly string[],
  batch: number,
  slices: Slices,
): Promise<void> {
  const units = await reporters(db)
  const rows = await db.many(
    Packed,
    sql`${packed}
        where batch <= ${batch} and (superseded_by is null or superseded_by > ${batch})
          and measure in (select id from indicators.reporting where measure_code in
            (select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb)))
        ${named}`,
  )
  for (const row of rows) unpack(row, units, slices)
}

/** What was recorded after an act, in the order recorded; the newest act. */
export async function loadAfter(db: Reader, batch: number, slices: Slices): Promise<number> {
  const newer = await db.column(
    Type.Integer(),
    sql`select id::int from indicators.cell_batch where id > ${batch} order by id`,
  )
  if (newer.length === 0) return batch
  const units = await reporters(db)
  for (const one of newer) {
    const rows = await db.many(Packed, sql`${packed} where batch = ${one} ${named}`)
    for (const row of rows) unpack(row, units, slices)
  }
  return newer.at(-1) ?? batch
}

async function reporters(db: Reader): Promise<Map<number, string>> {
  const rows = await db.many(
    Reporter,
    rawSql("select id, unit_id as unit from indicators.reporter"),
  )
  return new Map(rows.map(({ id, unit }) => [id, unit]))
}

function unpack(
  {
    measure,
    cut,
    period,
    cells,
  }: { measure: string; cut: string; period: Period; cells: Uint8Array },
  units: ReadonlyMap<number, string>,
  slices: Slices,
): void {
  const view = new DataView(cells.buffer, cells.byteOffset, cells.byteLength)
  for (let at = 0; at < cells.byteLength; at += CELL) {
    const unit = slices.numberOf(units.get(view.getInt32(at)) ?? "")
    const slice = slices.writable(measure, cut, period, unit)
    slice.statuses[unit] = view.getInt16(at + 4)
    slice.values[unit] = view.getFloat64(at + 6)
  }
}
