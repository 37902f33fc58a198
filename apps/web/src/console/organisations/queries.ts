import type {
  Organisation,
  OrganisationChange,
  OrganisationClosing,
  OrganisationDetail,
  OrganisationDraft,
} from "@tinhso/server/registry/organisations/model"
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/organisations"
const one = (id: string) => `${BASE}/${encodeURIComponent(id)}`

export const listQuery = (search: string, all: boolean) =>
  queryOptions({
    queryKey: ["organisations", "list", search, all],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ all: String(all), limit: "1000" })
      if (search !== "") asked.set("q", search)
      return get<Organisation[]>(`${BASE}?${asked.toString()}`, signal)
    },
    placeholderData: keepPreviousData,
  })

/** Everything an administrator does to organisations; lists are read again afterwards. */
export function useOrganisationChanges() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: ["organisations"] })
  return {
    create: useMutation({
      mutationFn: (draft: OrganisationDraft) => send<OrganisationDetail>("POST", BASE, draft),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...change }: OrganisationChange & { id: string }) =>
        send<OrganisationDetail>("PUT", one(id), change),
      onSuccess,
    }),
    close: useMutation({
      mutationFn: ({ id, ...closing }: OrganisationClosing & { id: string }) =>
        send<OrganisationDetail>("POST", `${one(id)}/close`, closing),
      onSuccess,
    }),
    reopen: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) =>
        send<OrganisationDetail>("POST", `${one(id)}/reopen`, { version }),
      onSuccess,
    }),
  }
}
