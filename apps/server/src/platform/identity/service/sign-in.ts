import { record } from "../../audit.ts"
import { type Context, SYSTEM } from "../../context.ts"
import type { Writer } from "../../database.ts"
import { stateOf } from "../account-state.ts"
import { accountDisabled, accountIdle, codeNeeded, wrongCode, wrongCredentials } from "../errors.ts"
import type { Identity } from "../identity.ts"
import { NOBODY, verifyPassword } from "../password-hash.ts"
import { hashToken, pseudonym } from "../secret.ts"
import { accountByEmail, type AccountRow, lockAccount, logKey } from "../store/accounts.ts"
import { totpSecret, useRecoveryCode, useStep } from "../store/two-factor.ts"
import { stepOf } from "../totp.ts"
import { beginSession, type Caller, userActor } from "./session.ts"

/** An e-mail as it is kept and compared. */
export function normalEmail(typed: string): string {
  return typed.normalize("NFC").trim().toLowerCase()
}

/** Uses up a code from the app or a recovery code; which of the two it was, or null. */
async function takeCode(
  tx: Writer,
  accountId: string,
  code: string,
  at: Date,
): Promise<"app" | "recovery" | null> {
  const typed = code.trim().toLowerCase()
  const secret = await totpSecret(tx, accountId, true)
  const step = secret === null ? null : stepOf(typed, secret, at)
  if (step !== null) return (await useStep(tx, accountId, step)) ? "app" : null
  return (await useRecoveryCode(tx, accountId, hashToken(typed))) ? "recovery" : null
}

/** A wrong guess goes into the log without the e-mail: the account's id, or a keyed hash. */
async function recordFailure(
  ctx: Context,
  email: string,
  account: AccountRow | null,
  details: { reason: string; count: number },
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const unknown = pseudonym(email, await logKey(tx))
    await record(tx, {
      actor: SYSTEM,
      at: ctx.now(),
      action: "identity.sign-in-failed",
      subject: account?.id ?? unknown,
      details,
    })
  })
}

/** Inside the transaction nothing may have changed since the password was found right. */
async function enter(
  ctx: Context,
  tx: Writer,
  checked: AccountRow,
  code: string | undefined,
  caller: Caller,
): Promise<string | null> {
  const account = await lockAccount(tx, checked.id)
  if (account === null || account.password !== checked.password) throw wrongCredentials()
  if (account.disabledAt !== null) throw accountDisabled()
  const at = ctx.now()
  const factor = account.twoFactor ? await takeCode(tx, account.id, code ?? "", at) : "password"
  if (factor === null) return null
  const token = await beginSession(tx, account.id, caller, at)
  await record(tx, {
    actor: userActor(account.id),
    at,
    action: "identity.sign-in",
    subject: account.id,
    details: { factor },
  })
  return token
}

/**
 * The token of a new session. An unknown e-mail and a wrong password get the same answer after the
 * same work; whether an account is locked or has a second factor is told only to its password.
 */
export async function signIn(
  ctx: Context,
  identity: Identity,
  typed: { email: string; password: string; code?: string | undefined },
  caller: Caller,
): Promise<string> {
  const email = normalEmail(typed.email)
  const count = identity.attempts.take(email, caller.address)
  const account = await accountByEmail(ctx.db, email)
  const right = await verifyPassword(typed.password, account?.password ?? NOBODY)
  if (account === null || !right) {
    await recordFailure(ctx, email, account, { reason: "password", count })
    throw wrongCredentials()
  }
  const { idleDays } = ctx.settings
  const state = stateOf(account, ctx.now(), idleDays)
  if (state !== "active") {
    await recordFailure(ctx, email, account, { reason: state, count })
    throw state === "idle" ? accountIdle(idleDays) : accountDisabled()
  }
  if (account.twoFactor && typed.code === undefined) {
    identity.attempts.giveBack(email, caller.address)
    throw codeNeeded()
  }
  const token = await ctx.db.transaction((tx) => enter(ctx, tx, account, typed.code, caller))
  if (token === null) {
    await recordFailure(ctx, email, account, { reason: "code", count })
    throw wrongCode()
  }
  identity.attempts.forgive(email, caller.address)
  return token
}
