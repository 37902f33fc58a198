import { Button, Group, Stack, Text } from "@mantine/core"
import type { MeasureDefinition, MeasureUse } from "@tinhso/server/indicators/definitions/model"
import { type SubmitEvent, useState } from "react"
import { useNavigate } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { CodeField } from "./IndicatorForm.tsx"
import { EMPTY_MEASURE, formOf, type MeasureForm, readForm } from "./measure-form.ts"
import { AddingFields, CollectingFields, TimeFields } from "./MeasureFields.tsx"
import { useDefinitionChanges } from "./queries.ts"
import { WordFields } from "./WordFields.tsx"

interface Props {
  /** Null for a new one. */
  readonly one: MeasureDefinition | null
  readonly locked: MeasureUse["locked"]
}

/** What a measure is, how it adds and who reports it; what values rely on is locked, with why. */
export function MeasureEditor({ one, locked }: Props) {
  const { say, language } = useWords()
  const go = useNavigate()
  const { create, change } = useDefinitionChanges()
  const [form, setForm] = useState<MeasureForm>(() => (one === null ? EMPTY_MEASURE : formOf(one)))
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const element = useFirstWrong(wrong)
  const work = one === null ? create : change
  const set = (more: Partial<MeasureForm>) => setForm({ ...form, ...more })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const read = readForm(form, say)
    setWrong("wrong" in read ? read.wrong : {})
    if ("wrong" in read) return
    if (one !== null) return change.mutate({ ...read.draft, code: one.code, version: one.version })
    create.mutate(read.draft, {
      onSuccess: (made) => void go(`/console/chi-so/co-so/${encodeURIComponent(made.code)}`),
    })
  }
  const why = (field: string): string | undefined => {
    const found = locked.find((lock) => lock.field === field)
    if (found === undefined) return undefined
    return say("def.locked", { reason: language === "vi" ? found.reasonVi : found.reasonEn })
  }
  const fields = { form, wrong, why, onChange: set }
  return (
    <form ref={element} onSubmit={submit} noValidate>
      <Stack maw="40rem">
        {work.isError && (
          <Failure error={work.error} title={say("def.failed")} next={say("def.kept")} />
        )}
        {work.isSuccess && <Text component="output">{say("def.saved")}</Text>}
        {one === null && (
          <CodeField code={form.code} error={wrong["code"]} onChange={(code) => set({ code })} />
        )}
        <WordFields said={form} wrong={wrong} onChange={set} />
        <AddingFields {...fields} />
        <CollectingFields {...fields} />
        <TimeFields {...fields} />
        <Group>
          <Button type="submit" loading={work.isPending}>
            {say("def.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
