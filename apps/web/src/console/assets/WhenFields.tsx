import { TextInput } from "@mantine/core"
import { DayInput } from "../frame/DayInput.tsx"
import { useWords } from "../words/index.ts"

/** Since when a change holds, and why. */
export interface When {
  readonly from: string | null
  readonly note: string
}

export function WhenFields({
  when,
  onChange,
}: {
  readonly when: When
  readonly onChange: (when: When) => void
}) {
  const { say } = useWords()
  return (
    <>
      <DayInput
        label={say("asset.from")}
        description={say("asset.from.hint")}
        value={when.from}
        onChange={(from) => onChange({ ...when, from })}
      />
      <TextInput
        label={say("asset.note")}
        value={when.note}
        maxLength={500}
        onChange={(event) => onChange({ ...when, note: event.currentTarget.value })}
      />
    </>
  )
}
