import type { FastifyRequest } from "fastify"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import type { Gate } from "../../../platform/identity/index.ts"
import type { Role } from "../../../platform/identity/model.ts"
import { isOrganisationWithin } from "../../organisations/within.ts"
import { readOrganisations } from "../../organisations/store/organisations-store.ts"
import { isWithin } from "../../tree.ts"
import { ALL, BLIND, type Sight } from "../sight.ts"
import { groundOf } from "./view-service.ts"

const EVERYWHERE = "VN"
const READING: readonly Role[] = ["reader", "verifier", "editor", "administrator"]
const WRITING: readonly Role[] = ["editor", "administrator"]

type Ground = Awaited<ReturnType<typeof groundOf>>

interface World {
  readonly units: Ground["units"]
  readonly organisations: Awaited<ReturnType<typeof readOrganisations>>
  readonly today: string
  readonly sights: Map<string, Sight>
}

/** The sights of a world, until something in it changes. */
const worlds = new WeakMap<object, World>()
const MOST_SIGHTS = 500

/** What lies in these units and organisations, today; the same places give the same sight. */
export async function sightOver(ctx: Context, places: readonly string[]): Promise<Sight> {
  if (places.includes(EVERYWHERE)) return ALL
  if (places.length === 0) return BLIND
  const { units } = await groundOf(ctx)
  const organisations = await readOrganisations(ctx.db)
  const today = dayInVietnam(ctx.now())
  const { sights } = worldOf(ctx, { units, organisations, today, sights: new Map() })
  const key = [...new Set(places)].toSorted().join(" ")
  const there = sights.get(key)
  if (there !== undefined) return there
  if (sights.size >= MOST_SIGHTS) sights.clear()
  const made = sightIn({ units, organisations, today, sights }, places)
  sights.set(key, made)
  return made
}

function worldOf({ db }: Context, now: World): World {
  const before = worlds.get(db)
  const same =
    before?.units === now.units &&
    before.organisations === now.organisations &&
    before.today === now.today
  if (same) return before
  worlds.set(db, now)
  return now
}

function sightIn({ units, organisations, today }: World, places: readonly string[]): Sight {
  const known = new Map<string, boolean>()
  const remembered = (id: string, find: (place: string) => boolean) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const answer = places.some((place) => place === id || find(place))
    known.set(id, answer)
    return answer
  }
  const unitWithin = (unit: string, above: string) => isWithin(units, unit, above, today)
  return {
    everything: false,
    unit: (id) => remembered(id, (place) => unitWithin(id, place)),
    organisation: (id) =>
      remembered(id, (place) => isOrganisationWithin(organisations, id, place, today, unitWithin)),
  }
}

async function placesOf(gate: Gate, request: FastifyRequest, roles: readonly Role[]) {
  const who = await gate.actor(request)
  return (who?.grants ?? []).filter(({ role }) => roles.includes(role)).map((one) => one.unitId)
}

/** What whoever asks may see whole; nothing for who is not signed in. */
export async function sightOf(ctx: Context, gate: Gate, request: FastifyRequest): Promise<Sight> {
  return sightOver(ctx, await placesOf(gate, request, READING))
}

/** What whoever asks may change. */
export async function writingSightOf(
  ctx: Context,
  gate: Gate,
  request: FastifyRequest,
): Promise<Sight> {
  return sightOver(ctx, await placesOf(gate, request, WRITING))
}
