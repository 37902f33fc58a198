import { Button, Group, Textarea } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import { formatInstant } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { useWords } from "../words/index.ts"
import { type ReportId, useReportDeeds } from "./queries.ts"

/** What happened to a report, and what people say about it. */
export function ReportStory({ report, form }: { report: ReportId; form: ReportForm }) {
  const { say } = useWords()
  return (
    <div className="story">
      <Events form={form} />
      <section aria-labelledby="trao-doi">
        <h2 id="trao-doi" className="section-title">
          {say("rep.comments")}
        </h2>
        <Comments form={form} />
        {form.may.comment.allowed && <CommentForm report={report} />}
      </section>
    </div>
  )
}

function Events({ form }: { form: ReportForm }) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien" className="section-title">
        {say("rep.events")}
      </h2>
      {form.events.length === 0 ? (
        <p>{say("rep.events.none")}</p>
      ) : (
        <ol className="cards">
          {form.events.toReversed().map((event) => (
            <li key={event.seq} className="card">
              <span className="card-head">
                <strong>{say(`rep.event.${event.kind}`)}</strong>
                <span className="quiet">
                  {formatInstant(event.at, language)} · {event.byName}
                </span>
              </span>
              {event.reason !== "" && <span>{event.reason}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Comments({ form }: { form: ReportForm }) {
  const { say, language } = useWords()
  if (form.comments.length === 0) return <p>{say("rep.comments.none")}</p>
  const names = new Map(form.rules.measures.map((one) => [one.measure, one]))
  const about = (measure: string | null) => {
    const found = measure === null ? undefined : names.get(measure)
    return (language === "en" ? found?.nameEn : found?.nameVi) ?? ""
  }
  return (
    <ul className="cards">
      {form.comments.map((comment) => (
        <li key={comment.id} className="card">
          <span className="card-head quiet">
            {comment.by.name} · {formatInstant(comment.at, language)}
            {comment.measure === null ? "" : ` · ${about(comment.measure)}`}
          </span>
          <span>{comment.text}</span>
        </li>
      ))}
    </ul>
  )
}

function CommentForm({ report }: { report: ReportId }) {
  const { say } = useWords()
  const [text, setText] = useState("")
  const { comment } = useReportDeeds(report)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === "") return
        comment.mutate({ text: text.trim() }, { onSuccess: () => setText("") })
      }}
    >
      <Textarea
        label={say("rep.comments.add")}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {comment.isError && <Failure error={comment.error} />}
      <Group mt="xs">
        <Button type="submit" variant="default" size="sm" loading={comment.isPending}>
          {say("rep.comments.send")}
        </Button>
      </Group>
    </form>
  )
}
