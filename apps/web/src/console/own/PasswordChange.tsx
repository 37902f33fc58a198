import { Button, Stack } from "@mantine/core"
import type { Account } from "@tinhso/server/platform/identity/model"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { send } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { NewPasswordField, PasswordField } from "../session/PasswordField.tsx"
import { passwordRules } from "../session/password-rules.ts"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords, type WordKey } from "../words/index.ts"

interface Entered {
  readonly current: string
  readonly next: string
}

type Wrong = Partial<Record<keyof Entered, WordKey>>

const NOTHING: Entered = { current: "", next: "" }

function wrongIn({ current, next }: Entered, own: readonly string[]): Wrong {
  const wrong: Wrong = {}
  if (current === "") wrong.current = "signIn.passwordMissing"
  if (!passwordRules(next, own).met) wrong.next = "password.weak"
  return wrong
}

/** The own password; changing it ends every other session. */
export function PasswordChange({ user }: { user: Account }) {
  const { say } = useWords()
  const client = useQueryClient()
  const [entered, setEntered] = useState(NOTHING)
  const [wrong, setWrong] = useState<Wrong>({})
  const form = useFirstWrong(wrong)
  const own = [user.name, user.email]
  const change = useMutation({
    mutationFn: (body: Entered) => send<null>("POST", "/api/v1/identity/password", body),
    onSuccess: async () => {
      setEntered(NOTHING)
      await client.invalidateQueries({ queryKey: ["sessions"] })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = wrongIn(entered, own)
    setWrong(found)
    if (Object.keys(found).length === 0) change.mutate(entered)
  }
  return (
    <section aria-labelledby="doi-mat-khau">
      <h2 id="doi-mat-khau" className="section-title">
        {say("account.password")}
      </h2>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack maw="28rem" align="stretch">
          {change.isError && (
            <Failure error={change.error} title={say("account.password.failed")} />
          )}
          {change.isSuccess && <Notice tone="good" title={say("account.password.done")} />}
          <PasswordField
            label={say("account.password.current")}
            autoComplete="current-password"
            required
            value={entered.current}
            error={wrong.current && say(wrong.current)}
            onChange={(event) => setEntered({ ...entered, current: event.currentTarget.value })}
          />
          <NewPasswordField
            label={say("password.new")}
            value={entered.next}
            onChange={(next) => setEntered({ ...entered, next })}
            own={own}
            error={wrong.next && say(wrong.next)}
          />
          <Button type="submit" loading={change.isPending} className="at-start">
            {say("account.password.submit")}
          </Button>
        </Stack>
      </form>
    </section>
  )
}
