import type {
  PublishOrder,
  ReleaseDetail,
  ReleaseDiff,
  ReleaseDraft,
  ReleaseSummary,
  RowsPage,
} from "@tinhso/server/indicators/releases/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/releases"
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`

export const listQuery = queryOptions({
  queryKey: ["releases", "list"],
  queryFn: ({ signal }) => get<ReleaseSummary[]>(BASE, signal),
})

export const releaseQuery = (id: string) =>
  queryOptions({
    queryKey: ["releases", "one", id],
    queryFn: ({ signal }) => get<ReleaseDetail>(one(id), signal),
  })

export const ROWS = 50

export const rowsQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ["releases", "rows", id, page],
    queryFn: ({ signal }) =>
      get<RowsPage>(`${one(id)}/rows?limit=${ROWS}&offset=${(page - 1) * ROWS}`, signal),
  })

export const diffQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["releases", "diff", from, to],
    queryFn: ({ signal }) =>
      get<ReleaseDiff>(`${one(from)}/diff/${encodeURIComponent(to)}?limit=1`, signal),
  })

/** What is done to releases; lists are read again afterwards. */
export function useReleaseChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["releases"] })
  return {
    prepare: useMutation({
      mutationFn: (draft: ReleaseDraft) => send<ReleaseDetail>("POST", BASE, draft),
      onSuccess,
    }),
    publish: useMutation({
      mutationFn: ({ id, ...order }: PublishOrder & { id: string }) =>
        send<ReleaseDetail>("POST", `${one(id)}/publish`, order),
      onSuccess,
    }),
    discard: useMutation({
      mutationFn: (id: string) => send<null>("DELETE", one(id)),
      onSuccess,
    }),
  }
}
