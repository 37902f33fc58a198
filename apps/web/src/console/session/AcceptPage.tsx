import { Button, Stack, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { OpenedLink } from "@tinhso/server/platform/identity/model"
import { useMutation } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { send } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { OneTimeLinkPage } from "./OneTimeLinkPage.tsx"
import { NewPasswordField } from "./PasswordField.tsx"
import { passwordRules } from "./password-rules.ts"
import { useEnter } from "./use-enter.ts"
import { useFirstWrong } from "./use-first-wrong.ts"

/** An invited person sets a password and enters. */
export function InvitationPage() {
  const { say } = useWords()
  const enter = useEnter()
  return (
    <OneTimeLinkPage
      title={say("invite.title")}
      purpose="invitation"
      intro={({ name, email }) => say("invite.intro", { name, email })}
    >
      {(token, link) => (
        <PasswordForm
          link={link}
          submitText={say("invite.submit")}
          path="/api/v1/identity/invitations/accept"
          token={token}
          onDone={enter}
        />
      )}
    </OneTimeLinkPage>
  )
}

/** Somebody who forgot the password sets a new one. */
export function ResetPage() {
  const { say } = useWords()
  const enter = useEnter()
  return (
    <OneTimeLinkPage
      title={say("reset.title")}
      purpose="reset"
      intro={({ email }) => say("reset.intro", { email })}
    >
      {(token, link) => (
        <PasswordForm
          link={link}
          submitText={say("reset.submit")}
          path="/api/v1/identity/password/reset"
          token={token}
          onDone={async () => {
            notifications.show({ message: say("reset.done") })
            await enter()
          }}
        />
      )}
    </OneTimeLinkPage>
  )
}

interface FormProps {
  readonly link: OpenedLink
  readonly submitText: string
  readonly path: string
  readonly token: string
  readonly onDone: () => Promise<void>
}

function PasswordForm({ link, submitText, path, token, onDone }: FormProps) {
  const { say } = useWords()
  const [password, setPassword] = useState("")
  const [wrong, setWrong] = useState<{ password?: true }>({})
  const form = useFirstWrong(wrong)
  const accept = useMutation({
    meta: { ownRefusals: true },
    mutationFn: () => send<unknown>("POST", path, { token, password }),
    onSuccess: onDone,
  })
  const own = [link.name, link.email]
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const met = passwordRules(password, own).met
    setWrong(met ? {} : { password: true })
    if (met) accept.mutate()
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {accept.isError && <Failure error={accept.error} title={say("setup.failed")} />}
        <TextInput
          type="email"
          label={say("signIn.email")}
          autoComplete="username"
          value={link.email}
          readOnly
        />
        <NewPasswordField
          label={say("password.new")}
          value={password}
          onChange={setPassword}
          own={own}
          error={wrong.password && say("password.weak")}
        />
        <Button type="submit" loading={accept.isPending}>
          {submitText}
        </Button>
      </Stack>
    </form>
  )
}
