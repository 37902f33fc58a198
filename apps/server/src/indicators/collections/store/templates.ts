import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { AskedMeasure } from "../model/collection.ts"

const TemplateRow = Type.Object({
  id: Type.String(),
  title: Type.String(),
  scope: Type.String(),
  measures: Type.Array(AskedMeasure),
  savedAt: Type.String(),
})
export type TemplateRow = Static<typeof TemplateRow>

const select = sql`select id, title, scope, measures, saved_at as "savedAt"
                   from indicators.collection_template`

export function listTemplates(db: Reader): Promise<TemplateRow[]> {
  return db.many(TemplateRow, sql`${select} order by title, id`)
}

/** Keeps a template; one of the same title in the same unit is replaced and keeps its id. */
export async function putTemplate(
  tx: Writer,
  { id, title, scope, measures, savedAt }: TemplateRow,
  by: string,
): Promise<string> {
  const [kept] = await tx.column(
    Type.String(),
    sql`insert into indicators.collection_template (id, title, scope, measures, saved_at, saved_by)
        values (${id}, ${title}, ${scope}, ${JSON.stringify(measures)}::jsonb, ${savedAt}, ${by})
        on conflict (scope, title) do update set measures = excluded.measures,
          saved_at = excluded.saved_at, saved_by = excluded.saved_by
        returning id`,
  )
  return kept ?? id
}

export async function removeTemplate(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`delete from indicators.collection_template where id = ${id}`)
}
