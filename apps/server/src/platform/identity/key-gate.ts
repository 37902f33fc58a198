import type { FastifyRequest } from "fastify"
import type { Actor, Context } from "../context.ts"
import { keyLacksScope, keyNeeded, tooManyByKey } from "./errors.ts"
import { hashToken } from "./secret.ts"
import { keyUsed, liveKey } from "./store/api-keys.ts"

/** The program behind a request. */
export interface KeyHeld {
  readonly actor: Actor
  readonly keyId: string
  readonly name: string
  /** The unit or organisation that it speaks for. */
  readonly holder: string
}

/** Who speaks by key. */
export interface KeyGate {
  /** Whether a request comes with a key at all. */
  has(request: FastifyRequest): boolean
  /** The program, whose key has the scope; refuses with 401, 403, or 429 where it asks too often. */
  need(request: FastifyRequest, scope: string): Promise<KeyHeld>
}

/** Requests that a key may make in a minute. */
export const PER_MINUTE = 120
const MINUTE = 60_000
/** "Last used" is written at most this often. */
const USED_EVERY_MS = 10 * MINUTE

function bearer({ headers }: FastifyRequest): string | null {
  return /^Bearer\s+(\S+)$/iu.exec(headers.authorization ?? "")?.[1] ?? null
}

export function openKeyGate(ctx: Context): KeyGate {
  const counts = new Map<string, { since: number; taken: number }>()
  const count = (id: string) => {
    const now = ctx.now().getTime()
    const known = counts.get(id)
    if (known === undefined || now - known.since >= MINUTE) counts.set(id, { since: now, taken: 1 })
    else if (known.taken >= PER_MINUTE) {
      throw tooManyByKey(Math.max(1, Math.ceil((known.since + MINUTE - now) / 1000)))
    } else known.taken++
  }
  return {
    has: (request) => bearer(request) !== null,
    async need(request, scope) {
      const token = bearer(request)
      const now = ctx.now()
      const key = token === null ? null : await liveKey(ctx.db, hashToken(token), now)
      if (key === null) throw keyNeeded()
      count(key.id)
      if (!key.scopes.includes(scope)) throw keyLacksScope(scope)
      if (now.getTime() - Date.parse(key.lastUsedAt ?? "1970-01-01T00:00:00Z") > USED_EVERY_MS) {
        await ctx.db.transaction((tx) => keyUsed(tx, key.id, now))
      }
      const actor: Actor = { id: `key:${key.id}`, kind: "key" }
      return { actor, keyId: key.id, name: key.name, holder: key.holder }
    },
  }
}
