import { Button, Group, Stack, TextInput } from "@mantine/core"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Page } from "../frame/Page.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { EMPTY, WordFields, type Words } from "./fields.tsx"
import { useOrganisationChanges } from "./queries.ts"
import { suggestId } from "./suggest-id.ts"

/** What a new organisation is to be; the id is suggested until one writes another. */
function useDraft() {
  const { create } = useOrganisationChanges()
  const go = useNavigate()
  const [unit, setUnit] = useState<string | null>(null)
  const [ownId, setOwnId] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [words, setWords] = useState<Words>(EMPTY)
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const id = ownId ?? (unit === null ? "" : suggestId(unit, words.shortName || words.nameVi))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found: Record<string, true> = {}
    if (unit === null) found["unit"] = true
    if (words.nameVi.trim() === "") found["nameVi"] = true
    if (id === "") found["id"] = true
    setWrong(found)
    if (unit === null || Object.keys(found).length > 0) return
    create.mutate(
      { id, unit, opened, closed: null, ...words },
      { onSuccess: (made) => void go(`/console/to-chuc/${made.id}`) },
    )
  }
  const draft = { unit, id, opened, words, wrong }
  return { create, draft, submit, setUnit, setOwnId, setOpened, setWords }
}

/** One organisation more. */
export function NewOrganisationPage() {
  const { say } = useWords()
  const { create, draft, submit, ...set } = useDraft()
  const { unit, id, opened, words, wrong } = draft
  const form = useFirstWrong(wrong)
  const missing = (field: string) => (wrong[field] === true ? say("org.missing") : undefined)
  return (
    <Page title={say("org.add")}>
      <form ref={form} onSubmit={submit} noValidate>
        <Stack maw="36rem">
          {create.isError && (
            <Failure error={create.error} title={say("org.failed")} next={say("org.kept")} />
          )}
          <PlacePicker
            label={say("org.unit")}
            required
            value={unit}
            error={missing("unit")}
            onChange={set.setUnit}
            kind="unit"
          />
          <WordFields
            words={words}
            onChange={set.setWords}
            nameMissing={wrong["nameVi"] === true}
          />
          <TextInput
            label={say("org.id")}
            description={say("org.id.hint")}
            required
            value={id}
            error={missing("id")}
            onChange={(event) => set.setOwnId(event.currentTarget.value.toUpperCase())}
          />
          <DayInput
            label={say("org.opened")}
            description={say("org.opened.hint")}
            value={opened}
            onChange={set.setOpened}
          />
          <Group>
            <Button type="submit" loading={create.isPending}>
              {say("org.save")}
            </Button>
            <Button component={Link} to="/console/to-chuc" variant="default">
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
