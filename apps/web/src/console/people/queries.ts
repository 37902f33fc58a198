import type {
  Grant,
  Invitation,
  OneTimeLink,
  Role,
  User,
  UserChange,
} from "@tinhso/server/platform/identity/model"
import type { Unit } from "@tinhso/server/registry/model"
import type { OrganisationDetail } from "@tinhso/server/registry/organisations/model"
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"

const BASE = "/api/v1/identity"

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: ({ signal }) => get<User[]>(`${BASE}/users`, signal),
})

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: ({ signal }) => get<Invitation[]>(`${BASE}/invitations`, signal),
})

/** A unit by its id; names hardly ever change while one works. */
export const unitQuery = (id: string) =>
  queryOptions({
    queryKey: ["unit", id],
    queryFn: ({ signal }) => get<Unit>(`/api/v1/units/${encodeURIComponent(id)}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** Whether an id is an organisation's: a letter follows its last dot ("22.SKHCN", not "24.2025"). */
export const isOrganisation = (id: string): boolean => /\.[A-Z][0-9A-Z-]*$/.test(id)

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ["organisations", "one", id],
    queryFn: ({ signal }) =>
      get<OrganisationDetail>(`/api/v1/organisations/${encodeURIComponent(id)}`, signal),
    staleTime: 60_000,
    retry: false,
  })

export interface Invitee {
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly unitId: string
}

/** Everything an administrator does to people; each reads the lists again afterwards. */
export function usePeople() {
  const client = useQueryClient()
  const onSuccess = async () => {
    await Promise.all([
      client.invalidateQueries(usersQuery),
      client.invalidateQueries(invitationsQuery),
    ])
  }
  return {
    invite: useMutation({
      mutationFn: (invitee: Invitee) => send<OneTimeLink>("POST", `${BASE}/invitations`, invitee),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: (id: string) => send<null>("DELETE", `${BASE}/invitations/${id}`),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...change }: UserChange & { id: string }) =>
        send<unknown>("PATCH", `${BASE}/users/${id}`, change),
      onSuccess,
    }),
    resetLink: useMutation({
      mutationFn: (id: string) => send<OneTimeLink>("POST", `${BASE}/users/${id}/reset-link`),
    }),
    grant: useMutation({
      mutationFn: (grant: { userId: string; role: Role; unitId: string }) =>
        send<Grant>("POST", `${BASE}/grants`, grant),
      onSuccess,
    }),
    revoke: useMutation({
      mutationFn: (id: string) => send<null>("DELETE", `${BASE}/grants/${id}`),
      onSuccess,
    }),
  }
}

export type People = ReturnType<typeof usePeople>
