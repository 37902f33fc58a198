import { Type, type Static } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { MapBoundaries, UnitId } from "../model.ts"

const Geometry = MapBoundaries.properties.features.items.properties.geometry

const Boundary = Type.Object({ unit: UnitId, geometry: Geometry, source: Type.String() })
export type Boundary = Static<typeof Boundary>

export interface NewBoundary extends Boundary {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

export async function unitsWithBoundary(db: Reader): Promise<Set<string>> {
  return new Set(await db.column(Type.String(), sql`select unit from registry.boundary`))
}

export function boundariesOf(db: Reader, units: readonly string[]): Promise<Boundary[]> {
  return db.many(
    Boundary,
    sql`select unit, geometry, source from registry.boundary
        where unit in (select jsonb_array_elements_text(${JSON.stringify(units)}::jsonb))
        order by unit`,
  )
}

/** Units whose boundary is already this one, from this very file. */
export async function unitsDrawnFrom(db: Reader, sha256: string): Promise<Set<string>> {
  const found = await db.column(
    Type.String(),
    sql`select unit from registry.boundary where sha256 = ${sha256}`,
  )
  return new Set(found)
}

export async function keepBoundaries(
  tx: Writer,
  rows: readonly NewBoundary[],
  sha256: string,
  at: Date,
): Promise<void> {
  for (let i = 0; i < rows.length; i += 200) {
    const json = JSON.stringify(rows.slice(i, i + 200))
    await tx.run(sql`
      insert into registry.boundary
        (unit, geometry, west, south, east, north, source, sha256, loaded_at)
      select unit, geometry, west, south, east, north, source, ${sha256}, ${at}
      from jsonb_to_recordset(${json}::jsonb) as r(unit text, geometry jsonb,
        west double precision, south double precision, east double precision,
        north double precision, source text)
      on conflict (unit) do update set geometry = excluded.geometry, west = excluded.west,
        south = excluded.south, east = excluded.east, north = excluded.north,
        source = excluded.source, sha256 = excluded.sha256, loaded_at = excluded.loaded_at`)
  }
}
