import { record } from "../../audit.ts"
import { type Actor, type Context, SYSTEM } from "../../context.ts"
import type { Writer } from "../../database.ts"
import { badLink, weakPassword } from "../errors.ts"
import { EVERYWHERE } from "../model.ts"
import { hashPassword } from "../password-hash.ts"
import { weaknessOf } from "../password-strength.ts"
import { hashToken, newId } from "../secret.ts"
import { accountByEmail, enable, insertAccount, setPassword } from "../store/accounts.ts"
import { endGrant, grantsOf, hasAdministrator, insertGrant } from "../store/grants.ts"
import { type LinkRow, linkOfToken, takeLink, withdrawLinks } from "../store/links.ts"
import { endSessionsOf } from "../store/sessions.ts"
import { endTotp } from "../store/two-factor.ts"
import { issueLink } from "./link.ts"
import { beginSession, type Caller, userActor } from "./session.ts"
import { normalEmail } from "./sign-in.ts"

/** Where a server listens: `PORT=0` takes a port that no setting tells. */
const addresses = new WeakMap<Context, string>()

function originOf(ctx: Context): string {
  const { publicUrl, host, port } = ctx.settings
  const told = `http://${host.includes(":") ? `[${host}]` : host}:${port}`
  return publicUrl ?? addresses.get(ctx) ?? told
}

/** A new set-up link; earlier ones stop working. */
export async function setupLink(ctx: Context, actor: Actor): Promise<string> {
  const origin = originOf(ctx)
  const { url } = await ctx.db.transaction(async (tx) => {
    await withdrawLinks(tx, "setup")
    const link = await issueLink(tx, ctx, { purpose: "setup", actor, origin })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "identity.setup-link",
      subject: link.id,
    })
    return link
  })
  return url
}

/** What the server prints at start while there is no administrator: `setup http://…`; or null. */
export async function setupLine(ctx: Context, address: string): Promise<string | null> {
  addresses.set(ctx, address)
  return (await hasAdministrator(ctx.db)) ? null : `setup ${await setupLink(ctx, SYSTEM)}`
}

interface Setup {
  readonly token: string
  readonly email: string
  readonly name: string
  readonly password: string
}

/** Makes the account, or takes an existing one over: a lost administrator returns this way. */
async function accountFor(tx: Writer, setup: Setup, password: string, at: Date): Promise<string> {
  const email = normalEmail(setup.email)
  const known = await accountByEmail(tx, email)
  if (known === null) {
    const id = newId()
    await insertAccount(tx, { id, email, name: setup.name.normalize("NFC").trim(), password, at })
    return id
  }
  await setPassword(tx, known.id, password)
  await enable(tx, known.id, at)
  await endTotp(tx, known.id)
  await endSessionsOf(tx, known.id)
  return known.id
}

/** Who administers may not verify: such roles end. */
async function makeAdministrator(tx: Writer, id: string, link: LinkRow, at: Date): Promise<void> {
  for (const grant of await grantsOf(tx, id)) {
    if (grant.role !== "verifier") continue
    await endGrant(tx, grant.id, link.createdBy, at)
    const details = { role: grant.role, unit: grant.unitId, grant: grant.id }
    await record(tx, { actor: userActor(id), at, action: "identity.revoke", subject: id, details })
  }
  await insertGrant(tx, {
    id: newId(),
    accountId: id,
    role: "administrator",
    unitId: EVERYWHERE,
    grantedAt: at.toISOString(),
    grantedBy: link.createdBy,
  })
}

/** The first administrator, or one who replaces a lost one; signed in at once. */
export async function setUp(ctx: Context, setup: Setup, caller: Caller): Promise<string> {
  const tokenHash = hashToken(setup.token)
  const open = await linkOfToken(ctx.db, tokenHash, ctx.now())
  if (open?.purpose !== "setup") throw badLink()
  const weak = weaknessOf(setup.password, [setup.email, setup.name])
  if (weak !== null) throw weakPassword(weak)
  const password = await hashPassword(setup.password)
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const link = await takeLink(tx, "setup", tokenHash, at)
    if (link === null) throw badLink()
    const id = await accountFor(tx, setup, password, at)
    await makeAdministrator(tx, id, link, at)
    await record(tx, {
      actor: userActor(id),
      at,
      action: "identity.setup",
      subject: id,
      details: { link: link.id, role: "administrator", unit: EVERYWHERE },
    })
    return beginSession(tx, id, caller, at)
  })
}
