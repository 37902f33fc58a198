import { Anchor, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core"
import type { Account } from "@tinhso/server/platform/identity/model"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { send } from "../../api.ts"
import { Copyable } from "../frame/Copyable.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { PasswordField } from "../session/PasswordField.tsx"
import { meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"

const BASE = "/api/v1/identity/two-factor"

interface Start {
  readonly secret: string
  readonly uri: string
}

/** Beginning gives a secret, a code confirms it, and only then does anything change. */
function useTwoFactor() {
  const client = useQueryClient()
  const reread = () => client.invalidateQueries(meQuery)
  const begin = useMutation({
    mutationFn: (password: string) => send<Start>("POST", BASE, { password }),
  })
  const confirm = useMutation({
    meta: { ownRefusals: true },
    mutationFn: (code: string) =>
      send<{ recoveryCodes: string[] }>("POST", `${BASE}/confirm`, { code }),
    onSuccess: async () => {
      begin.reset()
      await reread()
    },
  })
  const end = useMutation({
    mutationFn: (password: string) => send<null>("POST", `${BASE}/off`, { password }),
    onSuccess: async () => {
      confirm.reset()
      await reread()
    },
  })
  return { begin, confirm, end }
}

/** A second factor from an authenticator app: on, off, and the recovery codes once. */
export function TwoFactor({ user }: { user: Account }) {
  const { say } = useWords()
  const { begin, confirm, end } = useTwoFactor()
  const failed = [begin, confirm, end].find((one) => one.isError)
  return (
    <section aria-labelledby="hai-lop">
      <h2 id="hai-lop" className="section-title">
        {say("twoFactor.title")}
      </h2>
      <Stack maw="32rem">
        <Text>{say(user.twoFactor ? "twoFactor.isOn" : "twoFactor.isOff")}</Text>
        {failed !== undefined && <Failure error={failed.error} title={say("twoFactor.failed")} />}
        {confirm.data !== undefined && <RecoveryCodes codes={confirm.data.recoveryCodes} />}
        {begin.data === undefined ? (
          <PasswordStep
            key={String(user.twoFactor)}
            submitText={say(user.twoFactor ? "twoFactor.turnOff" : "twoFactor.turnOn")}
            busy={begin.isPending || end.isPending}
            onSubmit={(password) => (user.twoFactor ? end : begin).mutate(password)}
          />
        ) : (
          <CodeStep
            start={begin.data}
            busy={confirm.isPending}
            onSubmit={(code) => confirm.mutate(code)}
            onCancel={begin.reset}
          />
        )}
      </Stack>
    </section>
  )
}

interface PasswordStepProps {
  readonly submitText: string
  readonly busy: boolean
  readonly onSubmit: (password: string) => void
}

function PasswordStep({ submitText, busy, onSubmit }: PasswordStepProps) {
  const { say } = useWords()
  const [password, setPassword] = useState("")
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(password)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Group align="end">
        <PasswordField
          label={say("account.password.current")}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          className="grow"
        />
        <Button type="submit" variant="default" disabled={password === ""} loading={busy}>
          {submitText}
        </Button>
      </Group>
    </form>
  )
}

interface CodeStepProps {
  readonly start: Start
  readonly busy: boolean
  readonly onSubmit: (code: string) => void
  readonly onCancel: () => void
}

function CodeStep({ start, busy, onSubmit, onCancel }: CodeStepProps) {
  const { say } = useWords()
  const [code, setCode] = useState("")
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit(code.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{say("twoFactor.secret")}</Text>
        <Copyable label={say("twoFactor.secret.label")} value={start.secret} />
        <Anchor href={start.uri} underline="always">
          {say("twoFactor.open")}
        </Anchor>
        <TextInput
          label={say("signIn.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" loading={busy} disabled={code.trim().length < 6}>
            {say("twoFactor.confirm")}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { say } = useWords()
  return (
    <Notice tone="warn" title={say("twoFactor.codes")}>
      <Text mb="xs">{say("twoFactor.codes.detail")}</Text>
      <Code block>{codes.join("\n")}</Code>
    </Notice>
  )
}
