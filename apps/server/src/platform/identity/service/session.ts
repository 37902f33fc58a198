import { record } from "../../audit.ts"
import type { Actor, Context } from "../../context.ts"
import type { Reader, Writer } from "../../database.ts"
import { unknownSession } from "../errors.ts"
import type { SignedIn } from "../gate.ts"
import type { Me, Session } from "../model.ts"
import { hashToken, newId, newToken } from "../secret.ts"
import { SESSION_MS } from "../session-cookie.ts"
import { seen } from "../store/accounts.ts"
import { hasAdministrator } from "../store/grants.ts"
import { endSession, endToken, insertSession, sessionsOf } from "../store/sessions.ts"

/** What a request tells of who sends it, before anybody is known. */
export interface Caller {
  readonly address: string
  readonly client: string
  /** The session token that came along, if any. */
  readonly token: string | null
}

export const userActor = (id: string): Actor => ({ id, kind: "user" })

/** Begins a session under a new token; one that came along ends, so none can be planted. */
export async function beginSession(
  tx: Writer,
  accountId: string,
  caller: Caller,
  at: Date,
): Promise<string> {
  const token = newToken()
  if (caller.token !== null) await endToken(tx, hashToken(caller.token))
  await insertSession(tx, {
    id: newId(),
    tokenHash: hashToken(token),
    accountId,
    at,
    until: new Date(at.getTime() + SESSION_MS),
    client: caller.client,
  })
  await seen(tx, accountId, at)
  return token
}

export async function describeMe(db: Reader, who: SignedIn | null): Promise<Me> {
  if (who === null) return { user: null, grants: [], setupNeeded: !(await hasAdministrator(db)) }
  return { user: who.user, grants: [...who.grants], setupNeeded: false }
}

export async function signOut(ctx: Context, who: SignedIn): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await endSession(tx, who.sessionId, who.actor.id)
    await record(tx, {
      actor: who.actor,
      at: ctx.now(),
      action: "identity.sign-out",
      subject: who.actor.id,
    })
  })
}

export async function listSessions(ctx: Context, who: SignedIn): Promise<Session[]> {
  const sessions = await sessionsOf(ctx.db, who.actor.id, ctx.now())
  return sessions.map((session) => ({ ...session, current: session.id === who.sessionId }))
}

export async function endOwnSession(ctx: Context, who: SignedIn, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (!(await endSession(tx, id, who.actor.id))) throw unknownSession()
    await record(tx, {
      actor: who.actor,
      at: ctx.now(),
      action: "identity.session-ended",
      subject: who.actor.id,
      details: { session: id },
    })
  })
}
