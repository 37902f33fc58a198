import type { RegisterQueryListed } from "@tinhso/server/indicators/register-queries/model"
import type { KindsImport, KindsSent, KindVersion } from "@tinhso/server/registry/assets/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/asset-kinds"

export const versionsQuery = (code: string) =>
  queryOptions({
    queryKey: ["assets", "kind-versions", code],
    queryFn: ({ signal }) =>
      get<KindVersion[]>(`${BASE}/${encodeURIComponent(code)}/versions`, signal),
  })

/** What is counted from registers, with the measures that it feeds. */
export const registersQuery = queryOptions({
  queryKey: ["registers"],
  queryFn: ({ signal }) => get<RegisterQueryListed[]>("/api/v1/register-queries", signal),
})

/** Sends declarations: for a look, or to be written. */
export function useKindsImport() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (sent: KindsSent) => send<KindsImport>("POST", `${BASE}/imports`, sent),
    onSuccess: async ({ committed }) => {
      if (committed) await client.invalidateQueries()
    },
  })
}
