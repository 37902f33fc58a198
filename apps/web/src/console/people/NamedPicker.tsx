import { type ComponentProps, useState } from "react"
import { PlacePicker } from "./PlacePicker.tsx"
import { useUnitName } from "./UnitName.tsx"

type Props = Omit<ComponentProps<typeof PlacePicker>, "known">

/** Shows what is chosen when it is opened by its name, asked of the server. */
export function NamedPicker(props: Props) {
  const [first] = useState(props.value)
  const name = useUnitName(first ?? "")
  return (
    <PlacePicker
      key={name}
      {...props}
      known={first === null ? null : { value: first, label: name, note: "" }}
    />
  )
}
