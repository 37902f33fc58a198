import type { GapPage } from "@tinhso/server/coverage/register/model"
import type { Run, RunLayer } from "@tinhso/server/coverage/runs/model"
import { queryOptions, useQuery, type UseQueryResult } from "@tanstack/react-query"
import { useSearchParams } from "react-router"
import { ApiError, get } from "../../../api.ts"
import {
  coverageChanges,
  type CoverageAsked,
  type Place,
  placeIn,
  placeText,
  readCoverageAddress,
} from "../../../ui/coverage-map/address.ts"
import { pictureOf } from "../../../ui/coverage-map/layers-of-run.ts"
import type { PlaceSaid } from "../../../ui/coverage-map/PlaceSays.tsx"
import { readPlaceSaid, readRuns, type RunsKnown } from "../../../ui/coverage-map/read-coverage.ts"

/** What of coverage the address asks for, and how it is changed. */
function useCoverageAddress() {
  const [query, setQuery] = useSearchParams()
  const change = (part: Partial<CoverageAsked>) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(coverageChanges(part))) {
          if (value === null) next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  return { asked: readCoverageAddress(query), change }
}

const knownQuery = (run: string) =>
  queryOptions({
    queryKey: ["coverage", "known", run],
    queryFn: ({ signal }) => readRuns((path) => get(path, signal), run),
    staleTime: 30_000,
  })

export interface RunNamed {
  readonly run: Run
  readonly operators: RunsKnown["operators"]
}

const saidQuery = (shown: RunNamed, place: Place, layer: string) =>
  queryOptions({
    queryKey: ["coverage", "said", shown.run.id, placeText(place), layer],
    queryFn: ({ signal }) =>
      readPlaceSaid(
        (path) => get(path, signal),
        shown,
        place,
        layer,
        (error) => (error instanceof ApiError && error.status < 500 ? error.problem.detail : null),
      ),
    staleTime: Infinity,
    retry: false,
  })

/** Runs that can be shown, and what of one is drawn. */
export function useCoverageView(): {
  readonly asked: CoverageAsked
  readonly change: (part: Partial<CoverageAsked>) => void
  readonly known: UseQueryResult<RunsKnown>
  readonly run: Run | null
  readonly layer: RunLayer | null
  readonly picture: RunLayer["pictures"][number] | null
  readonly place: Place | null
} {
  const { asked, change } = useCoverageAddress()
  const known = useQuery(knownQuery(asked.run))
  const run = known.data?.run ?? null
  const layer = run?.facts?.layers.find(({ key }) => key === asked.layer) ?? null
  const picture = layer === null ? null : pictureOf(layer, asked.shown)
  return { asked, change, known, run, layer, picture, place: placeIn(asked.place) }
}

/** What a run says of a place. */
export const usePlaceSaid = (
  shown: RunNamed,
  place: Place,
  layer: string,
): UseQueryResult<PlaceSaid> => useQuery(saidQuery(shown, place, layer))

/** The question of the gaps that a map shows. */
export function gapQuestion(unit: string, at: string): string {
  const query = new URLSearchParams({ limit: "1000" })
  if (unit !== "") query.set("unit", unit)
  if (at !== "") query.set("at", at)
  return query.toString()
}

export const useGaps = (question: string | null) =>
  useQuery({
    queryKey: ["coverage", "gaps", question],
    queryFn: ({ signal }) => get<GapPage>(`/api/v1/coverage/gaps?${question ?? ""}`, signal),
    enabled: question !== null,
  })
