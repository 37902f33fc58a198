import { Textarea } from "@mantine/core"
import type { GapDetail } from "@tinhso/server/coverage/register/model"
import { type SubmitEvent, useMemo, useState } from "react"
import { SheetForm } from "../assets/SheetForm.tsx"
import { Notice } from "../frame/Notice.tsx"
import { RestoredNotice } from "../kept/RestoredNotice.tsx"
import { useKept } from "../kept/use-kept.ts"
import { useFirstWrong } from "../session/use-first-wrong.ts"
import { useWords } from "../words/index.ts"
import { readGap, typedOf, type WrongGap } from "./gap-form.ts"
import { GapFields } from "./GapFields.tsx"
import { isConflict } from "./move-words.ts"
import { useGapChanges } from "./queries.ts"

interface Props {
  readonly gap: GapDetail
  readonly onDone: () => void
}

/** Says better what was said of a gap; what was said before stays in its history. */
export function CorrectForm({ gap, onDone }: Props) {
  const { say } = useWords()
  const { correct } = useGapChanges()
  const [begun] = useState(() => ({ typed: typedOf(gap), note: "" }))
  const kept = useKept(`tinhso.gap ${gap.id} correct`, begun)
  const { typed, note } = kept.value
  const [wrong, setWrong] = useState<WrongGap>({})
  const form = useFirstWrong(wrong)
  const read = useMemo(() => readGap(typed), [typed])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setWrong("wrong" in read ? read.wrong : {})
    if ("wrong" in read) return
    correct.mutate(
      { id: gap.id, version: gap.version, note: note.trim(), ...read.facts },
      {
        onSuccess: () => {
          kept.forget()
          onDone()
        },
      },
    )
  }
  const conflict = isConflict(correct.error)
  return (
    <SheetForm
      title={say("gap.correct")}
      error={conflict ? null : correct.error}
      busy={correct.isPending}
      onSubmit={submit}
      onDone={onDone}
      form={form}
    >
      <RestoredNotice kept={kept} />
      {conflict && <Notice tone="warn" title={say("gap.conflict")} />}
      <GapFields
        typed={typed}
        wrong={wrong}
        places={read.places}
        onChange={(part) => kept.change((now) => ({ ...now, typed: { ...now.typed, ...part } }))}
      />
      <Textarea
        label={say("gap.note")}
        value={note}
        maxLength={2000}
        autosize
        onChange={(event) => {
          const { value } = event.currentTarget
          kept.change((now) => ({ ...now, note: value }))
        }}
      />
    </SheetForm>
  )
}
