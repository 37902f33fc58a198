import { NativeSelect } from "@mantine/core"
import { useWords, type WordKey } from "../../words/index.ts"

interface ChoiceProps<T extends string> {
  readonly label: WordKey
  readonly hint?: WordKey
  readonly value: T
  readonly options: readonly T[]
  readonly word: (option: T) => WordKey
  readonly onChange: (value: T) => void
}

/** One of a few words. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { say } = useWords()
  const { label, hint, value, options, word, onChange } = props
  return (
    <NativeSelect
      label={say(label)}
      description={hint === undefined ? undefined : say(hint)}
      value={value}
      data={options.map((option) => ({ value: option, label: say(word(option)) }))}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.currentTarget.value)
        if (chosen !== undefined) onChange(chosen)
      }}
    />
  )
}
