import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { DayInput } from "../frame/DayInput.tsx"
import { useWords } from "../words/index.ts"
import type { MeasureForm } from "./measure-form.ts"
import { registersQuery } from "./queries.ts"

interface Props {
  readonly form: MeasureForm
  readonly wrong: Readonly<Record<string, string>>
  /** Why a field can no longer change; undefined where it can. */
  readonly why: (field: string) => string | undefined
  readonly onChange: (change: Partial<MeasureForm>) => void
}

const IN_TIME = ["last", "sum", "avg", "min", "max"] as const
const OVER_UNITS = ["sum", "avg", "min", "max", "none"] as const
const LEVELS = ["commune", "district", "province", "country", "none"] as const

/** Its unit of measure and how it adds. */
export function AddingFields({ form, wrong, why, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("def.unitOfMeasure")}
        required
        value={form.unitOfMeasure}
        error={wrong["unitOfMeasure"]}
        description={why("unitOfMeasure")}
        disabled={why("unitOfMeasure") !== undefined}
        onChange={(event) => onChange({ unitOfMeasure: event.currentTarget.value })}
      />
      <Checkbox
        label={say("def.share")}
        checked={form.share}
        disabled={why("share") !== undefined}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { share: true, unitOfMeasure: "%", overUnits: "none" }
              : { share: false },
          )
        }
      />
      <NativeSelect
        label={say("def.inTime")}
        value={form.inTime}
        description={why("inTime")}
        disabled={why("inTime") !== undefined}
        data={IN_TIME.map((value) => ({ value, label: say(`def.add.${value}`) }))}
        onChange={(event) => {
          const inTime = IN_TIME.find((one) => one === event.currentTarget.value)
          if (inTime !== undefined) onChange({ inTime })
        }}
      />
      <NativeSelect
        label={say("def.overUnits")}
        value={form.overUnits}
        description={why("overUnits")}
        disabled={why("overUnits") !== undefined}
        data={OVER_UNITS.map((value) => ({ value, label: say(`def.add.${value}`) }))}
        onChange={(event) => {
          const overUnits = OVER_UNITS.find((one) => one === event.currentTarget.value)
          if (overUnits !== undefined) onChange({ overUnits })
        }}
      />
    </>
  )
}

/** Who reports it, in which breakdowns, and from how many an aggregate is shown. */
export function CollectingFields({ form, wrong, why, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <NativeSelect
        label={say("def.reportedBy")}
        value={form.level}
        description={why("reportedBy")}
        disabled={why("reportedBy") !== undefined}
        data={LEVELS.map((value) => ({ value, label: say(`def.level.${value}`) }))}
        onChange={(event) => {
          const level = LEVELS.find((one) => one === event.currentTarget.value)
          if (level !== undefined) onChange({ level })
        }}
      />
      {form.level !== "none" && (
        <>
          <Textarea
            label={say("def.dimensions")}
            description={say("def.dimensions.hint")}
            autosize
            minRows={2}
            value={form.dimensions}
            error={wrong["dimensions"]}
            onChange={(event) => onChange({ dimensions: event.currentTarget.value })}
          />
          <TextInput
            label={say("def.minCoverage")}
            description={say("def.minCoverage.hint")}
            inputMode="decimal"
            value={form.coverage}
            error={wrong["coverage"]}
            onChange={(event) => onChange({ coverage: event.currentTarget.value })}
          />
          <RegisterField form={form} onChange={onChange} />
        </>
      )}
      <TextInput
        label={say("def.collectedOn")}
        description={say("def.collectedOn.hint")}
        value={form.collectedOn}
        onChange={(event) => onChange({ collectedOn: event.currentTarget.value })}
      />
      <TextInput
        label={say("def.jumpFactor")}
        description={say("def.jumpFactor.hint")}
        inputMode="decimal"
        value={form.jump}
        error={wrong["jump"]}
        onChange={(event) => onChange({ jump: event.currentTarget.value })}
      />
    </>
  )
}

function RegisterField({ form, onChange }: Pick<Props, "form" | "onChange">) {
  const { say, language } = useWords()
  const registers = useQuery(registersQuery).data ?? []
  const known = registers.some(({ code }) => code === form.registerQuery)
  const kept = form.registerQuery === null || known ? [] : [form.registerQuery]
  return (
    <NativeSelect
      label={say("def.registerQuery")}
      value={form.registerQuery ?? ""}
      data={[
        { value: "", label: say("def.registerQuery.none") },
        ...registers.map(({ code, nameVi, nameEn }) => ({
          value: code,
          label: language === "vi" ? nameVi : nameEn,
        })),
        ...kept.map((code) => ({ value: code, label: code })),
      ]}
      onChange={(event) => onChange({ registerQuery: event.currentTarget.value || null })}
    />
  )
}

/** When it is collected, and by which document. */
export function TimeFields({ form, wrong, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("def.document")}
        description={say("def.document.hint")}
        value={form.document ?? ""}
        onChange={(event) => onChange({ document: event.currentTarget.value || null })}
      />
      <DayInput
        label={say("def.validFrom")}
        value={form.validFrom}
        error={wrong["validFrom"]}
        onChange={(validFrom) => onChange({ validFrom })}
      />
      <DayInput
        label={say("def.validUntil")}
        value={form.validUntil}
        error={wrong["validUntil"]}
        onChange={(validUntil) => onChange({ validUntil })}
      />
    </>
  )
}
