import { Textarea, TextInput } from "@mantine/core"
import { DayInput } from "../frame/DayInput.tsx"
import { useWords } from "../words/index.ts"

/** What is said with every step: the day, who, by which paper, and a note. */
export interface Said {
  readonly day: string | null
  readonly organisation: string
  readonly document: string
  readonly note: string
}

interface Props {
  readonly said: Said
  /** A note must say why. */
  readonly noteNeeded?: boolean
  /** It was tried without one. */
  readonly noteLacks?: boolean
  readonly onChange: (part: Partial<Said>) => void
}

export function SaidFields({ said, noteNeeded = false, noteLacks = false, onChange }: Props) {
  const { say } = useWords()
  return (
    <>
      <DayInput
        label={say("gap.day")}
        required
        value={said.day}
        onChange={(day) => onChange({ day })}
      />
      <TextInput
        label={say("gap.organisation")}
        description={say("gap.organisation.hint")}
        value={said.organisation}
        maxLength={200}
        onChange={(event) => onChange({ organisation: event.currentTarget.value })}
      />
      <TextInput
        label={say("gap.document")}
        placeholder="15/BC-UBND"
        value={said.document}
        maxLength={200}
        onChange={(event) => onChange({ document: event.currentTarget.value })}
      />
      <Textarea
        label={say(noteNeeded ? "gap.note.needed" : "gap.note")}
        required={noteNeeded}
        value={said.note}
        maxLength={2000}
        autosize
        minRows={2}
        error={noteLacks ? say("gap.form.missing") : undefined}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
