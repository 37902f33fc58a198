import { useWords } from "../words/index.ts"
import { PlacePicker } from "./PlacePicker.tsx"

interface Props {
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (unitId: string | null) => void
}

/** A unit or an organisation over which somebody gets a role. */
export function UnitPicker({ value, error, onChange }: Props) {
  const { say } = useWords()
  return (
    <PlacePicker
      label={say("users.unit")}
      description={say("users.unit.hint")}
      kind="both"
      required
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
