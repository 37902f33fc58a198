import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { Visibility } from "./model.ts"

/** A view or a dashboard as it is kept. */
export const Saved = Type.Object({
  id: Type.String(),
  kind: Type.Unsafe<"view" | "dashboard">(Type.Enum(["view", "dashboard"])),
  name: Type.String(),
  owner: Type.String(),
  visibility: Visibility,
  content: Type.Unknown(),
  version: Type.Integer(),
  updatedAt: Type.String(),
})
export type Saved = Static<typeof Saved>

const columns = sql`id, kind, name, owner, visibility, content, version, updated_at as "updatedAt"`

export function findSaved(
  db: Reader,
  kind: Saved["kind"],
  ids: readonly string[],
): Promise<Saved[]> {
  return db.many(
    Saved,
    sql`select ${columns} from indicators.saved
        where kind = ${kind} and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )
}

/** Those of a person and those published, by name. */
export function listSaved(db: Reader, kind: Saved["kind"], owner: string | null): Promise<Saved[]> {
  return db.many(
    Saved,
    sql`select ${columns} from indicators.saved
        where kind = ${kind} and (visibility = 'published' or owner = ${owner})
        order by name, id limit 2000`,
  )
}

export async function countSaved(db: Reader, owner: string): Promise<number> {
  const [count = 0] = await db.column(
    Type.Integer(),
    sql`select count(*)::int from indicators.saved where owner = ${owner}`,
  )
  return count
}

export async function insertSaved(
  tx: Writer,
  { id, kind, name, owner, visibility, content }: Omit<Saved, "version" | "updatedAt">,
  at: string,
): Promise<void> {
  await tx.run(sql`
    insert into indicators.saved
    values (${id}, ${kind}, ${name}, ${owner}, ${visibility}, ${JSON.stringify(content)}::jsonb, 1,
            ${at}::timestamptz, ${at}::timestamptz)`)
}

/** Changes it where it still has the version that was read; false where it has not. */
export async function updateSaved(
  tx: Writer,
  { id, name, visibility, content, version }: Omit<Saved, "kind" | "owner" | "updatedAt">,
  at: string,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update indicators.saved
    set name = ${name}, visibility = ${visibility}, content = ${JSON.stringify(content)}::jsonb,
        version = version + 1, updated_at = greatest(updated_at, ${at}::timestamptz)
    where id = ${id} and version = ${version}`)
  return changed === 1
}

export async function deleteSaved(tx: Writer, id: string): Promise<void> {
  await tx.run(sql`delete from indicators.saved where id = ${id}`)
}
