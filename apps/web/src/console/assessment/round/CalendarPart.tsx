import { Button, Group, Stack, Text, Textarea } from "@mantine/core"
import type { Round, RoundCalendar } from "@tinhso/server/assessment/model"
import { useState } from "react"
import { formatDay, formatInstant, type Language } from "../../../i18n/index.ts"
import { Dialog } from "../../frame/Dialog.tsx"
import { Failure } from "../../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { calendarOf, formOf } from "./calendar-form.ts"
import { CalendarFields } from "./CalendarFields.tsx"
import { type Phase, phasesOf } from "./phases.ts"
import { useRoundDeeds } from "./queries.ts"

interface Props {
  readonly round: Round
  /** Whether the person may change the round. */
  readonly runs: boolean
}

/** The steps of a round, where it is now, and the ways to move them. */
export function CalendarPart({ round, runs }: Props) {
  const { say, language } = useWords()
  const [asked, setAsked] = useState<"change" | "close" | null>(null)
  const [now] = useState(() => Date.now())
  const phases = phasesOf(round, now)
  const scoring = phases.some(({ name, state }) => name === "self" && state === "now")
  const close = () => setAsked(null)
  return (
    <section aria-labelledby="lich-dot">
      <h2 id="lich-dot" className="section-title">
        {say("rnd.calendar")}
      </h2>
      <ListTable<Phase>
        caption={say("rnd.calendar")}
        rows={phases}
        rowKey={({ name }) => name}
        columns={columnsOf(say, language)}
      />
      {runs && round.state !== "published" && (
        <Group mt="sm">
          <Button size="compact-sm" variant="default" onClick={() => setAsked("change")}>
            {say("rnd.calendar.change")}
          </Button>
          {round.state === "open" && scoring && (
            <Button size="compact-sm" variant="default" onClick={() => setAsked("close")}>
              {say("rnd.calendar.closeNow")}
            </Button>
          )}
        </Group>
      )}
      {asked === "change" && <ChangeDialog round={round} onClose={close} />}
      {asked === "close" && <CloseDialog round={round} onClose={close} />}
    </section>
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<Phase>[] => [
  { title: say("rnd.phase"), heads: true, cell: ({ name }) => say(`rnd.phase.${name}`) },
  { title: say("rnd.phase.when"), cell: (phase) => whenOf(phase, say, language) },
  { title: say("rnd.phase.state"), cell: ({ state }) => say(`rnd.phase.${state}`) },
]

function whenOf({ name, from, until }: Phase, say: Say, language: Language): string {
  const at = (time: string) =>
    name === "data" ? formatDay(time, language) : formatInstant(time, language)
  if (until === null) return from === null ? "" : say("rnd.phase.from", { from: at(from) })
  // Verification and appeals have no opening of their own: only their ends are deadlines.
  if (from === null || name === "verify" || name === "appeal") {
    return say("rnd.phase.until", { until: at(until) })
  }
  return say("rnd.phase.between", { from: at(from), until: at(until) })
}

interface DialogProps {
  readonly round: Round
  readonly onClose: () => void
}

function useMove({ round, onClose }: DialogProps) {
  const { move } = useRoundDeeds(round.id)
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const run = (calendar: RoundCalendar | null) => {
    setTried(true)
    if (calendar === null || reason.trim() === "") return
    move.mutate({ calendar, reason: reason.trim(), seen: round.calendar }, { onSuccess: onClose })
  }
  return { move, reason, setReason, tried, run }
}

function ReasonField({ moving }: { readonly moving: ReturnType<typeof useMove> }) {
  const { say } = useWords()
  const { reason, setReason, tried } = moving
  return (
    <Textarea
      label={say("rnd.calendar.reason")}
      required
      autosize
      maxLength={2000}
      value={reason}
      error={tried && reason.trim() === "" ? say("rnd.calendar.reason.missing") : undefined}
      onChange={(event) => setReason(event.currentTarget.value)}
    />
  )
}

function ChangeDialog({ round, onClose }: DialogProps) {
  const { say } = useWords()
  const [form, setForm] = useState(() => formOf(round.calendar))
  const moving = useMove({ round, onClose })
  return (
    <Dialog opened title={say("rnd.calendar.change")} size="lg" onClose={onClose}>
      <Stack>
        <CalendarFields
          form={form}
          told={moving.tried}
          dataStays={round.state === "open"}
          onChange={setForm}
        />
        <ReasonField moving={moving} />
        {moving.move.isError && <Failure error={moving.move.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button loading={moving.move.isPending} onClick={() => moving.run(calendarOf(form))}>
            {say("rnd.calendar.save")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** Ends self-scoring for everybody who was not given more time. */
function CloseDialog({ round, onClose }: DialogProps) {
  const { say } = useWords()
  const moving = useMove({ round, onClose })
  return (
    <Dialog opened title={say("rnd.calendar.closeNow")} onClose={onClose}>
      <Stack>
        <Text>{say("rnd.calendar.closeNow.sure")}</Text>
        <ReasonField moving={moving} />
        {moving.move.isError && <Failure error={moving.move.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            loading={moving.move.isPending}
            onClick={() => moving.run({ ...round.calendar, selfCloses: new Date().toISOString() })}
          >
            {say("rnd.calendar.closeNow")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
