import { Button, Group, Text, Textarea } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { ReportForm, ReturnRequest } from "@tinhso/server/indicators/collections/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useNavigate } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { pagePath, type ReportDeeds, type ReportId, useReportDeeds, workQuery } from "./queries.ts"
import type { ReportRow } from "./report-row.ts"
import type { Judgement } from "./use-judgement.ts"

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  readonly judgement: Judgement
  readonly rows: readonly ReportRow[]
}

/** The decision on the whole; the reasons of single lines go along with a return. */
export function VerifyDecision({ report, form, judgement, rows }: Props) {
  const { say } = useWords()
  const { may } = form
  const [reason, setReason] = useState("")
  const deeds = useReportDeeds(report)
  const next = useNext(report)
  const done = useDone(next, judgement)
  const reasons = rows
    .filter(({ key }) => judgement.reasons.has(key))
    .map(({ key, cell: { measure, cut } }) => ({ measure, cut, reason: reasonOf(judgement, key) }))
  const unsaid = reasons.some((one) => one.reason === "")
  const why = whyNot(form)
  const failed = [deeds.verify, deeds.giveBack, deeds.publish].find(({ isError }) => isError)
  return (
    <section className="verify-decision" aria-labelledby="ket-luan">
      <h2 id="ket-luan" className="section-title">
        {say("ver.decision")}
      </h2>
      {why !== "" && <Text mb="xs">{why}</Text>}
      {may.return.allowed && (
        <Textarea
          label={say("ver.return.reason")}
          autosize
          minRows={1}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {failed !== undefined && <Failure error={failed.error} />}
      <Group mt="sm">
        <Deeds form={form} deeds={deeds} against={reasons} reason={reason} done={done} />
        {next !== null && (
          <Button variant="subtle" component={Link} to={next.path}>
            {say("ver.next", { name: next.name })}
          </Button>
        )}
      </Group>
      {unsaid && (
        <Text size="sm" mt="xs">
          {say("ver.return.unsaid")}
        </Text>
      )}
    </section>
  )
}

/** Why the person cannot take the next step of the report; nothing where they can. */
function whyNot({ report, may }: ReportForm): string {
  const next = report.state === "verified" ? may.publish : may.verify
  return report.state === "published" ? "" : next.why
}

interface DeedProps {
  readonly form: ReportForm
  readonly deeds: ReportDeeds
  /** Cells that are disagreed with, each with its reason. */
  readonly against: NonNullable<ReturnRequest["cells"]>
  readonly reason: string
  readonly done: (message: string) => void
}

/** The buttons of what the person may do now. */
function Deeds({ form: { may }, deeds, against, reason, done }: DeedProps) {
  const { say } = useWords()
  const words = reason.trim() === "" ? say("ver.return.cells") : reason.trim()
  const nothingSaid = against.length === 0 && reason.trim() === ""
  const unsaid = against.some((one) => one.reason === "")
  const giveBack = () =>
    deeds.giveBack.mutate(
      { reason: words, cells: against },
      { onSuccess: () => done(say("ver.returned")) },
    )
  const verify = () => deeds.verify.mutate({}, { onSuccess: () => done(say("ver.verified")) })
  const publish = () => deeds.publish.mutate({}, { onSuccess: () => done(say("ver.published")) })
  return (
    <>
      {may.verify.allowed && (
        <Button disabled={against.length > 0} loading={deeds.verify.isPending} onClick={verify}>
          {say("ver.verify")}
        </Button>
      )}
      {may.return.allowed && (
        <Button
          variant="default"
          disabled={unsaid || nothingSaid}
          loading={deeds.giveBack.isPending}
          onClick={giveBack}
        >
          {against.length > 0 ? say("ver.return.n", { count: against.length }) : say("ver.return")}
        </Button>
      )}
      {may.publish.allowed && (
        <Button loading={deeds.publish.isPending} onClick={publish}>
          {say("ver.publish")}
        </Button>
      )}
    </>
  )
}

const reasonOf = ({ reasons }: Judgement, key: string) => reasons.get(key)?.trim() ?? ""

interface Next {
  readonly name: string
  readonly path: string
}

/** The report to verify after this one. */
function useNext({ collection, unit }: ReportId): Next | null {
  const work = useQuery(workQuery)
  const found = work.data?.items.find(
    ({ task, report }) =>
      task === "verify" && (report.collection !== collection || report.unit.id !== unit),
  )
  if (found === undefined) return null
  return {
    name: found.report.unit.fullName,
    path: pagePath(found.collection.id, found.report.unit.id, "tham-dinh"),
  }
}

/** Says what was decided, forgets the marks of the lines, goes to the next report. */
function useDone(next: Next | null, judgement: Judgement) {
  const go = useNavigate()
  return (message: string) => {
    notifications.show({ message })
    judgement.forget()
    if (next !== null) void go(next.path)
  }
}
