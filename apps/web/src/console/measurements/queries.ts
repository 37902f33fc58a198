import type {
  CampaignChange,
  CampaignDetail,
  CampaignList,
  Comparison,
} from "@tinhso/server/coverage/measurements/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const CAMPAIGNS = "/api/v1/coverage/campaigns"
export const campaignPath = (id: string) => `${CAMPAIGNS}/${encodeURIComponent(id)}`

export const campaignsQuery = queryOptions({
  queryKey: ["measured", "campaigns"],
  queryFn: ({ signal }) => get<CampaignList>(CAMPAIGNS, signal),
})

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["measured", "campaign", id],
    queryFn: ({ signal }) => get<CampaignDetail>(campaignPath(id), signal),
  })

/** What is compared: a campaign, a run, and whether the declared correction is added. */
export interface ComparisonAsked {
  readonly campaign: string
  readonly run: string
  readonly correct: boolean
}

export function comparePath({ campaign, run, correct }: ComparisonAsked, format = "json"): string {
  const query = new URLSearchParams({ run, correct: String(correct), format })
  return `${campaignPath(campaign)}/compare?${query.toString()}`
}

export const comparisonQuery = (asked: ComparisonAsked) =>
  queryOptions({
    queryKey: ["measured", "comparison", asked],
    queryFn: ({ signal }) => get<Comparison>(comparePath(asked), signal),
  })

export function useCampaignChange(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: CampaignChange) =>
      send<CampaignDetail>("POST", `${campaignPath(id)}/acts`, change),
    onSuccess: () => client.invalidateQueries({ queryKey: ["measured"] }),
  })
}
