import { Button, Group, Radio, Stack } from "@mantine/core"
import type { OrganisationDetail } from "@tinhso/server/registry/organisations/model"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { WordFields, type Words } from "./fields.tsx"
import { useOrganisationChanges } from "./queries.ts"

interface Props {
  readonly one: OrganisationDetail
  readonly onDone: () => void
}

/** A correction, or a change from a day on that leaves what stood before in the history. */
export function EditForm({ one, onDone }: Props) {
  const { say } = useWords()
  const { change } = useOrganisationChanges()
  const { nameVi, nameEn, shortName, kind, code, parent, groups } = one
  const document = one.states.at(-1)?.document ?? null
  const [words, setWords] = useState<Words>({
    nameVi,
    nameEn,
    shortName,
    kind,
    code,
    parent,
    groups: [...groups],
    document,
  })
  const [dated, setDated] = useState(false)
  const [from, setFrom] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const form = useFirstWrong(wrong)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found: Record<string, true> = {}
    if (words.nameVi.trim() === "") found["nameVi"] = true
    if (dated && from === null) found["from"] = true
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const day = dated ? from : null
    change.mutate({ id: one.id, version: one.version, from: day, ...words }, { onSuccess: onDone })
  }
  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={say("org.edit")}>
      <Stack maw="36rem">
        {change.isError && (
          <Failure error={change.error} title={say("org.failed")} next={say("org.kept")} />
        )}
        <WordFields words={words} onChange={setWords} nameMissing={wrong["nameVi"] === true} />
        <WhenFields
          dated={dated}
          from={from}
          missing={wrong["from"] === true && from === null}
          onDated={setDated}
          onFrom={setFrom}
        />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {say("org.save")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface WhenProps {
  readonly dated: boolean
  readonly from: string | null
  readonly missing: boolean
  readonly onDated: (dated: boolean) => void
  readonly onFrom: (day: string | null) => void
}

function WhenFields({ dated, from, missing, onDated, onFrom }: WhenProps) {
  const { say } = useWords()
  return (
    <>
      <Radio.Group
        label={say("org.edit.when")}
        value={dated ? "from" : "correct"}
        onChange={(next) => onDated(next === "from")}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="correct" label={say("org.edit.correct")} />
          <Radio value="from" label={say("org.edit.from")} />
        </Stack>
      </Radio.Group>
      {dated && (
        <DayInput
          label={say("org.from")}
          required
          value={from}
          error={missing ? say("org.missing") : undefined}
          onChange={onFrom}
        />
      )}
    </>
  )
}
