import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../../platform/database.ts"
import { sql } from "../../../../platform/sql.ts"

const Mapping = Type.Object({
  signature: Type.String(),
  columns: Type.Record(Type.String(), Type.String()),
  kind: Type.Union([Type.String(), Type.Null()]),
})
export type Mapping = Static<typeof Mapping>

const Dated = Type.Interface([Mapping], { at: Type.String() })

/** Everything that a holder has decided and not taken back, newest first. */
export function allMappings(db: Reader, holder: string) {
  return db.many(
    Dated,
    sql`select signature, columns, kind, at
        from (
          select distinct on (signature) *
          from registry.asset_import_mapping where holder = ${holder}
          order by signature, version desc
        ) newest
        where columns <> '{}'::jsonb
        order by at desc, signature limit 200`,
  )
}

/** The newest decisions about headings of one holder. */
export function mappingsOf(
  db: Reader,
  holder: string,
  signatures: readonly string[],
): Promise<Mapping[]> {
  return db.many(
    Mapping,
    sql`select distinct on (signature) signature, columns, kind
        from registry.asset_import_mapping
        where holder = ${holder}
          and signature in (select jsonb_array_elements_text(${JSON.stringify(signatures)}::jsonb))
        order by signature, version desc`,
  )
}

/** Keeps how a heading is read; the older decision stays beside it. */
export async function addMapping(
  tx: Writer,
  { signature, columns, kind }: Mapping,
  decided: { readonly holder: string; readonly actor: string; readonly at: Date },
): Promise<void> {
  const { holder, actor, at } = decided
  await tx.run(sql`
    insert into registry.asset_import_mapping (signature, holder, version, columns, kind, actor, at)
    select ${signature}, ${holder}, coalesce(max(version), 0) + 1,
           ${JSON.stringify(columns)}::jsonb, ${kind}, ${actor}, ${at}
    from registry.asset_import_mapping
    where signature = ${signature} and holder = ${holder}`)
}
