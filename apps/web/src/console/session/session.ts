import type { Grant, Me, Role } from "@tinhso/server/platform/identity/model"
import { queryOptions } from "@tanstack/react-query"
import { get } from "../../api.ts"

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => get<Me>("/api/v1/identity/me", signal),
  staleTime: 60_000,
})

/** The roles that include a role: an administrator edits, and everybody reads. */
const INCLUDED_IN: Readonly<Record<Role, readonly Role[]>> = {
  administrator: ["administrator"],
  editor: ["administrator", "editor"],
  verifier: ["verifier"],
  reader: ["administrator", "editor", "verifier", "reader"],
}

/** Whether some grant gives `role`, over whatever unit. The server decides; this only hides doors. */
export function holds(grants: readonly Grant[], role: Role): boolean {
  return grants.some((grant) => INCLUDED_IN[role].includes(grant.role))
}
