import { Checkbox, Group, NativeSelect, TextInput } from "@mantine/core"
import type { RunOptions } from "@tinhso/server/coverage/runs/model"
import { numberIn } from "../../ui/coverage-map/voice.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords, type WordKey } from "../words/index.ts"
import { LIMITS, type RunForm, type Wrong } from "./run-form.ts"

interface Props {
  readonly form: RunForm
  readonly set: (change: Partial<RunForm>) => void
  readonly wrong: Wrong
  readonly options: RunOptions
}

/** Which stations: whose, of which day, of which technologies. */
export function WhatFields({ form, set, wrong }: Props) {
  const { say } = useWords()
  const required = (name: keyof RunForm) =>
    wrong[name] === true ? say("covrun.new.required") : undefined
  return (
    <>
      <TextInput
        label={say("covrun.name")}
        description={say("covrun.new.name.hint")}
        required
        maxLength={200}
        value={form.name}
        error={required("name")}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NamedPicker
        label={say("covrun.new.unit")}
        kind="unit"
        required
        value={form.unit === "" ? null : form.unit}
        error={required("unit")}
        onChange={(unit) => set({ unit: unit ?? "" })}
      />
      <DayInput
        label={say("covrun.new.day")}
        value={form.day === "" ? null : form.day}
        onChange={(day) => set({ day: day ?? "" })}
      />
      <TextInput
        label={say("covrun.new.technologies")}
        description={say("covrun.new.technologies.hint")}
        value={form.technologies}
        onChange={(event) => set({ technologies: event.currentTarget.value })}
      />
      <TextInput
        label={say("covrun.new.operators")}
        description={say("covrun.new.operators.hint")}
        value={form.operators}
        onChange={(event) => set({ operators: event.currentTarget.value })}
      />
    </>
  )
}

/** How it is computed: definition, model, radius, ground. */
export function HowFields(props: Props) {
  const { say } = useWords()
  const { form, set, wrong, options } = props
  return (
    <>
      <NativeSelect
        label={say("covrun.definition")}
        description={options.presets.find(({ name }) => name === form.preset)?.source}
        data={options.presets.map(({ name, title }) => ({ value: name, label: title }))}
        value={form.preset}
        onChange={(event) => set({ preset: event.currentTarget.value })}
      />
      <Group grow align="start">
        <Choice name="model" words={MODEL_WORDS} {...props} />
        <Choice name="mode" words={MODE_WORDS} {...props} />
      </Group>
      <Group grow align="start">
        <Measured name="radius" label="covrun.new.radius" {...props} />
        <Measured name="resolution" label="covrun.new.resolution" {...props} />
      </Group>
      <TextInput
        label={say("covrun.new.reliabilities")}
        value={form.reliabilities}
        error={wrong.reliabilities === true ? say("covrun.new.shares") : undefined}
        onChange={(event) => set({ reliabilities: event.currentTarget.value })}
      />
      <GroundFields {...props} />
      {form.model === "p1812" && options.clutter === true && (
        <Checkbox
          label={say("covrun.new.clutter")}
          checked={form.clutter}
          onChange={(event) => set({ clutter: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label={say("covrun.new.skipBad")}
        checked={form.skipBad}
        onChange={(event) => set({ skipBad: event.currentTarget.checked })}
      />
    </>
  )
}

function GroundFields(props: Props) {
  const { say } = useWords()
  const { form, set, options } = props
  return (
    <>
      <NativeSelect
        label={say("covrun.new.ground")}
        data={[
          {
            value: "terrain",
            label: say("covrun.new.ground.terrain"),
            disabled: !options.terrain,
          },
          { value: "flat", label: say("covrun.new.ground.flat") },
        ]}
        value={form.ground}
        onChange={(event) =>
          set({ ground: event.currentTarget.value === "flat" ? "flat" : "terrain" })
        }
      />
      {form.ground === "terrain" && (
        <Group grow align="start">
          <Choice name="missing" words={MISSING_WORDS} {...props} />
          <Choice name="holes" words={HOLE_WORDS} {...props} />
        </Group>
      )}
    </>
  )
}

const MODEL_WORDS = {
  label: "covrun.model",
  of: { itm: "ITM (Longley–Rice)", p1812: "ITU-R P.1812" },
} as const
const MODE_WORDS = {
  label: "covrun.mode",
  keys: { field: "covrun.mode.field", covered: "covrun.mode.covered" },
} as const
const MISSING_WORDS = {
  label: "covrun.new.missing",
  keys: {
    refuse: "covrun.new.missing.refuse",
    flat: "covrun.new.missing.flat",
    skip: "covrun.new.missing.skip",
  },
} as const
const HOLE_WORDS = {
  label: "covrun.new.holes",
  keys: {
    refuse: "covrun.new.holes.refuse",
    fill: "covrun.new.holes.fill",
    skip: "covrun.new.holes.skip",
  },
} as const

interface ChoiceWords {
  readonly label: WordKey
  /** Names that are the same in both languages. */
  readonly of?: Readonly<Record<string, string>>
  readonly keys?: Readonly<Record<string, WordKey>>
}

/** One of a few. */
function Choice({
  name,
  words: { label, of, keys },
  form,
  set,
}: Props & {
  readonly name: "model" | "mode" | "missing" | "holes"
  readonly words: ChoiceWords
}) {
  const { say } = useWords()
  return (
    <NativeSelect
      label={say(label)}
      data={[
        ...Object.entries(of ?? {}).map(([value, text]) => ({ value, label: text })),
        ...Object.entries(keys ?? {}).map(([value, key]) => ({ value, label: say(key) })),
      ]}
      value={form[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
}

/** A number within limits. */
function Measured({
  name,
  label,
  form,
  set,
  wrong,
}: Props & { readonly name: keyof typeof LIMITS; readonly label: WordKey }) {
  const { say, language } = useWords()
  const [least, most] = LIMITS[name].map((limit) => numberIn(limit, language, 1))
  return (
    <TextInput
      label={say(label)}
      required
      inputMode="decimal"
      value={form[name]}
      error={
        wrong[name] === true
          ? say("covrun.new.number", { least: least ?? "", most: most ?? "" })
          : undefined
      }
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
}
