import type { Context } from "../../../platform/context.ts"
import { campaignNotFound, campaignWithdrawn } from "../errors.ts"
import type { Points } from "../points/points.ts"
import { standingOf } from "../standing.ts"
import { type KeptCampaign, readCampaigns } from "../store/campaign-store.ts"
import { readPoints } from "../store/points-store.ts"
import type { DeclaredSet } from "./compare-service.ts"

/** Points of campaigns in memory: forty bytes each. */
const MOST_POINTS = 4_000_000

interface Remembered {
  readonly points: Promise<Points>
  readonly count: number
}

const remembered = new WeakMap<Context, Map<string, Remembered>>()

/** Names what was said of a campaign and what it holds: the same text, the same points. */
export const contentOf = ({ facts, files }: KeptCampaign): string =>
  JSON.stringify([facts, files.map(({ sha256 }) => sha256)])

/** All points of a campaign; those asked for last stay in memory. */
export function pointsOf(ctx: Context, { facts, acts, files }: KeptCampaign): Promise<Points> {
  const known = remembered.get(ctx) ?? new Map<string, Remembered>()
  remembered.set(ctx, known)
  const added = acts.findLast(({ act }) => act === "add")
  const key = contentOf({ facts, acts, files })
  const before = known.get(key)
  const entry = before ?? {
    points: readPoints(ctx.db, facts.id),
    count: added?.summary?.points ?? 0,
  }
  known.delete(key)
  known.set(key, entry)
  entry.points.catch(() => known.delete(key))
  let total = [...known.values()].reduce((sum, { count }) => sum + count, 0)
  for (const [old, { count }] of known) {
    if (total <= MOST_POINTS || old === key) break
    known.delete(old)
    total -= count
  }
  return entry.points
}

/** A campaign by its id. */
export async function campaignOf(ctx: Context, id: string): Promise<KeptCampaign> {
  const found = (await readCampaigns(ctx.db)).find(({ facts }) => facts.id === id)
  if (found === undefined) throw campaignNotFound(id)
  return found
}

/** Campaigns as a comparison takes them; withdrawn ones are refused. */
export async function campaignSets(ctx: Context, ids: readonly string[]): Promise<DeclaredSet[]> {
  const sets: DeclaredSet[] = []
  for (const id of ids) sets.push(await setOf(ctx, await campaignOf(ctx, id)))
  return sets
}

export async function setOf(ctx: Context, kept: KeptCampaign): Promise<DeclaredSet> {
  const { facts, acts } = kept
  if (standingOf(acts).state === "withdrawn") throw campaignWithdrawn(facts.id)
  return { ...facts, points: await pointsOf(ctx, kept) }
}
