import { useState } from "react"
import { PlacePicker } from "../people/PlacePicker.tsx"
import { useUnitName } from "../people/UnitName.tsx"
import { useWords } from "../words/index.ts"

interface Props {
  /** Empty for every unit. */
  readonly unit: string
  readonly onChange: (unit: string) => void
}

/** In which unit assets lie; the one that the address names is shown by its name. */
export function UnitFilter({ unit, onChange }: Props) {
  const { say } = useWords()
  const [first] = useState(unit)
  const name = useUnitName(first)
  return (
    <PlacePicker
      key={name}
      label={say("asset.unit")}
      kind="unit"
      clearable
      value={unit === "" ? null : unit}
      known={first === "" ? null : { value: first, label: name, note: "" }}
      onChange={(next) => onChange(next ?? "")}
    />
  )
}
