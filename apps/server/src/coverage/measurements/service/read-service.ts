import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { campaignNotFound, noSuchUnit } from "../errors.ts"
import { networkWords } from "../import/network.ts"
import { shippedNetworks, shippedRules, shippedWords } from "../loader.ts"
import type {
  Campaign,
  CampaignDetail,
  CampaignList,
  CampaignPart,
  CampaignQuestion,
} from "../model.ts"
import { standingOf } from "../standing.ts"
import { type KeptCampaign, type PartKept, readCampaigns } from "../store/campaign-store.ts"
import { type SeesUnit, unitsWithin } from "./sight-service.ts"

/** Campaigns that whoever asks may see, the newest first. */
export async function listCampaigns(
  ctx: Context,
  { unit, kind, state, technology }: CampaignQuestion,
  sees: SeesUnit,
): Promise<CampaignList> {
  if (unit !== undefined && (await territoriesOf(ctx.db)).unit(unit) === undefined) {
    throw noSuchUnit(unit)
  }
  const isIn = await unitsWithin(ctx)
  const fitting = (await readCampaigns(ctx.db)).filter(
    (kept) =>
      isSeen(kept, sees) &&
      (unit === undefined || isIn(kept.facts.unit, unit)) &&
      (kind === undefined || kept.facts.kind === kind) &&
      (state === undefined || standingOf(kept.acts).state === state) &&
      (technology === undefined ||
        summaryOf(kept).parts.some((part) => part.technology === technology)),
  )
  return { rows: fitting.map(campaignTold) }
}

const isSeen = ({ facts, acts }: KeptCampaign, sees: SeesUnit) =>
  standingOf(acts).state === "published" || sees(facts.unit)

const NOTHING = { points: 0, from: null, to: null, box: null, parts: [] as PartKept[] }

const summaryOf = ({ acts }: KeptCampaign) =>
  acts.findLast(({ summary }) => summary !== null)?.summary ?? NOTHING

export function campaignTold(kept: KeptCampaign): Campaign {
  const { points, from, to, box } = summaryOf(kept)
  return { ...kept.facts, ...standingOf(kept.acts), points, from, to, box }
}

/** A campaign that whoever asks may see; one that is not theirs is not there. */
export async function seenCampaign(
  ctx: Context,
  id: string,
  sees: SeesUnit,
): Promise<KeptCampaign> {
  const kept = (await readCampaigns(ctx.db)).find(({ facts }) => facts.id === id)
  if (kept === undefined || !isSeen(kept, sees)) throw campaignNotFound(id)
  return kept
}

/** Files, names and reasons are for readers of its unit; parts of few points for nobody else either. */
export async function getCampaign(
  ctx: Context,
  id: string,
  sees: SeesUnit,
): Promise<CampaignDetail> {
  const kept = await seenCampaign(ctx, id, sees)
  const isReader = sees(kept.facts.unit)
  const told = campaignTold(kept)
  const { nameOf } = networkWords(shippedWords(), shippedNetworks())
  const parts = summaryOf(kept).parts.map((part) => ({
    ...part,
    operatorName: part.operator === null ? null : nameOf(part.operator),
  }))
  const least = told.publication?.least ?? shippedRules().public.least
  return {
    ...told,
    box: isReader ? told.box : null,
    parts: isReader ? parts : parts.filter(({ points }) => points >= least).map(publicPart(least)),
    files: isReader
      ? kept.files.map(({ campaign: _campaign, number: _number, ...file }) => file)
      : [],
    acts: isReader
      ? kept.acts.map(({ version, act, reason, by, at }) => ({ version, act, reason, by, at }))
      : [],
  }
}

const publicPart =
  (least: number) =>
  (part: CampaignPart): CampaignPart => ({
    ...part,
    ...(part.levels < least ? { median: null, p10: null } : {}),
    ...(part.tests < least ? { download: null, upload: null, latency: null } : {}),
  })
