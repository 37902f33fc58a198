import { Button, Group, Stack, Text, Textarea, TextInput } from "@mantine/core"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import type { Dispute } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, useState } from "react"
import { Failure } from "../../frame/Failure.tsx"
import { useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { readFigure } from "./draft/read-claim.ts"
import { problemWords } from "./problem-words.ts"
import { disputesQuery, type SheetDeeds } from "./queries.ts"
import { useKeptText } from "../../kept/use-kept-text.ts"

interface Props {
  readonly form: AgencyForm
  readonly deeds: SheetDeeds
  readonly criterion: string
  readonly name: string
}

/** A figure that the province gave: the agency may say that it is not right, and sees the answer. */
export function FigureDispute(props: Props) {
  const { form, criterion, name } = props
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const agency = { round: form.round.id, unit: form.sheet.participant.unit }
  const disputes = useQuery({ ...disputesQuery(agency), enabled: form.may.edit }).data ?? []
  const last = disputes.findLast((one) => one.criterion === criterion && one.name === name)
  // It is taken as long as appeals are; one that waits for an answer is enough.
  const takes = form.may.appeal && last?.answer !== null
  return (
    <>
      {last !== undefined && <Told dispute={last} />}
      {takes && !open && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {say("dti.dispute")}
        </Button>
      )}
      {takes && open && <DisputeForm {...props} onDone={() => setOpen(false)} />}
    </>
  )
}

/** What the agency said of the figure, and what it was answered. */
function Told({ dispute: { value, reason, answer } }: { dispute: Dispute }) {
  const { say, language } = useWords()
  const said = value === null ? "–" : formatPoints(value, language)
  return (
    <>
      <Text size="sm">{say("dti.dispute.said", { value: said, reason })}</Text>
      {answer !== null && (
        <Text size="sm">
          {say(answer.accepted ? "dti.dispute.accepted" : "dti.dispute.refused", {
            reason: answer.reason,
          })}
        </Text>
      )}
    </>
  )
}

function DisputeForm({ form, deeds, criterion, name, onDone }: Props & { onDone: () => void }) {
  const { say, language } = useWords()
  const key = `tinhso.dispute ${form.round.id} ${form.sheet.participant.unit} ${criterion} ${name}`
  const value = useKeptText(`${key} value`, "")
  const reason = useKeptText(`${key} reason`, "")
  const [tried, setTried] = useState(false)
  const read = readFigure(value.text)
  const { dispute } = deeds
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!("value" in read) || reason.text.trim() === "") return
    dispute.mutate(
      { criterion, name, value: read.value, reason: reason.text.trim() },
      {
        onSuccess: () => {
          value.forget()
          reason.forget()
          onDone()
        },
      },
    )
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs">
        <TextInput
          label={say("dti.dispute.value")}
          inputMode="decimal"
          maw="16rem"
          value={value.text}
          onChange={(event) => value.set(event.currentTarget.value)}
          error={"problem" in read ? problemWords(read.problem, null, say, language) : undefined}
        />
        <Textarea
          label={say("dti.dispute.reason")}
          required
          autosize
          minRows={1}
          maxLength={2000}
          value={reason.text}
          onChange={(event) => reason.set(event.currentTarget.value)}
          error={tried && reason.text.trim() === "" ? say("dti.appeal.reason.missing") : undefined}
        />
        {dispute.isError && <Failure error={dispute.error} next={say("dti.cite.kept")} />}
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={dispute.isPending}>
            {say("dti.dispute.send")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onDone}>
            {say("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
