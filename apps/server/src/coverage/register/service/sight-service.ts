import type { FastifyRequest } from "fastify"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import type { Role } from "../../../platform/identity/model.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { pathOf, placeOn } from "../place.ts"

/** What whoever asks may do with gaps of a unit. */
export interface Sight {
  /** Sees reports, notes and names. */
  readonly reads: (unit: string) => boolean
  readonly writes: (unit: string) => boolean
}

/** Everybody who is not signed in. */
export const BLIND: Sight = { reads: () => false, writes: () => false }
/** Whoever may run the command line on this machine. */
export const ALL: Sight = { reads: () => true, writes: () => true }

const WRITING: ReadonlySet<Role> = new Set(["editor", "administrator"])

export async function sightOf(ctx: Context, gate: Gate, request: FastifyRequest): Promise<Sight> {
  const grants = (await gate.actor(request))?.grants ?? []
  if (grants.length === 0) return BLIND
  const units = await territoriesOf(ctx.db)
  const today = dayInVietnam(ctx.now())
  const within = (places: ReadonlySet<string>) => {
    if (places.size === 0) return () => false
    if (places.has("VN")) return () => true
    const known = new Map<string, boolean>()
    return (unit: string) => {
      const before = known.get(unit)
      if (before !== undefined) return before
      const path = pathOf(units, placeOn(units, unit, today), today)
      const found = places.has(unit) || path.some((above) => places.has(above))
      known.set(unit, found)
      return found
    }
  }
  const writing = grants.filter(({ role }) => WRITING.has(role))
  return {
    reads: within(new Set(grants.map(({ unitId }) => unitId))),
    writes: within(new Set(writing.map(({ unitId }) => unitId))),
  }
}
