import { Text } from "@mantine/core"
import type { Me } from "@tinhso/server/platform/identity/model"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Navigate, useNavigate, useSearchParams } from "react-router"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { Outside } from "./Outside.tsx"
import { HOME, returnPath } from "./return-path.ts"
import { meQuery } from "./session.ts"
import { SignInForm } from "./SignInForm.tsx"

export function SignInPage() {
  const { say } = useWords()
  const [query] = useSearchParams()
  const wanted = returnPath(query.get("ve"))
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useQuery(meQuery).data
  const enter = (signedIn: Me) => {
    client.setQueryData(meQuery.queryKey, signedIn)
    void navigate(wanted, { replace: true })
  }
  if (me !== undefined && me.user !== null) return <Navigate to={wanted} replace />
  return (
    <Outside
      title={say("signIn.title")}
      intro={wanted === HOME ? undefined : say("signIn.returning")}
    >
      {me?.setupNeeded === true && (
        <Notice tone="info" title={say("setupNeeded.title")}>
          {say("setupNeeded.detail")}
        </Notice>
      )}
      <SignInForm onDone={enter} />
      <Text c="var(--muted)" size="sm" mt="md">
        {say("signIn.forgotten")}
      </Text>
    </Outside>
  )
}
