import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"
import { ApiKey } from "../model.ts"

const Live = Type.Object({
  id: Type.String(),
  name: Type.String(),
  holder: Type.String(),
  scopes: Type.Array(Type.String()),
  lastUsedAt: Type.Union([Type.String(), Type.Null()]),
})
export type LiveKey = Static<typeof Live>

/** The key of a hash that is neither revoked nor expired; null for anything else. */
export function liveKey(db: Reader, tokenHash: string, at: Date): Promise<LiveKey | null> {
  return db.one(
    Live,
    sql`select id, name, holder, scopes, last_used_at as "lastUsedAt" from identity.api_key
        where token_hash = ${tokenHash} and revoked_at is null
          and (expires_at is null or expires_at > ${at})`,
  )
}

export function listKeys(db: Reader): Promise<ApiKey[]> {
  return db.many(
    ApiKey,
    sql`select id, hint, name, holder, scopes, created_at as "createdAt", created_by as "createdBy",
               expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"
        from identity.api_key order by created_at desc, id`,
  )
}

export interface NewKey {
  readonly id: string
  readonly tokenHash: string
  readonly hint: string
  readonly name: string
  readonly holder: string
  readonly scopes: readonly string[]
  readonly at: Date
  readonly by: string
  readonly expiresAt: string | null
}

export async function insertKey(tx: Writer, key: NewKey): Promise<void> {
  await tx.run(sql`
    insert into identity.api_key
      (id, token_hash, hint, name, holder, scopes, created_at, created_by, expires_at)
    values (${key.id}, ${key.tokenHash}, ${key.hint}, ${key.name}, ${key.holder},
            array(select jsonb_array_elements_text(${JSON.stringify(key.scopes)}::jsonb)),
            ${key.at}, ${key.by}, ${key.expiresAt}::timestamptz)`)
}

/** Ends a key; false where there is none that lives. */
export async function endKey(tx: Writer, id: string, at: Date, by: string): Promise<boolean> {
  const ended = await tx.run(sql`
    update identity.api_key set revoked_at = ${at}, revoked_by = ${by}
    where id = ${id} and revoked_at is null`)
  return ended === 1
}

export async function keyUsed(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.run(sql`update identity.api_key set last_used_at = ${at} where id = ${id}`)
}
