import { randomBytes } from "node:crypto"
import { record } from "../../audit.ts"
import type { Context } from "../../context.ts"
import { twoFactorNotBegun, twoFactorOn, wrongCode } from "../errors.ts"
import type { SignedIn } from "../gate.ts"
import type { Identity } from "../identity.ts"
import { hashToken } from "../secret.ts"
import {
  beginTotp,
  confirmTotp,
  endTotp,
  insertRecoveryCodes,
  totpSecret,
  useStep,
} from "../store/two-factor.ts"
import { base32, newRecoveryCode, stepOf, totpUri } from "../totp.ts"
import { confirmPassword } from "./password.ts"

const CODES = 10

/** A secret for the authenticator app; it counts for nothing until a code confirms it. */
export async function beginTwoFactor(
  ctx: Context,
  identity: Identity,
  who: SignedIn,
  password: string,
  address: string,
): Promise<{ secret: string; uri: string }> {
  if (who.user.twoFactor) throw twoFactorOn()
  await confirmPassword(ctx, identity, who, password, address)
  const secret = randomBytes(20)
  await ctx.db.transaction(async (tx) => {
    await beginTotp(tx, who.user.id, secret)
    await record(tx, {
      actor: who.actor,
      at: ctx.now(),
      action: "identity.two-factor-begun",
      subject: who.user.id,
    })
  })
  return { secret: base32(secret), uri: totpUri(secret, who.user.email) }
}

/** Turns the second factor on and gives the recovery codes, shown this once. */
export function confirmTwoFactor(ctx: Context, who: SignedIn, code: string): Promise<string[]> {
  const { id } = who.user
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const secret = await totpSecret(tx, id, false)
    if (secret === null) throw twoFactorNotBegun()
    const step = stepOf(code.trim(), secret, at)
    if (step === null || !(await useStep(tx, id, step))) throw wrongCode()
    await confirmTotp(tx, id, at)
    const codes = Array.from({ length: CODES }, newRecoveryCode)
    await insertRecoveryCodes(tx, id, codes.map(hashToken))
    await record(tx, { actor: who.actor, at, action: "identity.two-factor-on", subject: id })
    return codes
  })
}

/** Turns the second factor off, for who knows the password in an open session. */
export async function endTwoFactor(
  ctx: Context,
  identity: Identity,
  who: SignedIn,
  password: string,
  address: string,
): Promise<void> {
  await confirmPassword(ctx, identity, who, password, address)
  await ctx.db.transaction(async (tx) => {
    await endTotp(tx, who.user.id)
    await record(tx, {
      actor: who.actor,
      at: ctx.now(),
      action: "identity.two-factor-off",
      subject: who.user.id,
    })
  })
}
