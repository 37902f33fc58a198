import type {
  AgencyProgress,
  CalendarChange,
  CorrectionDraft,
  CorrectionTold,
  Obstacle,
  OpeningTold,
  Participant,
  Round,
  RoundDraft,
  RoundPublication,
  RoundPublished,
} from "@tinhso/server/assessment/model"
import type { UnitRef } from "@tinhso/server/registry/model"
import type { Organisation } from "@tinhso/server/registry/organisations/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { agencyPath, ASSESSMENT, refreshRound, roundPath } from "../queries.ts"

export const openingQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "opening"],
    queryFn: ({ signal }) => get<OpeningTold>(`${roundPath(round)}/opening`, signal),
  })

export const progressQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "progress"],
    queryFn: ({ signal }) => get<AgencyProgress[]>(`${roundPath(round)}/progress`, signal),
  })

export const obstaclesQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "obstacles"],
    queryFn: ({ signal }) => get<Obstacle[]>(`${roundPath(round)}/obstacles`, signal),
  })

export const publicationsQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "publications"],
    queryFn: ({ signal }) => get<RoundPublication[]>(`${roundPath(round)}/publications`, signal),
  })

/** Every commune of a province today. */
export const communesOf = (province: string) =>
  get<UnitRef[]>(`/api/v1/units/${encodeURIComponent(province)}/children?level=commune`)

/** Organisations that the registry has in a peer group. */
export const organisationsIn = (group: string) =>
  get<Organisation[]>(`/api/v1/organisations?group=${encodeURIComponent(group)}&limit=5000`)

export const useCreateRound = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: RoundDraft) => send<Round>("POST", `${ASSESSMENT}/rounds`, draft),
    onSuccess: () => client.invalidateQueries({ queryKey: ["assessment", "rounds"] }),
  })
}

/** What is done to a round; everything about it is asked again afterwards. */
export function useRoundDeeds(round: string) {
  const client = useQueryClient()
  const onSuccess = () => refreshRound(client, round)
  return {
    open: useMutation({
      mutationFn: () => send<Round>("POST", `${roundPath(round)}/open`),
      onSuccess,
    }),
    drop: useMutation({
      mutationFn: () => send<null>("DELETE", roundPath(round)),
      onSuccess: () => client.invalidateQueries({ queryKey: ["assessment", "rounds"] }),
    }),
    move: useMutation({
      mutationFn: (change: CalendarChange) =>
        send<Round>("PUT", `${roundPath(round)}/calendar`, change),
      onSuccess,
    }),
    extend: useMutation({
      mutationFn: ({ unit, ...more }: { unit: string; until: string; reason: string }) =>
        send<Participant>("POST", `${agencyPath({ round, unit })}/extension`, more),
      onSuccess,
    }),
    correct: useMutation({
      mutationFn: (draft: CorrectionDraft) =>
        send<CorrectionTold>("POST", `${roundPath(round)}/corrections`, draft),
      onSuccess: ({ sha256 }) => (sha256 === null ? undefined : onSuccess()),
    }),
    publish: useMutation({
      mutationFn: () => send<RoundPublished>("POST", `${roundPath(round)}/publication`),
      onSuccess,
    }),
  }
}
