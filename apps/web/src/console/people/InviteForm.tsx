import { Button, Stack, TextInput } from "@mantine/core"
import type { Role } from "@tinhso/server/platform/identity/model"
import { type SubmitEvent, useState } from "react"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords, type WordKey } from "../words/index.ts"
import type { LinkToHand } from "./LinkDialog.tsx"
import type { Invitee, People } from "./queries.ts"
import { RolePicker } from "./RolePicker.tsx"
import { UnitPicker } from "./UnitPicker.tsx"

type Wrong = Partial<Record<"name" | "email" | "unit", WordKey>>

function wrongIn(name: string, email: string, unitId: string | null): Wrong {
  const wrong: Wrong = {}
  if (name.trim() === "") wrong.name = "setup.nameMissing"
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) wrong.email = "signIn.emailWrong"
  if (unitId === null) wrong.unit = "users.unit.missing"
  return wrong
}

interface Props {
  readonly invite: People["invite"]
  readonly onLink: (link: LinkToHand) => void
}

/** Invites one person with one role; the link is theirs to use once. */
export function InviteForm({ invite, onLink }: Props) {
  const { say } = useWords()
  const [name, setName] = useState("")
  const [email, setEmail] = useState("")
  const [role, setRole] = useState<Role>("editor")
  const [unitId, setUnitId] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Wrong>({})
  const [round, setRound] = useState(0)
  const form = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = wrongIn(name, email, unitId)
    setWrong(found)
    if (Object.keys(found).length > 0 || unitId === null) return
    const invitee: Invitee = { name: name.trim(), email: email.trim(), role, unitId }
    invite.mutate(invitee, {
      onSuccess: (link) => {
        onLink({ link, name: invitee.name })
        setName("")
        setEmail("")
        setUnitId(null)
        setRound(round + 1)
      },
    })
  }
  const told = (key: keyof Wrong) => (wrong[key] === undefined ? undefined : say(wrong[key]))
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack maw="32rem">
        {invite.isError && <Failure error={invite.error} title={say("users.failed")} />}
        <TextInput
          label={say("users.name")}
          required
          autoComplete="off"
          value={name}
          error={told("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={say("users.email")}
          type="email"
          required
          autoComplete="off"
          value={email}
          error={told("email")}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <RolePicker value={role} onChange={setRole} />
        <UnitPicker key={round} value={unitId} error={told("unit")} onChange={setUnitId} />
        <Button type="submit" loading={invite.isPending}>
          {say("users.invite.submit")}
        </Button>
      </Stack>
    </form>
  )
}
