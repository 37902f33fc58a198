import type { FastifyRequest } from "fastify"
import type { Actor, Context } from "../context.ts"
import { gathered } from "../gathered.ts"
import { notAllowed, notSignedIn } from "./errors.ts"
import type { Account, Grant, Role } from "./model.ts"
import { uncovered, type Within } from "./roles.ts"
import { hashToken } from "./secret.ts"
import { tokenIn } from "./session-cookie.ts"
import { seen } from "./store/accounts.ts"
import { sessionsOfTokens, touchSession } from "./store/sessions.ts"

/** The person behind a request. */
export interface SignedIn {
  readonly actor: Actor
  readonly user: Account
  readonly grants: readonly Grant[]
  readonly sessionId: string
}

/**
 * Who may do what. Ask it in a route before anything is written, never inside a transaction:
 * `const actor = await gate.need(request, "editor", ["22"])`.
 */
export interface Gate {
  /** Who is signed in, or null. No cookie, no query. */
  actor(request: FastifyRequest): Promise<SignedIn | null>
  /**
   * The actor, who holds `role` over every one of `unitIds` (over any unit at all where the list
   * is empty; "VN" asks for the whole country). Refuses with 401 or 403.
   */
  need(request: FastifyRequest, role: Role, unitIds: readonly string[]): Promise<Actor>
  /** Whose a session token is, or null. */
  holder(token: string): Promise<SignedIn | null>
}

/** "Last seen" is written at most this often. */
const SEEN_EVERY_MS = 10 * 60_000

/** Many people who ask at the same time are looked up together. */
const sessionsIn = (ctx: Context) =>
  gathered((hashes: readonly string[]) => sessionsOfTokens(ctx.db, hashes, ctx.now()))

type FindSession = ReturnType<typeof sessionsIn>

async function whoHolds(ctx: Context, find: FindSession, token: string): Promise<SignedIn | null> {
  const live = await find(hashToken(token))
  if (live === null) return null
  const { sessionId, accountId, email, name, twoFactor, seenAt, grants } = live
  const now = ctx.now()
  if (now.getTime() - Date.parse(seenAt) > SEEN_EVERY_MS) {
    await ctx.db.transaction(async (tx) => {
      await seen(tx, accountId, now)
      await touchSession(tx, sessionId, now)
    })
  }
  return {
    actor: { id: accountId, kind: "user" },
    user: { id: accountId, email, name, twoFactor },
    grants,
    sessionId,
  }
}

export function openGate(ctx: Context, within: Within): Gate {
  const known = new WeakMap<FastifyRequest, Promise<SignedIn | null>>()
  const find = sessionsIn(ctx)
  const actor = (request: FastifyRequest): Promise<SignedIn | null> => {
    const token = tokenIn(request.headers.cookie, ctx.settings)
    if (token === null) return Promise.resolve(null)
    const asked = known.get(request) ?? whoHolds(ctx, find, token)
    known.set(request, asked)
    return asked
  }
  return {
    actor,
    holder: (token) => whoHolds(ctx, find, token),
    async need(request, role, unitIds) {
      const who = await actor(request)
      if (who === null) throw notSignedIn()
      const missing = await uncovered(who.grants, role, unitIds, within)
      if (missing !== undefined) throw notAllowed(role, missing)
      return who.actor
    },
  }
}
