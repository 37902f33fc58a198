import { Button, Stack, Text } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Failure } from "../frame/Failure.tsx"
import { Page } from "../frame/Page.tsx"
import { UnitName } from "../people/UnitName.tsx"
import { meQuery } from "../session/session.ts"
import { useSignOut } from "../session/use-sign-out.ts"
import { useWords } from "../words/index.ts"
import { CalendarFeed } from "./CalendarFeed.tsx"
import { PasswordChange } from "./PasswordChange.tsx"
import { Sessions } from "./Sessions.tsx"
import { TwoFactor } from "./TwoFactor.tsx"

/** One's own account: roles, password, second factor, sessions, the way out. */
export function AccountPage() {
  const { say } = useWords()
  const me = useQuery(meQuery).data
  const signOut = useSignOut()
  if (me === undefined || me.user === null) return null
  return (
    <Page title={say("account.title")} intro={`${me.user.name} · ${me.user.email}`}>
      <Stack gap="xl">
        <section aria-labelledby="vai-tro">
          <h2 id="vai-tro" className="section-title">
            {say("account.roles")}
          </h2>
          {me.grants.length === 0 ? (
            <Text>{say("account.roles.none")}</Text>
          ) : (
            <ul className="roles">
              {me.grants.map((grant) => (
                <li key={grant.id}>
                  <span>
                    {say(`role.${grant.role}`)} · <UnitName id={grant.unitId} />
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        <PasswordChange user={me.user} />
        <TwoFactor user={me.user} />
        <CalendarFeed />
        <Sessions />
        {signOut.isError && <Failure error={signOut.error} />}
        <div>
          <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
            {say("sign-out")}
          </Button>
        </div>
      </Stack>
    </Page>
  )
}
