import type {
  Agreements,
  AgreementsAsked,
  Judgement,
  PrecedentList,
  QueuePage,
  VerdictsSaved,
  VerificationOverview,
} from "@tinhso/server/assessment/model"
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { agencyPath, roundPath } from "../queries.ts"
import { loadDossier } from "./dossier-loader.ts"
import { type Place, placeKey } from "./place.ts"

/** What somebody works through in one sitting: an agency, or a criterion across agencies. */
export interface Scope {
  readonly unit?: string
  readonly criterion?: string
}

const PAGE = 500

const textOf = (asked: Readonly<Record<string, string | number | undefined>>) => {
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  )
  return new URLSearchParams(pairs).toString()
}

export const overviewQuery = (round: string, organisation?: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "verification", organisation ?? ""],
    queryFn: ({ signal }) =>
      get<VerificationOverview>(
        `${roundPath(round)}/verification?${textOf({ organisation })}`,
        signal,
      ),
  })

export const queueKey = (round: string, scope: Scope, organisation?: string) =>
  [
    "assessment",
    "queue",
    round,
    scope.unit ?? "",
    scope.criterion ?? "",
    organisation ?? "",
  ] as const

/** Everything of a sitting in the order of the index, page by page. */
export const queueQuery = (round: string, scope: Scope, organisation?: string) =>
  infiniteQueryOptions({
    queryKey: queueKey(round, scope, organisation),
    queryFn: ({ pageParam, signal }) => {
      const asked = { ...scope, organisation, show: "all", order: "index", limit: PAGE }
      return get<QueuePage>(
        `${roundPath(round)}/queue?${textOf({ ...asked, from: pageParam })}`,
        signal,
      )
    },
    initialPageParam: 0,
    getNextPageParam: ({ next }: QueuePage) => next,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: "always",
  })

/** What waits over the whole round, most points first. */
export const worthiestQuery = (round: string, organisation: string | undefined, pillar: string) =>
  queryOptions({
    queryKey: ["assessment", "round", round, "worthiest", organisation ?? "", pillar],
    queryFn: ({ signal }) =>
      get<QueuePage>(
        `${roundPath(round)}/queue?${textOf({ organisation, pillar, show: "open", order: "stake", limit: 50 })}`,
        signal,
      ),
  })

export const dossierQuery = (round: string, place: Place) =>
  queryOptions({
    queryKey: ["assessment", "dossier", round, placeKey(place)],
    queryFn: () => loadDossier(round, place),
    staleTime: 5 * 60_000,
  })

export const precedentsQuery = (round: string, { unit, criterion }: Place) =>
  queryOptions({
    queryKey: ["assessment", "precedents", round, criterion, unit],
    queryFn: ({ signal }) =>
      get<PrecedentList>(
        `${roundPath(round)}/precedents?${textOf({ criterion, except: unit, limit: 20 })}`,
        signal,
      ),
    staleTime: 60_000,
  })

export const phrasesQuery = (round: string) =>
  queryOptions({
    queryKey: ["assessment", "phrases", round],
    queryFn: ({ signal }) => get<string[]>(`${roundPath(round)}/phrases`, signal),
    staleTime: Infinity,
  })

export const saveVerdicts = (
  round: string,
  unit: string,
  organisation: string,
  judgements: readonly Judgement[],
) =>
  send<VerdictsSaved>("POST", `${agencyPath({ round, unit })}/verdicts`, {
    organisation,
    judgements,
  })

export const saveDecisions = (round: string, unit: string, judgements: readonly Judgement[]) =>
  send<VerdictsSaved>("POST", `${agencyPath({ round, unit })}/decisions`, { judgements })

export const askAgreements = (round: string, asked: AgreementsAsked) =>
  send<Agreements>("POST", `${roundPath(round)}/agreements`, asked)

/** The file of a document beside a criterion, for those who judge. */
export const filePath = (round: string, unit: string, id: string) =>
  `${agencyPath({ round, unit })}/evidence/${encodeURIComponent(id)}/file`
