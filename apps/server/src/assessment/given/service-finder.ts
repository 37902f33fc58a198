import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { unitResolver } from "../../registry/index.ts"
import { listParticipants } from "../store/round-store.ts"
import { agencyFinder } from "./find-agency.ts"
import type { FindAgency } from "./read-values.ts"

/** Whom a text means among the agencies of a round, with all names that the registry knows. */
export async function roundFinder(ctx: Context, round: string): Promise<FindAgency> {
  const resolve = await unitResolver(ctx.db)
  const on = dayInVietnam(ctx.now())
  return agencyFinder(await listParticipants(ctx.db, round), (name) => {
    const found = resolve({ name, on })
    if (found.kind === "found") return [found.unit.id]
    return found.kind === "ambiguous" ? found.candidates.map((unit) => unit.id) : []
  })
}
