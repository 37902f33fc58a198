import {
  Button,
  Checkbox,
  Group,
  Radio,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core"
import type { Indicator } from "@tinhso/server/indicators/definitions/model"
import { useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { Link, useNavigate, useSearchParams } from "react-router"
import { get } from "../../api.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { RestoredNotice } from "../kept/RestoredNotice.tsx"
import { useKept } from "../kept/use-kept.ts"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords, type WordKey } from "../words/index.ts"
import { correctionOf, draftOf, EMPTY, type Form, missingIn } from "./draft.ts"
import { releaseQuery, useReleaseChanges } from "./queries.ts"

/** A new release; with `?dinh-chinh=ID` a correction of another. */
export function NewReleasePage() {
  const [query] = useSearchParams()
  const corrects = query.get("dinh-chinh")
  return corrects === null ? <ReleaseForm first={EMPTY} /> : <Correction of={corrects} />
}

function Correction({ of }: { of: string }) {
  const found = useQuery(releaseQuery(of))
  return <Loaded query={found}>{(release) => <ReleaseForm first={correctionOf(release)} />}</Loaded>
}

type Set = (change: Partial<Form>) => void

function ReleaseForm({ first }: { first: Form }) {
  const { say } = useWords()
  const { prepare } = useReleaseChanges()
  const go = useNavigate()
  const kept = useKept(`tinhso.new-release ${first.corrects}`, first)
  const { value: form } = kept
  const [wrong, setWrong] = useState<Readonly<Record<string, true>>>({})
  const set: Set = (change) => kept.change((before) => ({ ...before, ...change }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const missing = missingIn(form)
    setWrong(Object.fromEntries(missing.map((name) => [name, true] as const)))
    if (missing.length > 0) return
    prepare.mutate(draftOf(form), {
      onSuccess: ({ id }) => {
        kept.forget()
        void go(`/console/cong-bo/${id}`)
      },
    })
  }
  return (
    <Page title={say(form.corrects === "" ? "rel.new" : "rel.correct")} intro={say("rel.intro")}>
      <form ref={useFirstWrong(wrong)} onSubmit={submit} noValidate>
        <Stack maw="42rem">
          <RestoredNotice kept={kept} />
          {prepare.isError && (
            <Failure error={prepare.error} title={say("rel.failed")} next={say("rel.kept")} />
          )}
          <What form={form} set={set} wrong={wrong} />
          <Asked form={form} set={set} wrong={wrong} />
          {form.corrects !== "" && <Why form={form} set={set} wrong={wrong} />}
          {prepare.isPending && <Text component="output">{say("rel.preparing")}</Text>}
          <Group>
            <Button type="submit" loading={prepare.isPending}>
              {say("rel.prepare")}
            </Button>
            <Button component={Link} to="/console/cong-bo" variant="default">
              {say("cancel")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}

interface PartProps {
  readonly form: Form
  readonly set: Set
  readonly wrong: Readonly<Record<string, true>>
}

type Field = "id" | "titleVi" | "titleEn" | "indicators" | "units" | "periods" | "breakdowns"
const HINTS: Readonly<Partial<Record<Field, WordKey>>> = {
  id: "rel.id.hint",
  indicators: "rel.indicators.hint",
  units: "rel.units.hint",
  periods: "rel.periods.hint",
  breakdowns: "rel.breakdowns.hint",
}
const NEEDED: ReadonlySet<Field> = new Set(["id", "titleVi", "indicators", "units", "periods"])

function Line({ name, form, set, wrong }: PartProps & { name: Field }) {
  const { say } = useWords()
  const hint = HINTS[name]
  return (
    <TextInput
      label={say(`rel.${name}`)}
      description={hint === undefined ? undefined : say(hint)}
      required={NEEDED.has(name)}
      value={form[name]}
      error={wrong[name] === true ? say("rel.required") : undefined}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
}

function What(props: PartProps) {
  const { say } = useWords()
  const { form, set } = props
  return (
    <>
      <Line name="id" {...props} />
      <Line name="titleVi" {...props} />
      <Line name="titleEn" {...props} />
      <Textarea
        label={say("rel.noteVi")}
        autosize
        value={form.noteVi}
        onChange={(event) => set({ noteVi: event.currentTarget.value })}
      />
      <Textarea
        label={say("rel.noteEn")}
        autosize
        value={form.noteEn}
        onChange={(event) => set({ noteEn: event.currentTarget.value })}
      />
    </>
  )
}

function Asked(props: PartProps) {
  const { say } = useWords()
  const { form, set } = props
  return (
    <>
      <Line name="indicators" {...props} />
      <PickIndicator form={form} set={set} />
      <Line name="units" {...props} />
      <Line name="periods" {...props} />
      <Line name="breakdowns" {...props} />
      <Radio.Group
        label={say("rel.view")}
        value={form.reported ? "reported" : "today"}
        onChange={(value) => set({ reported: value === "reported" })}
      >
        <Group mt="xs">
          <Radio value="reported" label={say("rel.view.reported")} />
          <Radio value="today" label={say("rel.view.today")} />
        </Group>
      </Radio.Group>
      <Checkbox
        label={say("rel.figures")}
        checked={form.figures}
        onChange={(event) => set({ figures: event.currentTarget.checked })}
      />
      <DayInput
        label={say("rel.asOf")}
        description={say("rel.asOf.hint")}
        value={form.asOf === "" ? null : form.asOf}
        onChange={(day) => set({ asOf: day ?? "" })}
      />
    </>
  )
}

/** Adds the code of an indicator that is chosen by its name. */
function PickIndicator({ form, set }: Pick<PartProps, "form" | "set">) {
  const { say, language } = useWords()
  const found = useQuery({
    queryKey: ["indicators"],
    queryFn: ({ signal }) => get<Indicator[]>("/api/v1/indicators", signal),
  })
  const named = (found.data ?? []).map(({ code, nameVi, nameEn }) => ({
    value: code,
    label: language === "en" ? nameEn : nameVi,
  }))
  return (
    <Select
      label={say("rel.indicators.pick")}
      data={named}
      value={null}
      searchable
      onChange={(code) => {
        if (code === null) return
        const codes = form.indicators.split(",").map((one) => one.trim())
        const all = [...new Set([...codes, code])].filter((one) => one !== "")
        set({ indicators: all.join(", ") })
      }}
    />
  )
}

function Why({ form, set, wrong }: PartProps) {
  const { say } = useWords()
  return (
    <>
      <Text>
        {say("rel.corrects")}: {form.corrects}
      </Text>
      <Textarea
        label={say("rel.reason")}
        required
        autosize
        value={form.reason}
        error={wrong["reason"] === true ? say("rel.required") : undefined}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </>
  )
}
