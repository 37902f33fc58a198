import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"
import { LinkPurpose, Role } from "../model.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const LinkRow = Type.Object({
  id: Type.String(),
  purpose: LinkPurpose,
  email: Nullable(Type.String()),
  name: Nullable(Type.String()),
  role: Nullable(Role),
  unitId: Nullable(Type.String()),
  accountId: Nullable(Type.String()),
  createdBy: Type.String(),
  createdAt: Type.String(),
  expiresAt: Type.String(),
})
export type LinkRow = Static<typeof LinkRow>

const columns = sql`id, purpose, email, name, role, unit_id as "unitId",
  account_id as "accountId", created_by as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt"`

export async function insertLink(tx: Writer, link: LinkRow, tokenHash: string): Promise<void> {
  await tx.run(sql`delete from identity.one_time_link where expires_at <= ${link.createdAt}`)
  await tx.run(sql`
    insert into identity.one_time_link
      (id, token_hash, purpose, email, name, role, unit_id, account_id,
       created_by, created_at, expires_at)
    values (${link.id}, ${tokenHash}, ${link.purpose}, ${link.email}, ${link.name}, ${link.role},
            ${link.unitId}, ${link.accountId}, ${link.createdBy}, ${link.createdAt},
            ${link.expiresAt})`)
}

/** What a token is for, while it may still be used. */
export function linkOfToken(db: Reader, tokenHash: string, at: Date): Promise<LinkRow | null> {
  return db.one(
    LinkRow,
    sql`select ${columns} from identity.one_time_link
        where token_hash = ${tokenHash} and expires_at > ${at}`,
  )
}

/** Uses a token up: of two who try at the same moment, one gets the row and the other null. */
export function takeLink(
  tx: Writer,
  purpose: LinkPurpose,
  tokenHash: string,
  at: Date,
): Promise<LinkRow | null> {
  return tx.one(
    LinkRow,
    sql`delete from identity.one_time_link
        where token_hash = ${tokenHash} and purpose = ${purpose} and expires_at > ${at}
        returning ${columns}`,
  )
}

/** Withdraws earlier links of a purpose: all set-up links, or those of one person. */
export async function withdrawLinks(
  tx: Writer,
  purpose: LinkPurpose,
  whose: { accountId?: string; email?: string } = {},
): Promise<void> {
  await tx.run(sql`
    delete from identity.one_time_link
    where purpose = ${purpose}
      and (${whose.accountId ?? null}::text is null or account_id = ${whose.accountId ?? null})
      and (${whose.email ?? null}::text is null or email = ${whose.email ?? null})`)
}

export function openInvitations(db: Reader, at: Date): Promise<LinkRow[]> {
  return db.many(
    LinkRow,
    sql`select ${columns} from identity.one_time_link
        where purpose = 'invitation' and expires_at > ${at} order by created_at, id`,
  )
}

export function invitationById(db: Reader, id: string, at: Date): Promise<LinkRow | null> {
  return db.one(
    LinkRow,
    sql`select ${columns} from identity.one_time_link
        where id = ${id} and purpose = 'invitation' and expires_at > ${at}`,
  )
}

export async function deleteLink(tx: Writer, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from identity.one_time_link where id = ${id}`)) === 1
}
