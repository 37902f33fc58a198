import type { Campaign, CampaignState } from "./model.ts"

interface Act {
  readonly version: number
  readonly act: "add" | "publish" | "unpublish" | "withdraw"
  readonly cell: number | null
  readonly least: number | null
}

/** Where a campaign stands after its acts, and how finely everybody may see it. */
export function standingOf(
  acts: readonly Act[],
): Pick<Campaign, "state" | "version" | "publication"> {
  let state: CampaignState = "kept"
  let publication: Campaign["publication"] = null
  for (const { act, cell, least } of acts) {
    if (act === "withdraw") state = "withdrawn"
    if (act === "unpublish") state = "kept"
    if (act === "publish") {
      state = "published"
      publication = cell === null || least === null ? null : { cell, least }
    }
    if (state !== "published") publication = null
  }
  return { state, version: acts.at(-1)?.version ?? 0, publication }
}

const NEXT: Readonly<Record<CampaignState, readonly Act["act"][]>> = {
  kept: ["add", "publish", "withdraw"],
  published: ["add", "publish", "unpublish", "withdraw"],
  withdrawn: [],
}

/** Whether something may become of a campaign in a state. */
export const mayBecome = (state: CampaignState, act: Act["act"]): boolean =>
  NEXT[state].includes(act)

/** Going back needs a reason. */
export const needsReason = (act: Act["act"]): boolean => act === "withdraw" || act === "unpublish"
