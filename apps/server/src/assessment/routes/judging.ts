import type { FastifyRequest } from "fastify"
import type { Actor, Context } from "../../platform/context.ts"
import type { Gate } from "../../platform/identity/index.ts"
import { notJudging } from "../errors.ts"
import type { Duty } from "../model.ts"
import { dutiesOf, ownAgencies } from "../service/judge-service.ts"
import { roundOf } from "../service/round-service.ts"
import { listParticipants } from "../store/round-store.ts"
import { holds } from "./may-read.ts"

/** Somebody who judges in a round: for what, and which agencies are their own. */
export interface Asker {
  readonly actor: Actor
  readonly duties: readonly Duty[]
  readonly own: ReadonlySet<string>
}

/** Who asks, where they judge in the round at all; refuses everybody else. */
export async function askerOf(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest<{ Params: { round: string } }>,
): Promise<Asker> {
  const actor = await gate.need(request, "verifier", [])
  const round = await roundOf(ctx.db, request.params.round)
  const duties = await dutiesOf(ctx, round, (one) => holds(gate, request, "verifier", one))
  if (duties.length === 0) throw notJudging()
  const grants = (await gate.actor(request))?.grants ?? []
  const reports = grants.some(({ role }) => role === "editor" || role === "administrator")
  const participants = reports ? await listParticipants(ctx.db, round.id) : []
  return { actor, duties, own: await ownAgencies(ctx, grants, participants) }
}
