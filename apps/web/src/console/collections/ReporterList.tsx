import { Button, Group } from "@mantine/core"
import { useState } from "react"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useUnitName } from "../people/UnitName.tsx"
import { useWords } from "../words/index.ts"
import type { CollectionForm } from "./collection-form.ts"

type Reporters = CollectionForm["reporters"]

interface Props {
  readonly reporters: Reporters
  readonly onChange: (reporters: Reporters) => void
}

/** Organisations that report for a unit instead of the unit itself. */
export function ReporterList({ reporters, onChange }: Props) {
  const { say } = useWords()
  const [unit, setUnit] = useState<string | null>(null)
  const [reporter, setReporter] = useState<string | null>(null)
  const add = () => {
    if (unit === null || reporter === null) return
    onChange([...reporters.filter((one) => one.unit !== unit), { unit, reporter }])
    setUnit(null)
    setReporter(null)
  }
  return (
    <details className="reporters" open={reporters.length > 0}>
      <summary>{say("col.form.reporters")}</summary>
      <Group key={reporters.length} align="end" gap="sm" mt="xs">
        <PlacePicker
          label={say("col.form.reporters.unit")}
          kind="unit"
          value={unit}
          onChange={setUnit}
        />
        <PlacePicker
          label={say("col.form.reporters.by")}
          kind="organisation"
          value={reporter}
          onChange={setReporter}
        />
        <Button variant="default" disabled={unit === null || reporter === null} onClick={add}>
          {say("col.form.reporters.add")}
        </Button>
      </Group>
      <ul className="roles">
        {reporters.map((one) => (
          <Reporting
            key={one.unit}
            reporting={one}
            onRemove={() => onChange(reporters.filter(({ unit: other }) => other !== one.unit))}
          />
        ))}
      </ul>
    </details>
  )
}

function Reporting({
  reporting,
  onRemove,
}: {
  reporting: Reporters[number]
  onRemove: () => void
}) {
  const { say } = useWords()
  const names = { unit: useUnitName(reporting.unit), by: useUnitName(reporting.reporter) }
  return (
    <li>
      {say("col.form.reporters.one", names)}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say("col.form.units.remove", { unit: names.unit })}
        onClick={onRemove}
      >
        {say("col.form.remove")}
      </Button>
    </li>
  )
}
