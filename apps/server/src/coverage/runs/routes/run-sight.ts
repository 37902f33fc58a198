import type { FastifyRequest } from "fastify"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import { EVERYWHERE } from "../../../platform/identity/model.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { pathOf, placeOn } from "../../register/place.ts"
import type { SeesRun } from "../service/read-service.ts"

/** Drafts of a unit are for its readers; those of the whole country for readers of any unit. */
export async function runSight(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
): Promise<SeesRun> {
  const places = new Set((await gate.actor(request))?.grants.map(({ unitId }) => unitId))
  if (places.size === 0) return () => false
  if (places.has(EVERYWHERE)) return () => true
  const units = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  return (unit) =>
    unit === null ||
    pathOf(units, placeOn(units, unit, today), today).some((above) => places.has(above))
}
