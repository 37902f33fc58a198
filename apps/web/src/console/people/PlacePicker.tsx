import { Select, Text } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { type ReactNode, useState } from "react"
import { useWords } from "../words/index.ts"
import { type Choice, type Kind, useChoices } from "./choices.ts"

interface Props {
  readonly label: ReactNode
  readonly description?: string
  readonly value: string | null
  /** What is chosen already, so that it can be shown before anybody searches. */
  readonly known?: Choice | null
  readonly required?: boolean
  readonly error?: string | undefined
  readonly onChange: (value: string | null) => void
  readonly kind: Kind
  readonly clearable?: boolean
}

/** A unit or an organisation by a part of its name; the server searches. */
export function PlacePicker(props: Props) {
  const { say } = useWords()
  const { value, known = null, required = false, clearable = false, onChange } = props
  const [typed, setTyped] = useState(known?.label ?? "")
  const [chosen, setChosen] = useState<Choice | null>(known)
  const [search] = useDebouncedValue(typed.trim(), 200)
  const asks = search.length >= 2 && search !== chosen?.label
  const choices = useChoices(props.kind, asks ? search : "")
  const data = withChosen(choices, chosen)
  return (
    <Select
      label={props.label}
      description={props.description ?? say("picker.hint")}
      required={required}
      searchable
      clearable={clearable}
      comboboxProps={{ withinPortal: false }}
      value={value}
      error={props.error}
      data={[...data]}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => {
        setChosen(data.find((one) => one.value === next) ?? null)
        onChange(next)
      }}
      nothingFoundMessage={say(asks ? "picker.none" : "picker.more")}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text component="span" display="block" size="sm" c="var(--muted)">
            {data.find((one) => one.value === option.value)?.note}
          </Text>
        </span>
      )}
    />
  )
}

/** What was found, and what is chosen already. */
function withChosen(choices: readonly Choice[], chosen: Choice | null): readonly Choice[] {
  if (chosen === null || choices.some((one) => one.value === chosen.value)) return choices
  return [chosen, ...choices]
}
