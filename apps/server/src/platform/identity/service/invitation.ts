import { record } from "../../audit.ts"
import type { Actor, Context } from "../../context.ts"
import { stateOf } from "../account-state.ts"
import { badLink, emailTaken, unknownInvitation, unknownUnit, weakPassword } from "../errors.ts"
import type { Identity } from "../identity.ts"
import { EVERYWHERE, type Invitation, type OneTimeLink, type Role } from "../model.ts"
import { hashPassword } from "../password-hash.ts"
import { weaknessOf } from "../password-strength.ts"
import { uncovered } from "../roles.ts"
import { hashToken, newId } from "../secret.ts"
import { accountByEmail, accountById, insertAccount } from "../store/accounts.ts"
import { grantsOf, insertGrant } from "../store/grants.ts"
import {
  deleteLink,
  invitationById,
  type LinkRow,
  linkOfToken,
  openInvitations,
  takeLink,
  withdrawLinks,
} from "../store/links.ts"
import { issueLink } from "./link.ts"
import { beginSession, type Caller, userActor } from "./session.ts"
import { normalEmail } from "./sign-in.ts"

interface Invitee {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly unitId: string
}

/** An invitation's row always names its person; a row that does not is no invitation. */
function inviteeOf({ email, name, role, unitId }: LinkRow): Invitee {
  if (email === null || name === null || role === null || unitId === null) throw badLink()
  return { email, name, role, unitId }
}

/** Invites someone; an earlier invitation to the same e-mail stops working. */
export async function invite(
  ctx: Context,
  identity: Identity,
  actor: Actor,
  asked: Invitee,
  origin: string,
): Promise<OneTimeLink> {
  const { role, unitId } = asked
  if (unitId !== EVERYWHERE && !(await identity.within(unitId, EVERYWHERE))) {
    throw unknownUnit(unitId)
  }
  const email = normalEmail(asked.email)
  const invitee = { email, name: asked.name.normalize("NFC").trim(), role, unitId }
  return ctx.db.transaction(async (tx) => {
    if ((await accountByEmail(tx, email)) !== null) throw emailTaken()
    await withdrawLinks(tx, "invitation", { email })
    const link = await issueLink(tx, ctx, { purpose: "invitation", actor, origin, invitee })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "identity.invite",
      subject: link.id,
      details: { role, unit: unitId },
    })
    return link
  })
}

export async function listInvitations(ctx: Context): Promise<Invitation[]> {
  const links = await openInvitations(ctx.db, ctx.now())
  return links.map((link) => ({
    ...inviteeOf(link),
    id: link.id,
    invitedAt: link.createdAt,
    invitedBy: link.createdBy,
    expiresAt: link.expiresAt,
  }))
}

/** The unit that an open invitation is for. */
export async function unitOfInvitation(ctx: Context, id: string): Promise<string> {
  const link = await invitationById(ctx.db, id, ctx.now())
  if (link === null) throw unknownInvitation()
  return inviteeOf(link).unitId
}

export async function withdrawInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!(await deleteLink(tx, id))) throw unknownInvitation()
    await record(tx, { actor, at: ctx.now(), action: "identity.invitation-withdrawn", subject: id })
  })
}

/** An invitation is as good as its sender: it ends with the sender's own right to give the role. */
async function refuseOrphan(ctx: Context, identity: Identity, link: LinkRow): Promise<void> {
  const inviter = await accountById(ctx.db, link.createdBy)
  if (inviter === null || stateOf(inviter, ctx.now(), ctx.settings.idleDays) !== "active") {
    throw badLink()
  }
  const grants = await grantsOf(ctx.db, inviter.id)
  const { unitId } = inviteeOf(link)
  const missing = await uncovered(grants, "administrator", [unitId], identity.within)
  if (missing !== undefined) throw badLink()
}

/** The invited person's account, with the role of the invitation; signed in at once. */
export async function acceptInvitation(
  ctx: Context,
  identity: Identity,
  accepted: { token: string; password: string },
  caller: Caller,
): Promise<string> {
  const tokenHash = hashToken(accepted.token)
  const open = await linkOfToken(ctx.db, tokenHash, ctx.now())
  if (open?.purpose !== "invitation") throw badLink()
  await refuseOrphan(ctx, identity, open)
  const { email, name, role, unitId } = inviteeOf(open)
  const weak = weaknessOf(accepted.password, [email, name])
  if (weak !== null) throw weakPassword(weak)
  const password = await hashPassword(accepted.password)
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    if ((await takeLink(tx, "invitation", tokenHash, at)) === null) throw badLink()
    const id = newId()
    if (!(await insertAccount(tx, { id, email, name, password, at }))) throw emailTaken()
    const [grantedAt, grantedBy] = [at.toISOString(), open.createdBy]
    await insertGrant(tx, { id: newId(), accountId: id, role, unitId, grantedAt, grantedBy })
    await record(tx, {
      actor: userActor(id),
      at,
      action: "identity.invitation-accepted",
      subject: id,
      details: { invitation: open.id, role, unit: unitId },
    })
    return beginSession(tx, id, caller, at)
  })
}
