import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core"
import type { NewCampaign } from "@tinhso/server/coverage/measurements/model"
import { type SubmitEvent, useState } from "react"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import { campaignOf, EMPTY, type TypedCampaign, wrongIn } from "./campaign-form.ts"

interface Props {
  readonly disabled: boolean
  readonly onCreate: (campaign: NewCampaign) => void
}

const PLACES = ["unknown", "outdoor", "car", "indoor", "mixed"] as const

type TextField = Exclude<keyof TypedCampaign, "kind" | "place" | "unit">

const LABELS = {
  name: "measured.name",
  by: "measured.by",
  source: "measured.source",
  device: "measured.device",
  antennaHeight: "measured.height",
  correction: "measured.correction",
  correctionBasis: "measured.correction.basis",
  noiseFloor: "measured.floor",
} as const satisfies Record<TextField, string>

const REQUIRED: ReadonlySet<string> = new Set(["name", "by", "source"])

interface FieldsProps {
  readonly typed: TypedCampaign
  readonly wrong: ReadonlySet<string>
  readonly set: (change: Partial<TypedCampaign>) => void
}

/** What is said of a new campaign before its first file is written. */
export function CampaignForm({ disabled, onCreate }: Props) {
  const { say } = useWords()
  const [typed, setTyped] = useState(EMPTY)
  const [asked, setAsked] = useState(false)
  const wrong = asked ? wrongIn(typed) : new Set<string>()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setAsked(true)
    const campaign = campaignOf(typed)
    if (campaign !== null) onCreate(campaign)
  }
  const fields = {
    typed,
    wrong,
    set: (change: Partial<TypedCampaign>) => setTyped((before) => ({ ...before, ...change })),
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Title order={2} size="h4">
          {say("measured.new")}
        </Title>
        <Whose {...fields} />
        <Receiver {...fields} />
        <Text size="sm">{say("measured.correction.what")}</Text>
        <Button type="submit" className="at-start" disabled={disabled}>
          {say("measured.import.create")}
        </Button>
      </Stack>
    </form>
  )
}

function Words({ name, typed, wrong, set }: FieldsProps & { readonly name: TextField }) {
  const { say } = useWords()
  return (
    <TextInput
      label={say(LABELS[name])}
      required={REQUIRED.has(name)}
      maxLength={500}
      value={typed[name]}
      error={wrong.has(name) ? say("measured.field.wrong") : undefined}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
}

/** Name, kind, in whose care, by whom, and the paper behind it. */
function Whose(fields: FieldsProps) {
  const { say } = useWords()
  const { typed, wrong, set } = fields
  return (
    <>
      <Words {...fields} name="name" />
      <NativeSelect
        label={say("measured.kind")}
        description={say("measured.kind.what")}
        value={typed.kind}
        data={(["drive", "crowd"] as const).map((value) => ({
          value,
          label: say(`measured.kind.${value}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          set({ kind: value === "crowd" ? "crowd" : "drive" })
        }
      />
      <NamedPicker
        label={say("measured.unit")}
        kind="unit"
        required
        value={typed.unit}
        error={wrong.has("unit") ? say("measured.field.wrong") : undefined}
        onChange={(unit) => set({ unit })}
      />
      <Words {...fields} name="by" />
      <Words {...fields} name="source" />
    </>
  )
}

/** Where the receiver was, and what is known of it. */
function Receiver(fields: FieldsProps) {
  const { say } = useWords()
  const { typed, set } = fields
  return (
    <>
      <Group grow align="flex-start">
        <NativeSelect
          label={say("measured.place")}
          value={typed.place}
          data={PLACES.map((value) => ({ value, label: say(`measured.place.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            set({ place: PLACES.find((one) => one === value) ?? "unknown" })
          }
        />
        <Words {...fields} name="device" />
        <Words {...fields} name="antennaHeight" />
      </Group>
      <Group grow align="flex-start">
        <Words {...fields} name="correction" />
        <Words {...fields} name="correctionBasis" />
        <Words {...fields} name="noiseFloor" />
      </Group>
    </>
  )
}
