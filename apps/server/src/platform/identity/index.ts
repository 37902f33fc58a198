import type { FastifyRequest } from "fastify"
import type { Actor } from "../context.ts"
import type { Account, Grant, Role } from "./model.ts"

/** The person behind a request. */
export interface SignedIn {
  readonly actor: Actor
  readonly user: Account
  readonly grants: readonly Grant[]
  readonly sessionId: string
}

/**
 * Who may do what. Ask it in a route before anything is written:
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
}
