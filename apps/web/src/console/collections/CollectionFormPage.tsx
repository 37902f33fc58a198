import { Button, Checkbox, Group, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { useNavigate, useParams } from "react-router"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useWords } from "../words/index.ts"
import {
  type CollectionForm,
  formOf,
  NEW_FORM,
  requestOf,
  type WrongField,
  wrongIn,
} from "./collection-form.ts"
import { MeasuresPicker } from "./MeasuresPicker.tsx"
import { collectionQuery, measuresQuery, pagePath, useSaveCollection } from "./queries.ts"
import { ReporterList } from "./ReporterList.tsx"
import { UnitList } from "./UnitList.tsx"

/** A new collection. */
export function NewCollectionPage() {
  const { say } = useWords()
  return (
    <Page title={say("col.new")} intro={say("col.new.intro")}>
      <Form id={null} begin={NEW_FORM} openOnly={false} />
    </Page>
  )
}

/** A collection that is there; once it is open only its words and reminders change. */
export function EditCollectionPage() {
  const { say } = useWords()
  const { collection: id = "" } = useParams()
  const detail = useQuery(collectionQuery(id))
  return (
    <Page title={say("col.edit.title")}>
      <Loaded query={detail}>
        {(found) => (
          <Form
            key={found.id}
            id={found.id}
            begin={formOf(found)}
            openOnly={found.state !== "draft"}
          />
        )}
      </Loaded>
    </Page>
  )
}

interface Props {
  readonly id: string | null
  readonly begin: CollectionForm
  /** Asked already: what is asked of whom stands. */
  readonly openOnly: boolean
}

function Form({ id, begin, openOnly }: Props) {
  const { say } = useWords()
  const go = useNavigate()
  const [form, setForm] = useState(begin)
  const [tried, setTried] = useState(false)
  const save = useSaveCollection(id)
  const wrong = wrongIn(form)
  const errorOf = (field: WrongField) =>
    tried && wrong.includes(field) ? say(`col.wrong.${field}`) : undefined
  const set = (more: Partial<CollectionForm>) => setForm((now) => ({ ...now, ...more }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong.length > 0) return
    save.mutate(requestOf(form, openOnly), { onSuccess: (made) => void go(pagePath(made.id)) })
  }
  const parts = { form, set, errorOf }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg" maw="48rem">
        <TextInput
          label={say("col.form.title")}
          placeholder={say("col.form.title.example")}
          required
          value={form.title}
          maxLength={200}
          error={errorOf("title")}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label={say("col.form.guidance")}
          autosize
          minRows={2}
          maxLength={4000}
          value={form.guidance}
          onChange={(event) => set({ guidance: event.currentTarget.value })}
        />
        {!openOnly && <Whom {...parts} />}
        {!openOnly && <When {...parts} />}
        {!openOnly && <Measures {...parts} />}
        <Reminders {...parts} />
        {tried && wrong.length > 0 && (
          <Text role="alert">{say("col.wrong", { count: wrong.length })}</Text>
        )}
        {save.isError && <Failure error={save.error} next={say("rep.evidence.kept")} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {say(id === null ? "col.form.create" : "col.form.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface PartProps {
  readonly form: CollectionForm
  readonly set: (more: Partial<CollectionForm>) => void
  readonly errorOf: (field: WrongField) => string | undefined
}

function Whom({ form, set, errorOf }: PartProps) {
  const { say } = useWords()
  return (
    <fieldset className="part">
      <legend>{say("col.form.whom")}</legend>
      <Stack gap="sm">
        <PlacePicker
          label={say("col.form.scope")}
          kind="unit"
          required
          value={form.scope}
          known={knownScope(form)}
          error={errorOf("scope")}
          onChange={(scope) => set({ scope })}
        />
        <Radio.Group
          label={say("col.form.units")}
          value={form.kind}
          onChange={(value) => set({ kind: value === "list" ? "list" : "level" })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="level" label={say("col.form.units.level")} />
            <Radio value="list" label={say("col.form.units.list")} />
          </Stack>
        </Radio.Group>
        {form.kind === "level" ? (
          <Radio.Group
            label={say("col.form.level")}
            value={form.level}
            onChange={(value) => set({ level: value === "province" ? "province" : "commune" })}
          >
            <Group mt="xs">
              <Radio value="commune" label={say("col.form.level.commune")} />
              <Radio value="province" label={say("col.form.level.province")} />
            </Group>
          </Radio.Group>
        ) : (
          <UnitList
            units={form.units}
            error={errorOf("units")}
            onChange={(units) => set({ units })}
          />
        )}
        <ReporterList reporters={form.reporters} onChange={(reporters) => set({ reporters })} />
      </Stack>
    </fieldset>
  )
}

const knownScope = ({ scope, scopeName }: CollectionForm) =>
  scope === null || scopeName === "" ? null : { value: scope, label: scopeName, note: scope }

function When({ form, set, errorOf }: PartProps) {
  const { say } = useWords()
  return (
    <fieldset className="part">
      <legend>{say("col.form.when")}</legend>
      <Stack gap="sm">
        <TextInput
          label={say("col.form.period")}
          description={say("col.form.period.hint")}
          placeholder="2026-Q3"
          required
          value={form.period}
          maxLength={30}
          error={errorOf("period")}
          onChange={(event) => set({ period: event.currentTarget.value })}
        />
        <DayInput
          label={say("col.form.opensOn")}
          value={form.opensOn}
          onChange={(opensOn) => set({ opensOn })}
        />
        <DayInput
          label={say("col.form.due")}
          description={say("col.form.due.hint")}
          required
          value={form.due}
          error={errorOf("due")}
          onChange={(due) => set({ due })}
        />
        <Checkbox
          label={say("col.form.strict")}
          checked={form.strict}
          onChange={(event) => set({ strict: event.currentTarget.checked })}
        />
      </Stack>
    </fieldset>
  )
}

function Measures({ form, set, errorOf }: PartProps) {
  const { say } = useWords()
  const measures = useQuery(measuresQuery)
  const error = errorOf("measures")
  return (
    <fieldset className="part">
      <legend>{say("col.form.measures")}</legend>
      <Loaded query={measures}>
        {(found) => (
          <MeasuresPicker
            all={found}
            level={form.kind === "level" ? form.level : null}
            chosen={form.measures}
            onChange={(chosen) => set({ measures: chosen })}
          />
        )}
      </Loaded>
      {error !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {error}
        </Text>
      )}
    </fieldset>
  )
}

function Reminders({ form, set, errorOf }: PartProps) {
  const { say } = useWords()
  return (
    <fieldset className="part">
      <legend>{say("col.form.remind")}</legend>
      <Stack gap="sm">
        <TextInput
          label={say("col.form.remind.before")}
          description={say("col.form.remind.hint")}
          value={form.before}
          error={errorOf("before")}
          onChange={(event) => set({ before: event.currentTarget.value })}
        />
        <Checkbox
          label={say("col.form.remind.onDay")}
          checked={form.onDay}
          onChange={(event) => set({ onDay: event.currentTarget.checked })}
        />
        <TextInput
          label={say("col.form.remind.after")}
          value={form.after}
          error={errorOf("after")}
          onChange={(event) => set({ after: event.currentTarget.value })}
        />
      </Stack>
    </fieldset>
  )
}
