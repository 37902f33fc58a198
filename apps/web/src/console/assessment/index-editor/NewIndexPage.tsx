import { Button, Group, Stack, TextInput } from "@mantine/core"
import { INDEX_LEVELS, type IndexLevel, type IndexSet } from "@tinhso/server/assessment/model"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate } from "react-router"
import { Failure } from "../../frame/Failure.tsx"
import { Page } from "../../frame/Page.tsx"
import { useFirstWrong } from "../../session/use-first-wrong.ts"
import { useWords } from "../../words/index.ts"
import { indexPage, useIndexChanges } from "./queries.ts"
import { Choice } from "./Choice.tsx"
import { addBelow } from "./tree.ts"

export const INDEX_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u

/** What a new index begins as: nothing is known of it yet. */
export const emptyIndex = (
  id: string,
  name: string,
  level: IndexLevel,
  decision: string,
): IndexSet => ({
  id,
  name: name.trim(),
  level,
  decision: decision.trim(),
  issued: null,
  issuer: "",
  nameEn: "",
  validFrom: null,
  validTo: null,
  maxPoints: null,
  gaps: "",
  source: "",
  criteria: [],
  pillars: [],
})

/** A new index, empty but for its first group. */
export function NewIndexPage() {
  const { say } = useWords()
  const go = useNavigate()
  const [form, setForm] = useState({ id: "", name: "", decision: "" })
  const [level, setLevel] = useState<IndexLevel>("commune")
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const { save } = useIndexChanges(form.id)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const found = {
      ...(INDEX_ID.test(form.id) ? {} : { id: say("idx.id.wrong") }),
      ...(form.name.trim() === "" ? { name: say("idx.name.missing") } : {}),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const empty = emptyIndex(form.id, form.name, level, form.decision)
    const { index } = addBelow(empty, null, say("idx.first"))
    save.mutate({ index, seen: 0 }, { onSuccess: () => void go(indexPage(form.id)) })
  }
  const field = (name: keyof typeof form) => ({
    value: form[name],
    error: wrong[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  return (
    <Page title={say("idx.new")} intro={say("idx.intro")}>
      <form ref={useFirstWrong(wrong)} onSubmit={submit} noValidate>
        <Stack maw="36rem">
          {save.isError && <Failure error={save.error} title={say("idx.failed")} />}
          <NameFields field={field} />
          <Choice
            label="idx.level"
            value={level}
            options={INDEX_LEVELS}
            word={(one) => `idx.level.${one}`}
            onChange={setLevel}
          />
          <Group>
            <Button type="submit" loading={save.isPending}>
              {say("idx.create")}
            </Button>
            <Button component={Link} to="/console/bo-chi-so" variant="default">
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}

interface FieldsProps {
  readonly field: (name: "id" | "name" | "decision") => {
    readonly value: string
    readonly error: string | undefined
    readonly onChange: (event: { currentTarget: HTMLInputElement }) => void
  }
}

/** How an index is called, here and in its decision. */
export function NameFields({ field }: FieldsProps) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("idx.id")}
        description={say("idx.id.hint")}
        required
        spellCheck={false}
        maxLength={60}
        {...field("id")}
      />
      <TextInput label={say("idx.name")} required maxLength={500} {...field("name")} />
      <TextInput label={say("idx.decision")} maxLength={200} {...field("decision")} />
    </>
  )
}
