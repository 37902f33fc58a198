import { type Static, Type } from "typebox"
import type { Reader } from "../../platform/database.ts"
import { type Sql, sql } from "../../platform/sql.ts"
import { Period } from "../model.ts"
import type { Slices } from "./slices.ts"
import type { WorkingCells } from "./working-cells.ts"

/** Cells of one measure, cut and period, packed: unit (4 bytes), status (2), value (8), big-endian. */
const Packed = Type.Object({
  /** The act that recorded or closed them. */
  act: Type.Integer(),
  layer: Type.Integer(),
  measure: Type.String(),
  cut: Type.String(),
  period: Period,
  cells: Type.Unsafe<Uint8Array>(Type.Any()),
})
type Packed = Static<typeof Packed>
const CELL = 14
const Reporter = Type.Object({ id: Type.Integer(), unit: Type.String() })

/** Both layers of cells in memory. */
export interface Layers {
  readonly published: Slices
  readonly working: WorkingCells
  /** The units that cells name by a number; the database only adds to them. */
  readonly reporters: Map<number, string>
}

const packed = (act: Sql, where: Sql): Sql => sql`
  select c.act::int as act, c.layer, m.measure_code as measure, k.key as cut,
         jsonb_build_object('code', p.code, 'kind', p.kind,
                            'starts', p.starts::text, 'ends', p.ends::text) as period, c.cells
  from (
    select ${act} as act, layer, measure, cut, period,
           string_agg(int4send(unit) || int2send(status) || float8send(coalesce(value, 'NaN')), ''::bytea)
             as cells
    from indicators.cell
    where ${where}
    group by 1, layer, measure, cut, period
  ) c
  join indicators.reporting m on m.id = c.measure
  join indicators.cut k on k.id = c.cut
  join indicators.period p on p.id = c.period
  order by c.act`

/** The cells that stand now, a measure at a time, so that millions pass through little memory. */
export async function loadStanding(db: Reader, layers: Layers): Promise<void> {
  const ids = await db.column(Type.Integer(), sql`select id from indicators.reporting order by id`)
  await nameReporters(db, layers)
  const read = async (where: Sql) => {
    for (const row of await db.many(Packed, packed(sql`0`, where))) add(row, layers)
  }
  for (const id of ids) {
    await read(sql`superseded_by is null and layer = 0 and measure = ${id}`)
  }
  await read(sql`superseded_by is null and layer = 1`)
}

/** The cells of these measures as they stood once an act was recorded. */
export async function loadAsOf(
  db: Reader,
  measures: readonly string[],
  batch: number,
  layers: Layers,
): Promise<void> {
  await nameReporters(db, layers)
  const rows = await db.many(
    Packed,
    packed(
      sql`0`,
      sql`batch <= ${batch} and (superseded_by is null or superseded_by > ${batch})
          and measure in (select id from indicators.reporting where measure_code in
            (select jsonb_array_elements_text(${JSON.stringify(measures)}::jsonb)))`,
    ),
  )
  for (const row of rows) add(row, layers)
}

/** What was recorded after an act, in the order recorded; the newest act. */
export async function loadAfter(db: Reader, batch: number, layers: Layers): Promise<number> {
  const [newest] = await db.column(
    Type.Integer(),
    sql`select coalesce(max(id), 0)::int from indicators.cell_batch where id > ${batch}`,
  )
  if (newest === undefined || newest === 0) return batch
  const within = (act: Sql) => sql`${act} > ${batch} and ${act} <= ${newest}`
  const left = await db.many(
    Packed,
    packed(sql`superseded_by`, sql`layer = 1 and ${within(sql`superseded_by`)}`),
  )
  const came = await db.many(Packed, packed(sql`batch`, within(sql`batch`)))
  await nameReporters(db, layers)
  // Read in full first: whoever asks in between sees all of an act or nothing.
  let at = 0
  for (const row of came) {
    for (; (left[at]?.act ?? Infinity) <= row.act; at++) remove(left[at], layers)
    add(row, layers)
  }
  for (; at < left.length; at++) remove(left[at], layers)
  return newest
}

async function nameReporters(db: Reader, { reporters }: Layers): Promise<void> {
  const rows = await db.many(
    Reporter,
    sql`select id, unit_id as unit from indicators.reporter where id > ${reporters.size}`,
  )
  for (const { id, unit } of rows) reporters.set(id, unit)
}

function add(row: Packed, { published, working, reporters }: Layers): void {
  const { measure, cut, period } = row
  eachCell(row, (id, status, value) => {
    const unit = published.numberOf(reporters.get(id) ?? "")
    if (row.layer === 1) working.set(measure, cut, period, unit, { value, status })
    else {
      const slice = published.writable(measure, cut, period, unit)
      slice.statuses[unit] = status
      slice.values[unit] = value
    }
  })
}

function remove(row: Packed | undefined, { published, working, reporters }: Layers): void {
  if (row === undefined) return
  eachCell(row, (id) => {
    const unit = published.numberOf(reporters.get(id) ?? "")
    working.drop(row.measure, row.cut, row.period.code, unit)
  })
}

function eachCell(
  { cells }: Packed,
  take: (unit: number, status: number, value: number) => void,
): void {
  const view = new DataView(cells.buffer, cells.byteOffset, cells.byteLength)
  for (let at = 0; at < cells.byteLength; at += CELL) {
    take(view.getInt32(at), view.getInt16(at + 4), view.getFloat64(at + 6))
  }
}
