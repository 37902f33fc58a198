import { Button, Stack, TextInput } from "@mantine/core"
import type { Me } from "@tinhso/server/platform/identity/model"
import { useMutation } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { ApiError, send } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { useWords, type WordKey } from "../words/index.ts"
import { PasswordField } from "./PasswordField.tsx"
import { useFirstWrong } from "./use-first-wrong.ts"

/** The refusal that asks for a two-factor code. */
const CODE_WANTED = "can-ma-xac-thuc"

interface Entered {
  readonly email: string
  readonly password: string
  /** Null until the server asks for it. */
  readonly code: string | null
}

type Wrong = Partial<Record<keyof Entered, WordKey>>

/** What is missing before it is worth asking the server. */
function missing({ email, password, code }: Entered): Wrong {
  const wrong: Wrong = {}
  if (email.trim() === "") wrong.email = "signIn.emailMissing"
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) wrong.email = "signIn.emailWrong"
  if (password === "") wrong.password = "signIn.passwordMissing"
  if (code?.trim() === "") wrong.code = "signIn.codeMissing"
  return wrong
}

const asksForCode = (error: unknown) => error instanceof ApiError && error.code === CODE_WANTED

function askServer({ email, password, code }: Entered): Promise<Me> {
  const second = code === null ? {} : { code: code.trim() }
  return send<Me>("POST", "/api/v1/identity/sign-in", { email: email.trim(), password, ...second })
}

interface Props {
  readonly onDone: (me: Me) => void
  readonly email?: string
}

/** E-mail and password, and a code where two-factor is on. */
export function SignInForm({ onDone, email = "" }: Props) {
  const { say } = useWords()
  const [entered, setEntered] = useState<Entered>({ email, password: "", code: null })
  const [wrong, setWrong] = useState<Wrong>({})
  const form = useFirstWrong(wrong)
  const signIn = useMutation({
    meta: { ownRefusals: true },
    mutationFn: askServer,
    onSuccess: onDone,
    onError: (error) => {
      if (asksForCode(error)) setEntered((now) => ({ ...now, code: now.code ?? "" }))
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = missing(entered)
    setWrong(found)
    if (Object.keys(found).length === 0) signIn.mutate(entered)
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        {signIn.isError && !asksForCode(signIn.error) && (
          <Failure error={signIn.error} title={say("signIn.failed")} />
        )}
        <Fields
          entered={entered}
          wrong={wrong}
          onChange={(more) => setEntered((now) => ({ ...now, ...more }))}
        />
        <Button type="submit" loading={signIn.isPending}>
          {say("signIn.submit")}
        </Button>
      </Stack>
    </form>
  )
}

/** The code is asked for while one looks at the form: the hands go there by themselves. */
const focusOnce = (input: HTMLInputElement | null) => input?.focus()

interface FieldsProps {
  readonly entered: Entered
  readonly wrong: Wrong
  readonly onChange: (more: Partial<Entered>) => void
}

function Fields({ entered, wrong, onChange }: FieldsProps) {
  const { say } = useWords()
  const { email, password, code } = entered
  return (
    <>
      <TextInput
        type="email"
        label={say("signIn.email")}
        autoComplete="username"
        required
        value={email}
        error={wrong.email && say(wrong.email)}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <PasswordField
        label={say("signIn.password")}
        autoComplete="current-password"
        required
        value={password}
        error={wrong.password && say(wrong.password)}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
      />
      {code !== null && (
        <TextInput
          ref={focusOnce}
          label={say("signIn.code")}
          description={say("signIn.code.hint")}
          autoComplete="one-time-code"
          required
          value={code}
          error={wrong.code && say(wrong.code)}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
      )}
    </>
  )
}
