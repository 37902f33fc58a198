import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"
import { Grant } from "../model.ts"

const LiveSession = Type.Object({
  sessionId: Type.String(),
  seenAt: Type.String(),
  accountId: Type.String(),
  email: Type.String(),
  name: Type.String(),
  twoFactor: Type.Boolean(),
})
type LiveSession = Static<typeof LiveSession>

const Found = Type.Object({
  ...LiveSession.properties,
  tokenHash: Type.String(),
  grants: Type.Array(Grant),
})

/** A session that has not expired, of an account that is allowed, with the roles held now. */
export type SessionHeld = LiveSession & { readonly grants: readonly Grant[] }

/** Whose sessions tokens are, in their order: null for one that opens nothing. */
export async function sessionsOfTokens(
  db: Reader,
  tokenHashes: readonly string[],
  at: Date,
): Promise<(SessionHeld | null)[]> {
  const rows = await db.many(
    Found,
    sql`select s.token_hash as "tokenHash", s.id as "sessionId", s.last_seen_at as "seenAt",
               a.id as "accountId", a.email, a.name, a.totp_confirmed_at is not null as "twoFactor",
               (select coalesce(jsonb_agg(jsonb_build_object(
                  'id', g.id, 'role', g.role, 'unitId', g.unit_id, 'grantedBy', g.granted_by,
                  'grantedAt', to_char(g.granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                  order by g.granted_at, g.id), '[]')
                from identity.role_grant g
                where g.account_id = a.id and g.revoked_at is null) as grants
        from identity.session s join identity.account a on a.id = s.account_id
        where s.token_hash in (select jsonb_array_elements_text(${JSON.stringify(tokenHashes)}::jsonb))
          and s.expires_at > ${at} and a.disabled_at is null`,
  )
  const found = new Map(rows.map(({ tokenHash, ...session }) => [tokenHash, session]))
  return tokenHashes.map((hash) => found.get(hash) ?? null)
}

export interface NewSession {
  readonly id: string
  readonly tokenHash: string
  readonly accountId: string
  readonly at: Date
  readonly until: Date
  readonly client: string
}

export async function insertSession(tx: Writer, session: NewSession): Promise<void> {
  const { id, tokenHash, accountId, at, until, client } = session
  await tx.run(sql`
    delete from identity.session where id in
      (select id from identity.session where expires_at <= ${at} for update skip locked)`)
  await tx.run(sql`
    insert into identity.session
      (id, token_hash, account_id, started_at, last_seen_at, expires_at, client)
    values (${id}, ${tokenHash}, ${accountId}, ${at}, ${at}, ${until}, ${client})`)
}

const SessionRow = Type.Object({
  id: Type.String(),
  startedAt: Type.String(),
  lastSeenAt: Type.String(),
  expiresAt: Type.String(),
  client: Type.String(),
})
export type SessionRow = Static<typeof SessionRow>

export function sessionsOf(db: Reader, accountId: string, at: Date): Promise<SessionRow[]> {
  return db.many(
    SessionRow,
    sql`select id, started_at as "startedAt", last_seen_at as "lastSeenAt",
               expires_at as "expiresAt", client
        from identity.session where account_id = ${accountId} and expires_at > ${at}
        order by last_seen_at desc, id`,
  )
}

export async function touchSession(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.run(sql`update identity.session set last_seen_at = ${at} where id = ${id}`)
}

/** Ends one session of an account; false where it has none such. */
export async function endSession(tx: Writer, id: string, accountId: string): Promise<boolean> {
  const ended = await tx.run(
    sql`delete from identity.session where id = ${id} and account_id = ${accountId}`,
  )
  return ended === 1
}

/** Ends the session of a token, whoever it belonged to: signing in never goes on with an old one. */
export async function endToken(tx: Writer, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from identity.session where token_hash = ${tokenHash}`)
}

/** Ends every session of an account; how many there were. */
export function endSessionsOf(tx: Writer, accountId: string): Promise<number> {
  return tx.run(sql`delete from identity.session where account_id = ${accountId}`)
}
