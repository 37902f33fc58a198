import type {
  IndexVersionRef,
  Mapping,
  MappingDraft,
  MappingRow,
  RoundComparison,
} from "@tinhso/server/assessment/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../../api.ts"
import { ASSESSMENT } from "../queries.ts"

const MAPPINGS = `${ASSESSMENT}/mappings`

export const mappingsQuery = queryOptions({
  queryKey: ["assessment", "mappings"],
  queryFn: ({ signal }) => get<Mapping[]>(MAPPINGS, signal),
})

export const sameVersion = (a: IndexVersionRef, b: IndexVersionRef): boolean =>
  a.id === b.id && a.version === b.version

/** Rows that say the same in both versions, for a person to look at. */
export const proposalOf = (from: IndexVersionRef, to: IndexVersionRef) =>
  get<MappingRow[]>(
    `${MAPPINGS}/proposal?${new URLSearchParams({
      from: from.id,
      fromVersion: String(from.version),
      to: to.id,
      toVersion: String(to.version),
    }).toString()}`,
  )

export function useSaveMapping() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (draft: MappingDraft) => send<Mapping>("PUT", MAPPINGS, draft),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: mappingsQuery.queryKey }),
        client.invalidateQueries({ queryKey: ["assessment", "comparison"] }),
      ]),
  })
}

export const comparisonQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["assessment", "comparison", from, to],
    queryFn: ({ signal }) =>
      get<RoundComparison>(
        `${ASSESSMENT}/comparisons?${new URLSearchParams({ from, to }).toString()}`,
        signal,
      ),
    retry: false,
  })
