import { Button, Stack, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { send } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { useWords, type WordKey } from "../words/index.ts"
import { OneTimeLinkPage } from "./OneTimeLinkPage.tsx"
import { NewPasswordField } from "./PasswordField.tsx"
import { passwordRules } from "./password-rules.ts"
import { useEnter } from "./use-enter.ts"
import { useFirstWrong } from "./use-first-wrong.ts"

export function SetupPage() {
  const { say } = useWords()
  return (
    <OneTimeLinkPage title={say("setup.title")} purpose="setup" intro={() => say("setup.intro")}>
      {(token) => <SetupForm token={token} />}
    </OneTimeLinkPage>
  )
}

type Wrong = Partial<Record<"name" | "email" | "password", WordKey>>

function wrongIn(name: string, email: string, password: string): Wrong {
  const wrong: Wrong = {}
  if (name.trim() === "") wrong.name = "setup.nameMissing"
  if (email.trim() === "") wrong.email = "signIn.emailMissing"
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) wrong.email = "signIn.emailWrong"
  if (!passwordRules(password, [name, email]).met) wrong.password = "password.weak"
  return wrong
}

function SetupForm({ token }: { token: string }) {
  const { say } = useWords()
  const [name, setName] = useState("")
  const [email, setEmail] = useState("")
  const [password, setPassword] = useState("")
  const [wrong, setWrong] = useState<Wrong>({})
  const form = useFirstWrong(wrong)
  const enter = useEnter()
  const setup = useMutation({
    meta: { ownRefusals: true },
    mutationFn: () =>
      send<unknown>("POST", "/api/v1/identity/setup", {
        token,
        name: name.trim(),
        email: email.trim(),
        password,
      }),
    onSuccess: enter,
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = wrongIn(name, email, password)
    setWrong(found)
    if (Object.keys(found).length === 0) setup.mutate()
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {setup.isError && <Failure error={setup.error} title={say("setup.failed")} />}
        <TextInput
          label={say("setup.name")}
          autoComplete="name"
          required
          value={name}
          error={wrong.name && say(wrong.name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={say("signIn.email")}
          autoComplete="username"
          required
          value={email}
          error={wrong.email && say(wrong.email)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NewPasswordField
          label={say("password.label")}
          value={password}
          onChange={setPassword}
          own={[name, email]}
          error={wrong.password && say(wrong.password)}
        />
        <Button type="submit" loading={setup.isPending}>
          {say("setup.submit")}
        </Button>
      </Stack>
    </form>
  )
}
