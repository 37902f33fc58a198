import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { ColumnMeaning } from "../model/workbook.ts"

const Mapped = Type.Object({ header: Type.String(), meaning: ColumnMeaning })

/**
 * What a person said that headers hold: in this collection, and where nothing was said here, in the
 * one last filled in.
 */
export async function mappingsOf(
  db: Reader,
  collection: string,
  person: string,
): Promise<Map<string, ColumnMeaning>> {
  const rows = await db.many(
    Mapped,
    sql`select distinct on (header) header, meaning from indicators.collection_mapping
        where person = ${person}
        order by header, (collection = ${collection}) desc, saved_at desc`,
  )
  return new Map(rows.map(({ header, meaning }) => [header, meaning]))
}

export async function rememberMapping(
  tx: Writer,
  said: { readonly collection: string; readonly person: string; readonly at: string },
  headers: ReadonlyMap<string, ColumnMeaning>,
): Promise<void> {
  const rows = [...headers].map(([header, meaning]) => ({ header, meaning }))
  await tx.run(sql`
    insert into indicators.collection_mapping
    select ${said.collection}, ${said.person}, m.header, m.meaning, ${said.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m(header text, meaning jsonb)
    on conflict (collection, person, header) do update
      set meaning = excluded.meaning, saved_at = excluded.saved_at`)
}
