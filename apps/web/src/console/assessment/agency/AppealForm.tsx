import { Button, Group, Text, Textarea, TextInput } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { AgencyForm } from "@tinhso/server/assessment/agency/model"
import { type FormEvent, useState } from "react"
import { formatInstant } from "../../../i18n/index.ts"
import { Failure } from "../../frame/Failure.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { readPoints } from "./draft/read-claim.ts"
import { problemWords } from "./problem-words.ts"
import type { SheetDeeds } from "./queries.ts"
import type { CriterionRow } from "./sheet-rows.ts"
import { useKeptText } from "../../kept/use-kept-text.ts"
import type { Language } from "../../../i18n/index.ts"

interface Props {
  readonly row: CriterionRow
  readonly form: AgencyForm
  readonly deeds: SheetDeeds
}

/** Asks the council to look at a criterion again; what is written outlives the page. */
export function AppealForm({ row, form, deeds }: Props) {
  const { say, language } = useWords()
  const { code, score, criterion } = row
  const key = `tinhso.appeal ${form.round.id} ${form.sheet.participant.unit} ${code}`
  const asked = typeof score.self === "number" ? formatPoints(score.self, language) : ""
  const points = useKeptText(`${key} points`, asked)
  const reason = useKeptText(`${key} reason`, "")
  const [tried, setTried] = useState(false)
  const read = readPoints(points.text, criterion.maxPoints, "ask")
  const appeal = deeds.appeal
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!("value" in read) || read.value === null || reason.text.trim() === "") return
    const draft = { criterion: code, points: read.value, reason: reason.text.trim() }
    appeal.mutate([{ ...draft, seen: score.seen }], {
      onSuccess: () => {
        points.forget()
        reason.forget()
        notifications.show({ message: say("dti.appeal.sent", { code }) })
      },
    })
  }
  return (
    <form onSubmit={send} noValidate className="appeal">
      <h3 className="small-title">{say("dti.appeal")}</h3>
      <Text size="sm">
        {say("dti.appeal.hint", {
          until: formatInstant(form.round.calendar.appealCloses, language),
        })}
      </Text>
      <TextInput
        label={say("dti.appeal.points")}
        required
        inputMode="decimal"
        maw="16rem"
        value={points.text}
        onChange={(event) => points.set(event.currentTarget.value)}
        error={pointsWords(read, criterion.maxPoints, tried, say, language)}
      />
      <Textarea
        label={say("dti.appeal.reason")}
        required
        autosize
        minRows={2}
        maxLength={2000}
        value={reason.text}
        onChange={(event) => reason.set(event.currentTarget.value)}
        error={tried && reason.text.trim() === "" ? say("dti.appeal.reason.missing") : undefined}
      />
      {appeal.isError && <Failure error={appeal.error} next={say("dti.appeal.kept")} />}
      <Group mt="xs">
        <Button type="submit" size="sm" loading={appeal.isPending}>
          {say("dti.appeal.send")}
        </Button>
      </Group>
    </form>
  )
}

function pointsWords(
  read: ReturnType<typeof readPoints>,
  max: number | null,
  tried: boolean,
  say: Say,
  language: Language,
): string | undefined {
  if ("problem" in read) return problemWords(read.problem, max, say, language)
  return tried && read.value === null ? say("dti.appeal.points.missing") : undefined
}
