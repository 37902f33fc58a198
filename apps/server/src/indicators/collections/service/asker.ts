import type { FastifyRequest } from "fastify"
import { type Actor, OPERATOR } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import type { Role } from "../../../platform/identity/model.ts"
import { Refusal } from "../../../platform/problem.ts"

/** Somebody who asks for something, and what they may do. */
export interface Asker {
  readonly actor: Actor
  may(role: Role, unitIds: readonly string[]): Promise<boolean>
  /** Refuses with 403 where they may not. */
  need(role: Role, unitIds: readonly string[]): Promise<void>
}

/** The signed-in person behind a request; refuses with 401 where nobody is. */
export async function askerOf(gate: Gate, request: FastifyRequest): Promise<Asker> {
  const actor = await gate.need(request, "reader", [])
  const need = async (role: Role, unitIds: readonly string[]) =>
    void (await gate.need(request, role, unitIds))
  return {
    actor,
    need,
    may: (role, unitIds) =>
      need(role, unitIds).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refusal) return false
          throw error
        },
      ),
  }
}

/** Who runs the command line of this machine may do everything. */
export const operatorAsks: Asker = {
  actor: OPERATOR,
  may: () => Promise.resolve(true),
  need: () => Promise.resolve(),
}
