import { type Static, Type } from "typebox"
import type { Reader } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { AssetSource } from "../model.ts"

const Act = Type.Object({
  act: Type.Integer(),
  at: Type.String(),
  by: Type.String(),
  source: AssetSource,
  note: Type.String(),
})
export type ActRow = Static<typeof Act>

export function actsOf(db: Reader, acts: readonly number[]): Promise<ActRow[]> {
  return db.many(
    Act,
    sql`select act, at, actor as by, source, note from registry.asset_act
        where act in (select (jsonb_array_elements_text(${JSON.stringify(acts)}::jsonb))::bigint)
        order by act`,
  )
}

/** The last act until a moment; 0 where none was recorded by then. */
export async function actAt(db: Reader, moment: string): Promise<number> {
  const [act = 0] = await db.column(
    Type.Integer(),
    sql`select coalesce(max(act), 0) from registry.asset_act where at <= ${moment}::timestamptz`,
  )
  return act
}

const Place = Type.Object({
  act: Type.Integer(),
  place: Type.Union([Type.String(), Type.Null()]),
})

/** The rows of files that an asset's statements stand in. */
export function placesOf(db: Reader, asset: string) {
  return db.many(
    Place,
    sql`select distinct on (act) act, place from registry.asset_statement
        where asset = ${asset} order by act, n`,
  )
}
