import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { MAP_KINDS, type Mapping } from "./map-file.ts"
import type { Names, Pair } from "./names.ts"

const Remembered = Type.Object({
  kind: Type.Unsafe<Mapping["kind"]>(Type.Enum(MAP_KINDS)),
  external: Type.String(),
  internal: Type.String(),
  how: Type.String(),
  unitOfMeasure: Type.String(),
})

/** What was said of DHIS2's things in earlier imports. */
export function listMappings(db: Reader): Promise<Mapping[]> {
  return db.many(
    Remembered,
    sql`select kind, external, internal, how, unit_of_measure as "unitOfMeasure"
        from indicators.exchange_name
        where system = 'dhis2' and kind not in ('operand', 'place')
        order by kind, external`,
  )
}

const PairRow = Type.Object({ external: Type.String(), internal: Type.String() })

/** Ids of DHIS2 for measures and their breakdowns: "element.combo.attributeCombo", "measure|cut". */
export function listOperands(db: Reader): Promise<Pair[]> {
  return listPairs(db, "operand")
}

/** Org units of DHIS2 that values came from, with the units that they were: "orgUnit.unit", "unit". */
export function listPlaces(db: Reader): Promise<Pair[]> {
  return listPairs(db, "place")
}

function listPairs(db: Reader, kind: "operand" | "place"): Promise<Pair[]> {
  return db.many(
    PairRow,
    sql`select external, internal from indicators.exchange_name
        where system = 'dhis2' and kind = ${kind} order by external`,
  )
}

const pairs = (kind: string, some: readonly Pair[]) =>
  some.map((one) => ({ ...one, kind, how: "", unitOfMeasure: "" }))

/** Remembers; what is said anew replaces what was. Returns how many are new or other than before. */
export function remember(
  tx: Writer,
  { mappings, operands, places }: Names,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<number> {
  const rows = [...mappings, ...pairs("operand", operands), ...pairs("place", places)]
  return tx.run(sql`
    insert into indicators.exchange_name as known
    select 'dhis2', n.kind, n.external, n.internal, n.how, n."unitOfMeasure", ${at}::timestamptz, ${by}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(
      kind text, external text, internal text, how text, "unitOfMeasure" text)
    on conflict (system, kind, external) do update set
      internal = excluded.internal, how = excluded.how, unit_of_measure = excluded.unit_of_measure,
      recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
    where (known.internal, known.how, known.unit_of_measure)
      is distinct from (excluded.internal, excluded.how, excluded.unit_of_measure)`)
}
