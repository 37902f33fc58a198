import { Type } from "typebox"
import type { Reader, Writer } from "../../../../platform/database.ts"
import { sql } from "../../../../platform/sql.ts"

const Row = Type.Object({ asset: Type.String(), other: Type.String() })

/** Pairs that somebody decided are not the same. */
export function apartPairs(db: Reader) {
  return db.many(Row, sql`select asset, other from registry.asset_apart`)
}

/** Keeps a decision; one that was taken before stays as it is. */
export async function addApart(
  tx: Writer,
  pair: { readonly asset: string; readonly other: string; readonly reason: string },
  decided: { readonly actor: string; readonly at: Date },
): Promise<boolean> {
  const added = await tx.run(sql`
    insert into registry.asset_apart (asset, other, reason, actor, at)
    values (${pair.asset}, ${pair.other}, ${pair.reason}, ${decided.actor}, ${decided.at})
    on conflict do nothing`)
  return added > 0
}
