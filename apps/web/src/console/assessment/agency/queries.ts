import type {
  AgencyForm,
  CitationChange,
  CitationsChanged,
  ClaimsSaved,
  ScoringWork,
} from "@tinhso/server/assessment/agency/model"
import type {
  AgencyGains,
  AppealDraft,
  Claim,
  Dispute,
  DisputeDraft,
  Participant,
  ReplyDraft,
  ReplyTold,
  ScoresSaved,
} from "@tinhso/server/assessment/model"
import type { EvidencePage } from "@tinhso/server/evidence/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { type AgencyId, agencyPath, ASSESSMENT, refreshRound } from "../queries.ts"

export const scoringWorkQuery = queryOptions({
  queryKey: ["assessment", "work"],
  queryFn: ({ signal }) => get<ScoringWork>(`${ASSESSMENT}/work`, signal),
})

const keyOf = ({ round, unit }: AgencyId) => ["assessment", "round", round, "agency", unit] as const

export const formQuery = (agency: AgencyId) =>
  queryOptions({
    queryKey: [...keyOf(agency), "form"],
    queryFn: ({ signal }) => get<AgencyForm>(`${agencyPath(agency)}/form`, signal),
  })

export const gainsQuery = (agency: AgencyId) =>
  queryOptions({
    queryKey: [...keyOf(agency), "gains"],
    queryFn: ({ signal }) => get<AgencyGains>(`${agencyPath(agency)}/gains?most=3`, signal),
  })

export const replyQuery = (agency: AgencyId) =>
  queryOptions({
    queryKey: [...keyOf(agency), "reply"],
    queryFn: ({ signal }) => get<ReplyTold>(`${agencyPath(agency)}/reply`, signal),
  })

/** What an agency says of the figures that it was given, and the answers. */
export const disputesQuery = (agency: AgencyId) =>
  queryOptions({
    queryKey: [...keyOf(agency), "disputes"],
    queryFn: ({ signal }) => get<Dispute[]>(`${agencyPath(agency)}/disputes`, signal),
  })

/** The documents that an agency has kept, the newest first. */
export const documentsQuery = (unit: string) =>
  queryOptions({
    queryKey: ["evidence", unit],
    queryFn: ({ signal }) =>
      get<EvidencePage>(`/api/v1/evidence?unit=${encodeURIComponent(unit)}&limit=200`, signal),
  })

export const saveClaims = (agency: AgencyId, claims: readonly Claim[]) =>
  send<ClaimsSaved>("PUT", `${agencyPath(agency)}/claims`, { claims })

/** What an agency does with its sheet besides typing. */
export function useSheetDeeds(agency: AgencyId) {
  const client = useQueryClient()
  const onSuccess = () => refreshRound(client, agency.round)
  const path = agencyPath(agency)
  return {
    cite: useMutation({
      mutationFn: (change: CitationChange) =>
        send<CitationsChanged>("POST", `${path}/evidence`, change),
      onSuccess,
    }),
    submit: useMutation({
      mutationFn: () => send<Participant>("POST", `${path}/submission`, {}),
      onSuccess,
    }),
    appeal: useMutation({
      mutationFn: (appeals: readonly AppealDraft[]) =>
        send<ScoresSaved>("POST", `${path}/appeals`, { appeals }),
      onSuccess,
    }),
    dispute: useMutation({
      mutationFn: (draft: DisputeDraft) => send<Dispute>("POST", `${path}/disputes`, draft),
      onSuccess,
    }),
    reply: useMutation({
      mutationFn: (reply: ReplyDraft) => send<ReplyTold>("PUT", `${path}/reply`, reply),
      onSuccess,
    }),
  }
}

export type SheetDeeds = ReturnType<typeof useSheetDeeds>
