import { Button, Group, Radio, Stack, TextInput } from "@mantine/core"
import { type SubmitEvent, useState } from "react"
import { useWords } from "../words/index.ts"
import type { ImportOptions } from "./use-import.ts"

interface Props {
  readonly options: ImportOptions
  readonly disabled: boolean
  readonly onChange: (next: ImportOptions) => void
}

/** How the file writes decimals, where that is in doubt. Choosing checks the file again. */
export function DecimalChoice({ options, disabled, onChange }: Props) {
  const { say } = useWords()
  return (
    <Radio.Group
      label={say("import.decimal")}
      description={say("import.decimal.ask")}
      value={options.decimal ?? ""}
      onChange={(value) => {
        if (value === "comma" || value === "point") onChange({ ...options, decimal: value })
      }}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="comma" disabled={disabled} label={say("import.decimal.comma")} />
        <Radio value="point" disabled={disabled} label={say("import.decimal.point")} />
      </Stack>
    </Radio.Group>
  )
}

/** Which sheet of a workbook holds the figures. */
export function SheetChoice({ options, disabled, onChange }: Props) {
  const { say } = useWords()
  const [name, setName] = useState(options.sheet ?? "")
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onChange({ ...options, sheet: name.trim() === "" ? null : name.trim() })
  }
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          label={say("import.sheet")}
          description={say("import.sheet.name")}
          value={name}
          disabled={disabled}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={disabled}>
          {say("import.sheet.use")}
        </Button>
      </Group>
    </form>
  )
}
