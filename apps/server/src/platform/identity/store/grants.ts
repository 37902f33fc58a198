import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"
import { EVERYWHERE, type Grant, Role } from "../model.ts"

const GrantRow = Type.Object({
  id: Type.String(),
  accountId: Type.String(),
  role: Role,
  unitId: Type.String(),
  grantedAt: Type.String(),
  grantedBy: Type.String(),
})
export type GrantRow = Static<typeof GrantRow>

/** A grant as its holder is told of it. */
export function grantTold({ id, role, unitId, grantedAt, grantedBy }: GrantRow): Grant {
  return { id, role, unitId, grantedAt, grantedBy }
}

const columns = sql`id, account_id as "accountId", role, unit_id as "unitId",
  granted_at as "grantedAt", granted_by as "grantedBy"`

/** Roles held now, oldest first. */
export function grantsOf(db: Reader, accountId: string): Promise<GrantRow[]> {
  return db.many(
    GrantRow,
    sql`select ${columns} from identity.role_grant
        where account_id = ${accountId} and revoked_at is null order by granted_at, id`,
  )
}

export function allGrants(db: Reader): Promise<GrantRow[]> {
  return db.many(
    GrantRow,
    sql`select ${columns} from identity.role_grant where revoked_at is null order by granted_at, id`,
  )
}

export function grantById(db: Reader, id: string): Promise<GrantRow | null> {
  return db.one(
    GrantRow,
    sql`select ${columns} from identity.role_grant where id = ${id} and revoked_at is null`,
  )
}

/** False where the account holds exactly that already. */
export async function insertGrant(tx: Writer, grant: GrantRow): Promise<boolean> {
  const { id, accountId, role, unitId, grantedAt, grantedBy } = grant
  const added = await tx.run(sql`
    insert into identity.role_grant (id, account_id, role, unit_id, granted_by, granted_at)
    values (${id}, ${accountId}, ${role}, ${unitId}, ${grantedBy}, ${grantedAt})
    on conflict (account_id, role, unit_id) where revoked_at is null do nothing`)
  return added === 1
}

export async function endGrant(tx: Writer, id: string, by: string, at: Date): Promise<boolean> {
  const ended = await tx.run(sql`
    update identity.role_grant set revoked_by = ${by}, revoked_at = ${at}
    where id = ${id} and revoked_at is null`)
  return ended === 1
}

/**
 * Accounts that administer everything and may sign in. Locked until the transaction ends, so that
 * two administrators cannot take each other's role at the same moment.
 */
export function lockAdministrators(tx: Writer, seenSince: Date): Promise<string[]> {
  return tx.column(
    Type.String(),
    sql`select a.id from identity.account a
        join identity.role_grant g on g.account_id = a.id and g.revoked_at is null
        where g.role = 'administrator' and g.unit_id = ${EVERYWHERE} and a.disabled_at is null
          and greatest(a.enabled_at, a.last_seen_at) > ${seenSince}
        order by a.id for update of a, g`,
  )
}

/** Whether anybody administers everything, able to sign in or not. */
export async function hasAdministrator(db: Reader): Promise<boolean> {
  const found = await db.column(
    Type.Boolean(),
    sql`select exists (select from identity.role_grant
                       where role = 'administrator' and unit_id = ${EVERYWHERE}
                         and revoked_at is null)`,
  )
  return found[0] === true
}
