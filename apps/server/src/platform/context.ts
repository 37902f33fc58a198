import type { Database } from "./database.ts"
import type { Log } from "./log.ts"
import type { Settings } from "./settings.ts"

/** What a use case may touch. Built once in `product.ts`; tests build their own. */
export interface Context {
  readonly db: Database
  readonly now: () => Date
  readonly log: Log
  readonly settings: Settings
}

/**
 * Who does something. `system` is the product itself (first load, jobs); `operator` is
 * whoever may run the command line on this machine; `user` signed in; `key` is a program that speaks
 * for an organisation.
 */
export interface Actor {
  readonly id: string
  readonly kind: "system" | "operator" | "user" | "key"
}

export const SYSTEM: Actor = { id: "system", kind: "system" }
export const OPERATOR: Actor = { id: "operator", kind: "operator" }
