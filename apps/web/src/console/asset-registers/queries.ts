import type { Refreshed } from "@tinhso/server/indicators/register-queries/model"
import type {
  EndOfKeptRegister,
  KeptMeaning,
  KeptRegister,
  NewKeptRegister,
} from "@tinhso/server/registry/assets/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/asset-registers"

export const keptQuery = queryOptions({
  queryKey: ["assets", "kept"],
  queryFn: ({ signal }) => get<KeptRegister[]>(BASE, signal),
})

export const meaningQuery = (unit: string, kind: string, since: string) =>
  queryOptions({
    queryKey: ["assets", "kept", "meaning", unit, kind, since],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ unit, kind, since })
      return get<KeptMeaning>(`${BASE}/meaning?${query.toString()}`, signal)
    },
  })

export function useKept() {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries()
  return {
    declare: useMutation({
      mutationFn: (said: NewKeptRegister) => send<KeptRegister[]>("POST", BASE, said),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: (said: EndOfKeptRegister) => send<KeptRegister[]>("POST", `${BASE}/end`, said),
      onSuccess,
    }),
    /** Counts the figures of some queries anew. */
    recount: useMutation({
      mutationFn: async (queries: readonly string[]) => {
        let changed = 0
        for (const query of queries) {
          const url = `/api/v1/register-queries/${encodeURIComponent(query)}/refresh`
          for (const one of await send<Refreshed[]>("POST", url, {})) {
            changed += one.added + one.changed
          }
        }
        return changed
      },
      onSuccess,
    }),
  }
}
