import { Button, Textarea } from "@mantine/core"
import { useState } from "react"
import { UnitName } from "../people/UnitName.tsx"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  readonly units: readonly string[]
  readonly error: string | undefined
  readonly onChange: (units: readonly string[]) => void
}

const MOST_NAMED = 60

/** Units one by one, by name; or many at once, as codes pasted from a list. */
export function UnitList({ units, error, onChange }: Props) {
  const { say } = useWords()
  const [codes, setCodes] = useState("")
  const add = (more: readonly string[]) => onChange([...new Set([...units, ...more])])
  return (
    <div>
      <PlacePicker
        key={units.length}
        label={say("col.form.unit")}
        kind="unit"
        value={null}
        error={error}
        onChange={(unit) => {
          if (unit !== null) add([unit])
        }}
      />
      <Textarea
        mt="sm"
        label={say("col.form.codes")}
        description={say("col.form.codes.hint")}
        autosize
        minRows={1}
        maxRows={5}
        value={codes}
        onChange={(event) => setCodes(event.currentTarget.value)}
      />
      <Button
        mt="xs"
        size="compact-sm"
        variant="default"
        disabled={codes.trim() === ""}
        onClick={() => {
          add(codes.split(/[\s,;]+/u).filter((code) => code !== ""))
          setCodes("")
        }}
      >
        {say("col.form.codes.add")}
      </Button>
      <p className="quiet">{say("col.form.units.count", { count: units.length })}</p>
      <ul className="roles unit-list">
        {units.slice(0, MOST_NAMED).map((unit) => (
          <li key={unit}>
            <UnitName id={unit} />
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={say("col.form.units.remove", { unit })}
              onClick={() => onChange(units.filter((one) => one !== unit))}
            >
              {say("col.form.remove")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
