import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from "@mantine/core"
import type {
  DenominatorPreset,
  GapProgramme,
  ProgrammeChange,
} from "@tinhso/server/coverage/register/model"
import { type SubmitEvent, useState } from "react"
import { DayInput } from "../frame/DayInput.tsx"
import { Dialog } from "../frame/Dialog.tsx"
import { Failure } from "../frame/Failure.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import { useGapChanges } from "./queries.ts"
import { today } from "./today.ts"

interface Props {
  /** Null for a new one. */
  readonly programme: GapProgramme | null
  readonly presets: readonly DenominatorPreset[]
  readonly onClose: () => void
}

type Typed = Omit<ProgrammeChange, "version">

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/

function begun(programme: GapProgramme | null, presets: readonly DenominatorPreset[]): Typed {
  const [preset] = presets
  if (programme !== null) {
    const { code: _code, version: _version, shipped: _shipped, gaps: _gaps, ...told } = programme
    return { ...told, since: today() }
  }
  return {
    nameVi: "",
    nameEn: "",
    unit: "",
    membership: "list",
    technologies: [],
    counted: preset?.counted ?? ["confirmed", "planned", "closed"],
    reached: preset?.reached ?? ["closed"],
    document: null,
    issuer: null,
    listDay: null,
    closingNeedsEvidence: false,
    since: today(),
    note: "",
  }
}

/** Declares a programme, or declares it anew from a day. */
export function ProgrammeDialog({ programme, presets, onClose }: Props) {
  const { say } = useWords()
  const { declare } = useGapChanges()
  const [code, setCode] = useState(programme?.code ?? "")
  const [typed, setTyped] = useState(() => begun(programme, presets))
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Typed>) => setTyped((now) => ({ ...now, ...part }))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const { nameVi, unit } = typed
    if (!CODE.test(code) || nameVi.trim() === "" || unit === "") return
    const nameEn = typed.nameEn.trim() === "" ? nameVi : typed.nameEn
    declare.mutate(
      { code, version: programme?.version ?? 0, ...typed, nameEn },
      { onSuccess: onClose },
    )
  }
  return (
    <Dialog
      opened
      size="lg"
      title={say(programme === null ? "gap.prog.new" : "gap.prog.change")}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={say("gap.prog.code")}
            required
            disabled={programme !== null}
            value={code}
            error={tried && !CODE.test(code) ? say("gap.prog.code.wrong") : undefined}
            onChange={(event) => setCode(event.currentTarget.value.trim())}
          />
          <Names typed={typed} tried={tried} onChange={change} />
          <Rule typed={typed} presets={presets} onChange={change} />
          <Paper typed={typed} onChange={change} />
          {declare.isError && (
            <Failure error={declare.error} title={say("gap.failed")} next={say("gap.kept")} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say("cancel")}
            </Button>
            <Button type="submit" loading={declare.isPending}>
              {say("gap.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly typed: Typed
  readonly onChange: (part: Partial<Typed>) => void
}

function Names({ typed, tried, onChange }: PartProps & { readonly tried: boolean }) {
  const { say } = useWords()
  const missing = (text: string) =>
    tried && text.trim() === "" ? say("gap.form.missing") : undefined
  return (
    <>
      <TextInput
        label={say("gap.prog.nameVi")}
        required
        maxLength={200}
        value={typed.nameVi}
        error={missing(typed.nameVi)}
        onChange={(event) => onChange({ nameVi: event.currentTarget.value })}
      />
      <TextInput
        label={say("gap.prog.nameEn")}
        maxLength={200}
        value={typed.nameEn}
        onChange={(event) => onChange({ nameEn: event.currentTarget.value })}
      />
      <NamedPicker
        label={say("gap.prog.unit")}
        kind="unit"
        required
        value={typed.unit === "" ? null : typed.unit}
        error={missing(typed.unit)}
        onChange={(unit) => onChange({ unit: unit ?? "" })}
      />
    </>
  )
}

function Rule({
  typed,
  presets,
  onChange,
}: PartProps & { readonly presets: readonly DenominatorPreset[] }) {
  const { say, language } = useWords()
  const same = presets.find(
    ({ counted, reached }) =>
      counted.join() === typed.counted.join() && reached.join() === typed.reached.join(),
  )
  return (
    <>
      <Select
        label={say("gap.prog.membership")}
        data={(["list", "all"] as const).map((value) => ({
          value,
          label: say(`gap.prog.membership.${value}`),
        }))}
        value={typed.membership}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => onChange({ membership: next === "all" ? "all" : "list" })}
      />
      <Select
        label={say("gap.prog.preset")}
        data={presets.map((one) => ({
          value: one.code,
          label: language === "vi" ? one.nameVi : one.nameEn,
        }))}
        value={same?.code ?? null}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => {
          const preset = presets.find(({ code }) => code === next)
          if (preset !== undefined) onChange({ counted: preset.counted, reached: preset.reached })
        }}
      />
      <Checkbox
        label={say("gap.prog.evidence")}
        checked={typed.closingNeedsEvidence}
        onChange={(event) => onChange({ closingNeedsEvidence: event.currentTarget.checked })}
      />
    </>
  )
}

const orNull = (text: string) => (text === "" ? null : text)

function Paper({ typed, onChange }: PartProps) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("gap.prog.document")}
        maxLength={200}
        value={typed.document ?? ""}
        onChange={(event) => onChange({ document: orNull(event.currentTarget.value) })}
      />
      <TextInput
        label={say("gap.prog.issuer")}
        maxLength={300}
        value={typed.issuer ?? ""}
        onChange={(event) => onChange({ issuer: orNull(event.currentTarget.value) })}
      />
      <DayInput
        label={say("gap.prog.listDay")}
        value={typed.listDay}
        onChange={(listDay) => onChange({ listDay })}
      />
      <DayInput
        label={say("gap.prog.since")}
        required
        value={typed.since}
        onChange={(since) => onChange({ since: since ?? today() })}
      />
      <Textarea
        label={say("gap.note")}
        maxLength={2000}
        autosize
        value={typed.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
