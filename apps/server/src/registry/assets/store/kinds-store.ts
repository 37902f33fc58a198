import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import type { AssetKind } from "../model.ts"

const Row = Type.Object({
  code: Type.String(),
  version: Type.Integer(),
  declared: Type.Unknown(),
  recordedAt: Type.String(),
})

/** The newest imported declaration of each kind. */
export function importedKinds(db: Reader) {
  return db.many(
    Row,
    sql`select distinct on (code) code, version, declared, recorded_at as "recordedAt"
        from registry.asset_kind order by code, version desc`,
  )
}

const VersionRow = Type.Interface([Row], { actor: Type.String() })

/** Every declaration of a kind that was imported, oldest first. */
export function kindVersions(db: Reader, code: string) {
  return db.many(
    VersionRow,
    sql`select code, version, declared, recorded_at as "recordedAt", actor
        from registry.asset_kind where code = ${code} order by version`,
  )
}

export async function addKinds(
  tx: Writer,
  kinds: readonly { readonly kind: AssetKind; readonly version: number }[],
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<void> {
  const rows = kinds.map(({ kind, version }) => ({ code: kind.code, version, declared: kind }))
  await tx.run(sql`
    insert into registry.asset_kind (code, version, declared, actor, recorded_at)
    select code, version, declared, ${actor}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(code text, version int, declared jsonb)`)
}

/** Tells everyone who keeps declarations in memory to read them again. */
export async function newKindsRevision(tx: Writer, token: string): Promise<void> {
  await tx.run(sql`update registry.asset_revision set kinds = ${token}`)
}
