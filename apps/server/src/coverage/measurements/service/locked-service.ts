import type { Reader } from "../../../platform/database.ts"
import { campaignNotFound } from "../errors.ts"
import { type KeptCampaign, readCampaigns } from "../store/campaign-store.ts"

/** A campaign inside a transaction that holds the lock of campaigns. */
export async function lockedCampaign(tx: Reader, id: string): Promise<KeptCampaign> {
  const kept = (await readCampaigns(tx)).find(({ facts }) => facts.id === id)
  if (kept === undefined) throw campaignNotFound(id)
  return kept
}
