import { Type } from "typebox"
import type { Reader, Writer } from "../../database.ts"
import { sql } from "../../sql.ts"

/** The secret of an account, confirmed or only begun; null where there is none. */
export async function totpSecret(
  db: Reader,
  accountId: string,
  confirmed: boolean,
): Promise<Buffer | null> {
  const found = await db.column(
    Type.String(),
    sql`select encode(totp_secret, 'hex') from identity.account
        where id = ${accountId} and totp_secret is not null
          and (totp_confirmed_at is not null) = ${confirmed}`,
  )
  return found[0] === undefined ? null : Buffer.from(found[0], "hex")
}

export async function beginTotp(tx: Writer, accountId: string, secret: Buffer): Promise<void> {
  await tx.run(sql`
    update identity.account
    set totp_secret = decode(${secret.toString("hex")}, 'hex'), totp_step = null
    where id = ${accountId} and totp_confirmed_at is null`)
}

export async function confirmTotp(tx: Writer, accountId: string, at: Date): Promise<void> {
  await tx.run(sql`
    update identity.account set totp_confirmed_at = ${at}
    where id = ${accountId} and totp_secret is not null`)
}

export async function endTotp(tx: Writer, accountId: string): Promise<void> {
  await tx.run(sql`
    update identity.account
    set totp_secret = null, totp_confirmed_at = null, totp_step = null where id = ${accountId}`)
  await tx.run(sql`delete from identity.recovery_code where account_id = ${accountId}`)
}

/** Uses up a step; false where it, or a later one, was used before. */
export async function useStep(tx: Writer, accountId: string, step: number): Promise<boolean> {
  const used = await tx.run(sql`
    update identity.account set totp_step = ${step}::bigint
    where id = ${accountId} and (totp_step is null or totp_step < ${step}::bigint)`)
  return used === 1
}

/** Uses up a recovery code; false where there is no such code left. */
export async function useRecoveryCode(
  tx: Writer,
  accountId: string,
  hash: string,
): Promise<boolean> {
  const used = await tx.run(sql`
    delete from identity.recovery_code where account_id = ${accountId} and code_hash = ${hash}`)
  return used === 1
}

export async function insertRecoveryCodes(
  tx: Writer,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx.run(sql`
    insert into identity.recovery_code (account_id, code_hash)
    select ${accountId}, jsonb_array_elements_text(${JSON.stringify(hashes)}::jsonb)`)
}
