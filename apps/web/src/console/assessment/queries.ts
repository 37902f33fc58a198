import type { IndexTold, Round, RoundResult } from "@tinhso/server/assessment/model"
import { type QueryClient, queryOptions } from "@tanstack/react-query"
import { get } from "../../api.ts"

export const ASSESSMENT = "/api/v1/assessment"

/** One agency in one round. */
export interface AgencyId {
  readonly round: string
  readonly unit: string
}

export const roundPath = (round: string) => `${ASSESSMENT}/rounds/${encodeURIComponent(round)}`
export const agencyPath = ({ round, unit }: AgencyId) =>
  `${roundPath(round)}/agencies/${encodeURIComponent(unit)}`

/** The address of a page of the console about a round. */
export const roundPage = (round: string, ...parts: readonly string[]) =>
  ["/console/cham-diem", ...[round, ...parts].map(encodeURIComponent)].join("/")

export const agencyPage = ({ round, unit }: AgencyId) => roundPage(round, "don-vi", unit)

export const roundsQuery = queryOptions({
  queryKey: ["assessment", "rounds"],
  queryFn: ({ signal }) => get<Round[]>(`${ASSESSMENT}/rounds`, signal),
})

export const roundQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round],
    queryFn: ({ signal }) => get<Round>(roundPath(round), signal),
  })

export const standingsQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "standings"],
    queryFn: ({ signal }) => get<RoundResult>(`${roundPath(round)}/standings`, signal),
  })

/** An index in the version that a round uses: it never changes. */
export const indexQuery = ({ indexId, indexVersion }: Pick<Round, "indexId" | "indexVersion">) =>
  queryOptions({
    queryKey: ["assessment", "index", indexId, indexVersion],
    queryFn: ({ signal }) =>
      get<IndexTold>(
        `${ASSESSMENT}/indices/${encodeURIComponent(indexId)}?version=${indexVersion}`,
        signal,
      ),
    staleTime: Infinity,
  })

/** Everything about a round is asked again: after somebody said, decided or changed something. */
export const refreshRound = (client: QueryClient, round: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["assessment", "round", round] }),
    client.invalidateQueries({ queryKey: ["assessment", "rounds"] }),
    client.invalidateQueries({ queryKey: ["assessment", "work"] }),
  ])
