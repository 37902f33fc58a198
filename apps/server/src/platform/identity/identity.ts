import type { Context } from "../context.ts"
import { type Attempts, countAttempts } from "./attempts.ts"
import { type Gate, openGate } from "./gate.ts"
import { type KeyGate, openKeyGate } from "./key-gate.ts"
import type { Within } from "./roles.ts"

/** What the use cases of accounts share: built once, in `server.ts`. */
export interface Identity {
  readonly gate: Gate
  readonly keys: KeyGate
  readonly within: Within
  readonly attempts: Attempts
}

/**
 * Accounts over `ctx`. `within` says whether the first unit is the second or lies below it: units
 * belong to the registry, which the platform does not know.
 */
export function openIdentity(ctx: Context, { within }: { within: Within }): Identity {
  return {
    gate: openGate(ctx, within),
    keys: openKeyGate(ctx),
    within,
    attempts: countAttempts(ctx.now),
  }
}
