import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core"
import type { Dispute } from "@tinhso/server/assessment/model"
import { type FormEvent, useState } from "react"
import { Failure } from "../../../frame/Failure.tsx"
import { useWords } from "../../../words/index.ts"
import { readFigure } from "../../agency/draft/read-claim.ts"
import { meant, problemWords } from "../../agency/problem-words.ts"
import { useAnswers } from "../answer-queries.ts"

interface Props {
  readonly round: string
  readonly dispute: Dispute
  readonly onClose: () => void
}

/** Accepts a dispute with the right figure, or says why the figure stands. */
export function AnswerForm({ round, dispute: { id, value: asked }, onClose }: Props) {
  const { say } = useWords()
  const { answer } = useAnswers(round)
  const [accepted, setAccepted] = useState(true)
  const [value, setValue] = useState(asked === null ? "" : meant(String(asked)))
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const wrong = useFigureProblem(value)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "" || (accepted && wrong.text !== null)) return
    answer.mutate({
      id,
      accepted,
      reason: reason.trim(),
      ...(accepted && wrong.value !== null ? { value: wrong.value } : {}),
    })
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs">
        <Decision
          accepted={accepted}
          value={value}
          error={tried ? wrong.text : null}
          onAccept={setAccepted}
          onValue={setValue}
        />
        <Textarea
          label={say("ans.dispute.reason")}
          required
          autosize
          minRows={1}
          maxLength={2000}
          value={reason}
          error={tried && reason.trim() === "" ? say("dti.appeal.reason.missing") : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {answer.isError && (
          <Failure
            error={answer.error}
            title={say("ans.dispute.failed")}
            next={say("ans.replies.kept")}
          />
        )}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={answer.isPending}>
            {say("ans.dispute.answer")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface DecisionProps {
  readonly accepted: boolean
  readonly value: string
  readonly error: string | null
  readonly onAccept: (accepted: boolean) => void
  readonly onValue: (value: string) => void
}

function Decision({ accepted, value, error, onAccept, onValue }: DecisionProps) {
  const { say } = useWords()
  return (
    <>
      <NativeSelect
        label={say("ans.dispute.how")}
        maw="20rem"
        value={accepted ? "accept" : "keep"}
        data={[
          { value: "accept", label: say("ans.dispute.how.accept") },
          { value: "keep", label: say("ans.dispute.how.keep") },
        ]}
        onChange={(event) => onAccept(event.currentTarget.value === "accept")}
      />
      {accepted && (
        <TextInput
          label={say("ans.dispute.value")}
          required
          inputMode="decimal"
          maw="16rem"
          value={value}
          error={error}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </>
  )
}

/** What a typed figure says, or why it cannot be taken. */
function useFigureProblem(text: string): { value: number | null; text: string | null } {
  const { say, language } = useWords()
  const read = readFigure(text)
  if ("problem" in read) {
    return { value: null, text: problemWords(read.problem, null, say, language) }
  }
  return read.value === null
    ? { value: null, text: say("ans.dispute.value.missing") }
    : { value: read.value, text: null }
}
