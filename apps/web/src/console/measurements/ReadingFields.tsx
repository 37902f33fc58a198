import { Group, NativeSelect, TextInput } from "@mantine/core"
import type { MeasurementOptions } from "@tinhso/server/coverage/measurements/model"
import { useState } from "react"
import { useWords } from "../words/index.ts"

interface Props {
  readonly options: MeasurementOptions
  readonly disabled: boolean
  readonly onSay: (more: MeasurementOptions) => void
}

const TECHNOLOGIES = ["2G", "3G", "4G", "5G"]

/** What a person says of a whole file where it can be read in two ways. */
export function ReadingFields({ options, disabled, onSay }: Props) {
  const { say } = useWords()
  const asWritten = { value: "", label: say("measured.asWritten") }
  return (
    <Group align="flex-start">
      <NativeSelect
        label={say("measured.read.technology")}
        disabled={disabled}
        value={options.technology ?? ""}
        data={[asWritten, ...TECHNOLOGIES]}
        onChange={({ currentTarget: { value } }) => {
          if (value !== "") onSay({ technology: value })
        }}
      />
      <Said
        label={say("measured.read.operator")}
        disabled={disabled}
        said={options.operator}
        onSay={(operator) => onSay({ operator })}
      />
      <NativeSelect
        label={say("measured.read.level")}
        disabled={disabled}
        value={options.level ?? ""}
        data={[asWritten, { value: "dbm", label: "dBm" }, { value: "asu", label: "ASU" }]}
        onChange={({ currentTarget: { value } }) => {
          if (value === "dbm" || value === "asu") onSay({ level: value })
        }}
      />
      <Times options={options} disabled={disabled} onSay={onSay} />
      <Said
        label={say("measured.read.meridian")}
        placeholder="107°45'"
        disabled={disabled}
        said={options.meridian}
        onSay={(meridian) => onSay({ meridian })}
      />
    </Group>
  )
}

function Times({ options, disabled, onSay }: Props) {
  const { say } = useWords()
  return (
    <>
      <NativeSelect
        label={say("measured.read.timezone")}
        disabled={disabled}
        value={options.timezone ?? "+07:00"}
        data={["+07:00", "UTC"]}
        onChange={({ currentTarget: { value } }) => onSay({ timezone: value })}
      />
      <NativeSelect
        label={say("measured.read.dates")}
        disabled={disabled}
        value={options.dates ?? "day-first"}
        data={[
          { value: "day-first", label: say("measured.read.dayFirst") },
          { value: "month-first", label: say("measured.read.monthFirst") },
        ]}
        onChange={({ currentTarget: { value } }) => {
          if (value === "day-first" || value === "month-first") onSay({ dates: value })
        }}
      />
    </>
  )
}

interface SaidProps {
  readonly label: string
  readonly placeholder?: string
  readonly disabled: boolean
  readonly said: string | undefined
  readonly onSay: (text: string) => void
}

/** A word that is said when one leaves its field. */
function Said({ label, placeholder, disabled, said, onSay }: SaidProps) {
  const [typed, setTyped] = useState(said ?? "")
  return (
    <TextInput
      label={label}
      placeholder={placeholder ?? ""}
      disabled={disabled}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const text = typed.trim()
        if (text !== "" && text !== said) onSay(text)
      }}
    />
  )
}
