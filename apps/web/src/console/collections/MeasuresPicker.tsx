import { Checkbox, Stack, TextInput } from "@mantine/core"
import type { AskedMeasure, CollectableMeasure } from "@tinhso/server/indicators/collections/model"
import { searchKey } from "@tinhso/vietnamese"
import { useState } from "react"
import { unitOfMeasure } from "../../i18n/units.ts"
import { useWords } from "../words/index.ts"

interface Props {
  readonly all: readonly CollectableMeasure[]
  /** Only measures that units of this level report; null shows all. */
  readonly level: "province" | "commune" | null
  readonly chosen: readonly AskedMeasure[]
  readonly onChange: (chosen: readonly AskedMeasure[]) => void
}

/** Measures to ask for, each whole or by its breakdown. */
export function MeasuresPicker({ all, level, chosen, onChange }: Props) {
  const { say, language } = useWords()
  const [typed, setTyped] = useState("")
  const key = searchKey(typed)
  const asked = new Map(chosen.map((one) => [one.measure, one]))
  const shown = all.filter(
    (one) =>
      asked.has(one.code) ||
      ((level === null || one.anyLevel || one.reportedBy === level) &&
        (key === "" || searchKey(`${one.nameVi} ${one.nameEn} ${one.code}`).includes(key))),
  )
  const put = (next: AskedMeasure) =>
    onChange(chosen.map((one) => (one.measure === next.measure ? next : one)))
  return (
    <Stack gap="xs">
      <TextInput
        label={say("col.form.measures.find")}
        size="sm"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {shown.length === 0 && <p>{say("col.form.measures.none")}</p>}
      <ul className="measure-list">
        {shown.map((one) => {
          const now = asked.get(one.code)
          const name = language === "en" ? one.nameEn : one.nameVi
          return (
            <li key={one.code}>
              <Checkbox
                checked={now !== undefined}
                label={`${name} (${unitOfMeasure(one.unitOfMeasure, language)})`}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...chosen, { measure: one.code, cuts: [""], required: true, guidance: "" }]
                      : chosen.filter(({ measure }) => measure !== one.code),
                  )
                }
              />
              {now !== undefined && <Asked measure={one} name={name} asked={now} onChange={put} />}
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}

interface AskedProps {
  readonly measure: CollectableMeasure
  readonly name: string
  readonly asked: AskedMeasure
  readonly onChange: (asked: AskedMeasure) => void
}

function Asked({ measure, name, asked, onChange }: AskedProps) {
  const { say } = useWords()
  const toggle = (cut: string, on: boolean) => {
    const wanted = new Set(asked.cuts)
    if (on) wanted.add(cut)
    else wanted.delete(cut)
    const cuts = measure.cuts.filter((one) => wanted.has(one))
    if (cuts.length > 0) onChange({ ...asked, cuts })
  }
  return (
    <div className="asked-measure">
      {measure.cuts.length > 1 && (
        <fieldset className="cuts" aria-label={say("col.form.cuts", { name })}>
          {measure.cuts.slice(0, 60).map((cut) => (
            <Checkbox
              key={cut}
              size="xs"
              label={cut === "" ? say("col.form.whole") : cut}
              checked={asked.cuts.includes(cut)}
              onChange={(event) => toggle(cut, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
      <Checkbox
        size="xs"
        label={say("col.form.required")}
        checked={asked.required}
        onChange={(event) => onChange({ ...asked, required: event.currentTarget.checked })}
      />
      <TextInput
        size="xs"
        aria-label={say("col.form.measure.guidance.of", { name })}
        placeholder={say("col.form.measure.guidance")}
        value={asked.guidance}
        maxLength={4000}
        onChange={(event) => onChange({ ...asked, guidance: event.currentTarget.value })}
      />
    </div>
  )
}
