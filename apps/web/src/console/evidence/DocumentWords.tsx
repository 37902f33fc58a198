import { Textarea, TextInput } from "@mantine/core"
import { DayInput } from "../frame/DayInput.tsx"
import { useWords } from "../words/index.ts"
import type { NewDocument } from "./keep-document.ts"

interface Props {
  readonly told: NewDocument
  /** Somebody has tried to send it: what is missing is named. */
  readonly tried: boolean
  readonly onTold: (more: Partial<NewDocument>) => void
}

/** Number, day, issuer and summary, as the document has them. */
export function DocumentWords({ told, tried, onTold }: Props) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        label={say("rep.evidence.number")}
        placeholder="15/BC-UBND"
        value={told.number}
        maxLength={200}
        onChange={(event) => onTold({ number: event.currentTarget.value })}
      />
      <DayInput
        label={say("rep.evidence.issued")}
        value={told.issued}
        onChange={(issued) => onTold({ issued })}
      />
      <TextInput
        label={say("rep.evidence.issuer")}
        value={told.issuer}
        maxLength={300}
        onChange={(event) => onTold({ issuer: event.currentTarget.value })}
      />
      <Textarea
        label={say("rep.evidence.summary")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={told.summary}
        onChange={(event) => onTold({ summary: event.currentTarget.value })}
        error={
          tried && told.summary.trim() === "" ? say("rep.evidence.summary.missing") : undefined
        }
      />
    </>
  )
}
