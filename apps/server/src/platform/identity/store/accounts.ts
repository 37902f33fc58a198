import { randomBytes } from "node:crypto"
import { type Static, Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const AccountRow = Type.Object({
  id: Type.String(),
  email: Type.String(),
  name: Type.String(),
  password: Type.String(),
  createdAt: Type.String(),
  enabledAt: Type.String(),
  lastSeenAt: Nullable(Type.String()),
  disabledAt: Nullable(Type.String()),
  twoFactor: Type.Boolean(),
})
export type AccountRow = Static<typeof AccountRow>

const columns = sql`id, email, name, password, created_at as "createdAt", enabled_at as "enabledAt",
  last_seen_at as "lastSeenAt", disabled_at as "disabledAt",
  totp_confirmed_at is not null as "twoFactor"`

export function accountByEmail(db: Reader, email: string): Promise<AccountRow | null> {
  return db.one(AccountRow, sql`select ${columns} from identity.account where email = ${email}`)
}

export function accountById(db: Reader, id: string): Promise<AccountRow | null> {
  return db.one(AccountRow, sql`select ${columns} from identity.account where id = ${id}`)
}

/** The account as it is now, which nobody else changes until the transaction ends. */
export function lockAccount(tx: Writer, id: string): Promise<AccountRow | null> {
  return tx.one(
    AccountRow,
    sql`select ${columns} from identity.account where id = ${id} for update`,
  )
}

export function listAccounts(db: Reader): Promise<AccountRow[]> {
  return db.many(AccountRow, sql`select ${columns} from identity.account order by created_at, id`)
}

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export async function namesOfAccounts(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.many(
    Named,
    sql`select id, name from identity.account
        where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** False where the e-mail has an account already. */
export async function insertAccount(
  tx: Writer,
  account: { id: string; email: string; name: string; password: string; at: Date },
): Promise<boolean> {
  const { id, email, name, password, at } = account
  const added = await tx.run(sql`
    insert into identity.account (id, email, name, password, created_at, enabled_at)
    values (${id}, ${email}, ${name}, ${password}, ${at}, ${at})
    on conflict (email) do nothing`)
  return added === 1
}

export async function setPassword(tx: Writer, id: string, password: string): Promise<void> {
  await tx.run(sql`update identity.account set password = ${password} where id = ${id}`)
}

export async function disable(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.run(sql`update identity.account set disabled_at = ${at} where id = ${id}`)
}

/** Allows the account again; its idle days count from now. */
export async function enable(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.run(sql`
    update identity.account set disabled_at = null, enabled_at = ${at} where id = ${id}`)
}

export async function seen(tx: Writer, id: string, at: Date): Promise<void> {
  await tx.run(sql`update identity.account set last_seen_at = ${at} where id = ${id}`)
}

/** The key of pseudonyms in the log; made on first use. */
export async function logKey(tx: Writer): Promise<string> {
  const key = randomBytes(32).toString("base64url")
  await tx.run(sql`insert into identity.log_key (key) values (${key}) on conflict do nothing`)
  const found = await tx.column(Type.String(), sql`select key from identity.log_key`)
  return found[0] ?? key
}
