import type {
  NewSwitchOffPlan,
  SwitchOff,
  SwitchOffPlan,
} from "@tinhso/server/registry/assets/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/assets/switch-off"

const asked = (unit: string, technology: string) =>
  new URLSearchParams({ unit, technology }).toString()

export const switchOffQuery = (unit: string, technology: string) =>
  queryOptions({
    queryKey: ["assets", "switch-off", unit, technology],
    queryFn: ({ signal }) => get<SwitchOff>(`${BASE}?${asked(unit, technology)}`, signal),
  })

export const csvOf = (unit: string, technology: string) => `${BASE}.csv?${asked(unit, technology)}`

export function usePlanning() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (plan: NewSwitchOffPlan) => send<SwitchOffPlan[]>("POST", `${BASE}/plans`, plan),
    onSuccess: () => client.invalidateQueries({ queryKey: ["assets", "switch-off"] }),
  })
}
