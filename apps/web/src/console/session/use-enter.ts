import { useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "react-router"
import { meQuery } from "./session.ts"
import { HOME } from "./return-path.ts"

/** After a one-time link is used: into the console, or to sign-in where the link opens no session. */
export function useEnter(): () => Promise<void> {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    const me = await client.fetchQuery({ ...meQuery, staleTime: 0 })
    await navigate(me.user === null ? "/console/dang-nhap" : HOME, { replace: true })
  }
}
