import { Text } from "@mantine/core"
import type { Account, Me } from "@tinhso/server/platform/identity/model"
import { useQueryClient } from "@tanstack/react-query"
import { Dialog } from "../frame/Dialog.tsx"
import { useWords } from "../words/index.ts"
import { setExpired, useExpired } from "./expiry.ts"
import { HOME } from "./return-path.ts"
import { meQuery } from "./session.ts"
import { SignInForm } from "./SignInForm.tsx"

/** Over the screen one works on, so that nothing typed or chosen is lost. */
export function ExpiredDialog({ user }: { user: Account }) {
  const { say } = useWords()
  const expired = useExpired()
  const client = useQueryClient()
  const goOn = (me: Me) => {
    setExpired(false)
    if (me.user?.id !== user.id) {
      location.assign(HOME)
      return
    }
    client.setQueryData(meQuery.queryKey, me)
    void client.invalidateQueries()
  }
  return (
    <Dialog opened={expired} title={say("expired.title")}>
      <Text mb="md">{say("expired.detail")}</Text>
      <SignInForm onDone={goOn} email={user.email} />
    </Dialog>
  )
}
