import { record } from "../../audit.ts"
import type { Actor, Context } from "../../context.ts"
import type { Writer } from "../../database.ts"
import { idleBefore, stateOf } from "../account-state.ts"
import {
  changedMeanwhile,
  grantHeld,
  lastAdministrator,
  notYourself,
  rolesApart,
  unknownGrant,
  unknownUnit,
  unknownUser,
} from "../errors.ts"
import type { Identity } from "../identity.ts"
import { EVERYWHERE, type Grant, type Role, type User, type UserChange } from "../model.ts"
import { breaksSeparation } from "../roles.ts"
import { newId } from "../secret.ts"
import { accountById, disable, enable, listAccounts, lockAccount } from "../store/accounts.ts"
import {
  allGrants,
  endGrant,
  grantById,
  grantsOf,
  grantTold,
  insertGrant,
  lockAdministrators,
} from "../store/grants.ts"
import { endSessionsOf } from "../store/sessions.ts"
import { endTotp } from "../store/two-factor.ts"

export async function listUsers(ctx: Context): Promise<User[]> {
  const [accounts, grants] = [await listAccounts(ctx.db), await allGrants(ctx.db)]
  const byAccount = Map.groupBy(grants, (grant) => grant.accountId)
  return accounts.map((account) => ({
    id: account.id,
    email: account.email,
    name: account.name,
    twoFactor: account.twoFactor,
    state: stateOf(account, ctx.now(), ctx.settings.idleDays),
    createdAt: account.createdAt,
    lastSeenAt: account.lastSeenAt,
    grants: (byAccount.get(account.id) ?? []).map(grantTold),
  }))
}

/** The units over which an account holds roles; the whole country where it holds none. */
export async function unitsOfUser(ctx: Context, id: string): Promise<string[]> {
  if ((await accountById(ctx.db, id)) === null) throw unknownUser()
  const held = await grantsOf(ctx.db, id)
  return held.length === 0 ? [EVERYWHERE] : held.map((grant) => grant.unitId)
}

/** Somebody must be left who administers everything and may sign in. */
async function refuseWithoutAdministrator(ctx: Context, tx: Writer, leaving: string) {
  const since = idleBefore(ctx.now(), ctx.settings.idleDays)
  const able = await lockAdministrators(tx, since)
  if (able.every((id) => id === leaving)) throw lastAdministrator()
}

const administersAll = (grant: { role: Role; unitId: string }) =>
  grant.role === "administrator" && grant.unitId === EVERYWHERE

/** Locks an account out (its sessions end at once) or lets it in again; drops a lost phone. */
export async function changeUser(
  ctx: Context,
  actor: Actor,
  id: string,
  change: UserChange,
): Promise<void> {
  if (change.disabled === true && id === actor.id) throw notYourself()
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    // All administrators are locked before the one account, so that no two wait for each other.
    if (change.disabled === true && (await grantsOf(tx, id)).some(administersAll)) {
      await refuseWithoutAdministrator(ctx, tx, id)
    }
    if ((await lockAccount(tx, id)) === null) throw unknownUser()
    const told = async (action: string) => record(tx, { actor, at, action, subject: id })
    if (change.disabled === true) {
      await disable(tx, id, at)
      await endSessionsOf(tx, id)
      await told("identity.disabled")
    }
    if (change.disabled === false) {
      await enable(tx, id, at)
      await told("identity.enabled")
    }
    if (change.twoFactor === false) {
      await endTotp(tx, id)
      await told("identity.two-factor-off")
    }
  })
}

interface NewGrant {
  readonly userId: string
  readonly role: Role
  readonly unitId: string
}

/** Gives a role. Units are asked before the transaction, which may hold the only connection. */
export async function grantRole(
  ctx: Context,
  identity: Identity,
  actor: Actor,
  asked: NewGrant,
): Promise<Grant> {
  const { userId, role, unitId } = asked
  if (unitId !== EVERYWHERE && !(await identity.within(unitId, EVERYWHERE))) {
    throw unknownUnit(unitId)
  }
  const held = await grantsOf(ctx.db, userId)
  if (await breaksSeparation(held, asked, identity.within)) throw rolesApart()
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    if ((await lockAccount(tx, userId)) === null) throw unknownUser()
    const now = await grantsOf(tx, userId)
    if (now.some((grant) => held.every(({ id }) => id !== grant.id))) throw changedMeanwhile()
    const grant = { id: newId(), role, unitId, grantedAt: at.toISOString(), grantedBy: actor.id }
    if (!(await insertGrant(tx, { ...grant, accountId: userId }))) throw grantHeld()
    const details = { role, unit: unitId, grant: grant.id }
    await record(tx, { actor, at, action: "identity.grant", subject: userId, details })
    return grant
  })
}

/** The unit over which a grant gives its role. */
export async function unitOfGrant(ctx: Context, id: string): Promise<string> {
  const grant = await grantById(ctx.db, id)
  if (grant === null) throw unknownGrant()
  return grant.unitId
}

/** Takes a role back; the next request already feels it. */
export async function revokeGrant(ctx: Context, actor: Actor, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const grant = await grantById(tx, id)
    if (grant === null) throw unknownGrant()
    if (administersAll(grant)) await refuseWithoutAdministrator(ctx, tx, grant.accountId)
    if (!(await endGrant(tx, id, actor.id, at))) throw unknownGrant()
    const details = { role: grant.role, unit: grant.unitId, grant: id }
    await record(tx, {
      actor,
      at,
      action: "identity.revoke",
      subject: grant.accountId,
      details,
    })
  })
}
