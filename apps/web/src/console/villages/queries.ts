import type {
  NewResult,
  ResultList,
  ServedDefinition,
  ServedResult,
  VillagePage,
  VillageSheet,
} from "@tinhso/server/coverage/served/model"
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const API = "/api/v1/coverage"

export const villagesQuery = (asked: string) =>
  infiniteQueryOptions({
    queryKey: ["villages", "list", asked],
    queryFn: ({ signal, pageParam }) =>
      get<VillagePage>(`${API}/villages?${asked}&limit=100&from=${pageParam}`, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }: VillagePage) => next,
    placeholderData: keepPreviousData,
  })

export const sheetQuery = (id: string, result: string) =>
  queryOptions({
    queryKey: ["villages", "one", id, result],
    queryFn: ({ signal }) => {
      const asked = result === "" ? "" : `?result=${encodeURIComponent(result)}`
      return get<VillageSheet>(`${API}/villages/${encodeURIComponent(id)}${asked}`, signal)
    },
  })

export const resultsQuery = queryOptions({
  queryKey: ["villages", "results"],
  queryFn: ({ signal }) => get<ResultList>(`${API}/served`, signal),
})

export const definitionsQuery = queryOptions({
  queryKey: ["villages", "definitions"],
  queryFn: ({ signal }) => get<ServedDefinition[]>(`${API}/served-definitions`, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Asks a kept run for the villages, and keeps what it says. */
export function useCount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (asked: NewResult) => send<ServedResult>("POST", `${API}/served`, asked),
    onSuccess: () => client.invalidateQueries({ queryKey: ["villages"] }),
  })
}
