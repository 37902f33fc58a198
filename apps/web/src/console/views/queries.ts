import type {
  Dashboard,
  DashboardDraft,
  DashboardSummary,
  SavedView,
  ViewDraft,
} from "@tinhso/server/indicators/views/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const VIEWS = "/api/v1/views"
const BOARDS = "/api/v1/dashboards"

export const viewsQuery = queryOptions({
  queryKey: ["saved", "views"],
  queryFn: ({ signal }) => get<SavedView[]>(VIEWS, signal),
})

export const viewQuery = (id: string) =>
  queryOptions({
    queryKey: ["saved", "view", id],
    queryFn: ({ signal }) => get<SavedView>(`${VIEWS}/${encodeURIComponent(id)}`, signal),
  })

export const boardsQuery = queryOptions({
  queryKey: ["saved", "boards"],
  queryFn: ({ signal }) => get<DashboardSummary[]>(BOARDS, signal),
})

export const boardQuery = (id: string) =>
  queryOptions({
    queryKey: ["saved", "board", id],
    queryFn: ({ signal }) => get<Dashboard>(`${BOARDS}/${encodeURIComponent(id)}`, signal),
  })

/** What is to be kept: new, or over a version that was read. */
type Kept<Draft> = Draft & { readonly id?: string; readonly version?: number }

const keep = <Result>(base: string, { id, ...draft }: { readonly id?: string }) =>
  id === undefined
    ? send<Result>("POST", base, draft)
    : send<Result>("PUT", `${base}/${encodeURIComponent(id)}`, draft)

/** Keeping and deleting; lists are read again afterwards. */
export function useSavedChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["saved"] })
  return {
    view: useMutation({
      mutationFn: (kept: Kept<ViewDraft>) => keep<SavedView>(VIEWS, kept),
      onSuccess,
    }),
    board: useMutation({
      mutationFn: (kept: Kept<DashboardDraft>) => keep<Dashboard>(BOARDS, kept),
      onSuccess,
    }),
    deleteView: useMutation({
      mutationFn: (id: string) => send<unknown>("DELETE", `${VIEWS}/${encodeURIComponent(id)}`),
      onSuccess,
    }),
    deleteBoard: useMutation({
      mutationFn: (id: string) => send<unknown>("DELETE", `${BOARDS}/${encodeURIComponent(id)}`),
      onSuccess,
    }),
  }
}
