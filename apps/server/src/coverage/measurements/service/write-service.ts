import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import { campaignChanged, nothingToPublish, notThisAct, reasonNeeded, tooFine } from "../errors.ts"
import { shippedRules } from "../loader.ts"
import type { CampaignChange } from "../model.ts"
import { mayBecome, needsReason, standingOf } from "../standing.ts"
import { addAct, lockCampaigns } from "../store/campaign-store.ts"
import { campaignTold } from "./read-service.ts"
import { lockedCampaign } from "./locked-service.ts"

/** Publishes, unpublishes or withdraws a campaign; its points stay as they are. */
export async function changeCampaign(
  ctx: Context,
  actor: Actor,
  id: string,
  { act, reason = "", cell, least, version }: CampaignChange,
): Promise<void> {
  const publication = act === "publish" ? publicationOf(cell, least) : { cell: null, least: null }
  await ctx.db.transaction(async (tx) => {
    await lockCampaigns(tx)
    const kept = await lockedCampaign(tx, id)
    const { state, version: last } = standingOf(kept.acts)
    if (last !== version) throw campaignChanged(id)
    if (!mayBecome(state, act)) throw notThisAct(id, state)
    const why = reason.normalize("NFC").trim()
    if (needsReason(act) && why === "") throw reasonNeeded()
    if (act === "publish" && campaignTold(kept).points === 0) throw nothingToPublish(id)
    const at = ctx.now()
    await addAct(tx, {
      campaign: id,
      version: version + 1,
      act,
      reason: why === "" ? null : why,
      ...publication,
      summary: null,
      by: actor.id,
      at: at.toISOString(),
    })
    const details = { act, ...(act === "publish" ? publication : {}) }
    await record(tx, { actor, at, action: "coverage.change-campaign", subject: id, details })
  })
}

/** Never finer than the configuration allows. */
function publicationOf(cell: number | undefined, least: number | undefined) {
  const finest = shippedRules().public
  const wished = { cell: cell ?? finest.cell, least: least ?? finest.least }
  if (wished.cell < finest.cell || wished.least < finest.least) {
    throw tooFine(finest.cell, finest.least)
  }
  return wished
}
