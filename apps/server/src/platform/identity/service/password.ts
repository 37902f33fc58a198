import { record } from "../../audit.ts"
import type { Actor, Context } from "../../context.ts"
import { badLink, changedMeanwhile, unknownUser, weakPassword, wrongPassword } from "../errors.ts"
import type { SignedIn } from "../gate.ts"
import type { Identity } from "../identity.ts"
import type { OneTimeLink } from "../model.ts"
import { hashPassword, verifyPassword } from "../password-hash.ts"
import { weaknessOf } from "../password-strength.ts"
import { hashToken } from "../secret.ts"
import { accountById, enable, lockAccount, setPassword } from "../store/accounts.ts"
import { linkOfToken, takeLink, withdrawLinks } from "../store/links.ts"
import { endSessionsOf } from "../store/sessions.ts"
import { issueLink } from "./link.ts"
import { beginSession, type Caller, userActor } from "./session.ts"

/** Asks for the password again before something that matters; wrong ones count as guesses. */
export async function confirmPassword(
  ctx: Context,
  identity: Identity,
  who: SignedIn,
  password: string,
  address: string,
): Promise<string> {
  const { email, id } = who.user
  identity.attempts.take(email, address)
  const account = await accountById(ctx.db, id)
  if (account === null || !(await verifyPassword(password, account.password))) throw wrongPassword()
  identity.attempts.forgive(email, address)
  return account.password
}

/** A new password ends every session; this browser goes on under a new token. */
export async function changePassword(
  ctx: Context,
  identity: Identity,
  who: SignedIn,
  typed: { current: string; next: string },
  caller: Caller,
): Promise<string> {
  const old = await confirmPassword(ctx, identity, who, typed.current, caller.address)
  const weak = weaknessOf(typed.next, [who.user.email, who.user.name])
  if (weak !== null) throw weakPassword(weak)
  const password = await hashPassword(typed.next)
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const account = await lockAccount(tx, who.user.id)
    if (account === null || account.disabledAt !== null || account.password !== old) {
      throw changedMeanwhile()
    }
    await setPassword(tx, account.id, password)
    const ended = await endSessionsOf(tx, account.id)
    await withdrawLinks(tx, "reset", { accountId: account.id })
    await record(tx, {
      actor: who.actor,
      at,
      action: "identity.password",
      subject: account.id,
      details: { sessionsEnded: ended },
    })
    return beginSession(tx, account.id, caller, at)
  })
}

/** A link with which its person sets a new password; an earlier one stops working. */
export function resetLink(
  ctx: Context,
  actor: Actor,
  accountId: string,
  origin: string,
): Promise<OneTimeLink> {
  return ctx.db.transaction(async (tx) => {
    if ((await lockAccount(tx, accountId)) === null) throw unknownUser()
    await withdrawLinks(tx, "reset", { accountId })
    const link = await issueLink(tx, ctx, { purpose: "reset", actor, origin, accountId })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "identity.reset-link",
      subject: accountId,
      details: { link: link.id },
    })
    return link
  })
}

/** Sets the password by a reset link. A second factor stays; so does an administrator's lock. */
export async function resetPassword(
  ctx: Context,
  typed: { token: string; password: string },
): Promise<void> {
  const tokenHash = hashToken(typed.token)
  const open = await linkOfToken(ctx.db, tokenHash, ctx.now())
  const account = open?.accountId == null ? null : await accountById(ctx.db, open.accountId)
  if (account === null || account.disabledAt !== null) throw badLink()
  const weak = weaknessOf(typed.password, [account.email, account.name])
  if (weak !== null) throw weakPassword(weak)
  const password = await hashPassword(typed.password)
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    if ((await takeLink(tx, "reset", tokenHash, at)) === null) throw badLink()
    const locked = await lockAccount(tx, account.id)
    if (locked === null || locked.disabledAt !== null) throw badLink()
    await setPassword(tx, account.id, password)
    await enable(tx, account.id, at)
    const ended = await endSessionsOf(tx, account.id)
    await record(tx, {
      actor: userActor(account.id),
      at,
      action: "identity.password-reset",
      subject: account.id,
      details: { link: open?.id, sessionsEnded: ended },
    })
  })
}
