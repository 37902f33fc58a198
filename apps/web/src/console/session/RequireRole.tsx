import { Text } from "@mantine/core"
import type { Role } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { Outlet } from "react-router"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { holds, meQuery } from "./session.ts"

/** Screens that need a role; who lacks it is told which, and whom to ask. */
export function RequireRole({ needs }: { needs: Role }) {
  const { say } = useWords()
  const me = useQuery(meQuery).data
  if (me === undefined) return null
  if (holds(me.grants, needs)) return <Outlet />
  return (
    <Page title={say("forbidden.title")}>
      <Text>
        {say("forbidden.detail", { role: say(`role.${needs}`), email: me.user?.email ?? "" })}
      </Text>
    </Page>
  )
}
