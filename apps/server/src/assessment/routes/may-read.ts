import type { FastifyRequest } from "fastify"
import type { Context } from "../../platform/context.ts"
import type { Gate } from "../../platform/identity/index.ts"
import type { Role } from "../../platform/identity/model.ts"
import type { Round } from "../model.ts"
import { roundOf } from "../service/round-service.ts"

type OfAgency = FastifyRequest<{ Params: { round: string; unit: string } }>

/** Whether the person behind a request holds a role over a unit. */
export const holds = (gate: Gate, request: FastifyRequest, role: Role, unit: string) =>
  gate.need(request, role, [unit]).then(
    () => true,
    () => false,
  )

/** Whether somebody judges in a round: for its lead, its council or who confirms figures. */
export async function judgesIn(
  gate: Gate,
  request: FastifyRequest,
  { lead, council, coVerifiers }: Round,
): Promise<boolean> {
  for (const one of new Set([lead, council, ...Object.values(coVerifiers)])) {
    if (await holds(gate, request, "verifier", one)) return true
  }
  return false
}

/** The agency itself, the verifiers, the council; everybody once the round is published. */
export async function mayReadAgency(ctx: Context, gate: Gate, request: OfAgency): Promise<void> {
  const round = await roundOf(ctx.db, request.params.round)
  if (round.state !== "published") await mustBeInside(gate, request, round)
}

/** The agency itself, the verifiers and the council: what is nobody else's business. */
export async function mustBeInside(gate: Gate, request: OfAgency, round: Round): Promise<void> {
  if (await judgesIn(gate, request, round)) return
  await gate.need(request, "reader", [request.params.unit])
}
