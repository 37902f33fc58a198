import type { ReportState, ReportSummary } from "@tinhso/server/indicators/collections/model"
import { useState } from "react"
import { formatInstant } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { useWords } from "../words/index.ts"
import { daysUntil } from "./due.ts"
import type { RowState } from "./report-row.ts"

const REPORT = {
  draft: { icon: "change", tone: "quiet" },
  submitted: { icon: "work", tone: "info" },
  verified: { icon: "yes", tone: "good" },
  returned: { icon: "no", tone: "bad" },
  published: { icon: "public", tone: "good" },
} as const satisfies Record<ReportState, object>

/** How a report stands, in a word, a shape and a colour. */
export function StateTag({ state }: { state: ReportState }) {
  const { say } = useWords()
  const { icon, tone } = REPORT[state]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`rep.state.${state}`)}
    </Mark>
  )
}

const ROW = {
  conflict: { icon: "change", tone: "bad" },
  refused: { icon: "no", tone: "bad" },
  unread: { icon: "warn", tone: "bad" },
  error: { icon: "no", tone: "bad" },
  warning: { icon: "warn", tone: "warn" },
  explained: { icon: "yes", tone: "info" },
  empty: { icon: "same", tone: "quiet" },
  optional: { icon: "same", tone: "quiet" },
  good: { icon: "yes", tone: "good" },
} as const satisfies Record<RowState, object>

/** How a line of a report stands. */
export function RowTag({ state }: { state: RowState }) {
  const { say } = useWords()
  const { icon, tone } = ROW[state]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`rep.row.${state}`)}
    </Mark>
  )
}

/** The deadline with the days to it, or how late a report is. */
export function Due({
  report,
}: {
  report: Pick<ReportSummary, "due" | "late" | "daysLate" | "state">
}) {
  const { say, language } = useWords()
  const open = report.state === "draft" || report.state === "returned"
  return (
    <span>
      {formatInstant(report.due, language)}{" "}
      {report.late ? (
        <Mark tone="bad" icon="warn">
          {say("rep.late", { count: report.daysLate ?? 1 })}
        </Mark>
      ) : (
        open && <Left due={report.due} />
      )}
    </span>
  )
}

function Left({ due }: { due: string }) {
  const { say } = useWords()
  const [now] = useState(() => Date.now())
  const days = daysUntil(due, now)
  const near = days <= 3
  const text = days <= 0 ? say("rep.due.today") : say("rep.due.left", { count: days })
  if (!near) return <span className="quiet">{text}</span>
  return (
    <Mark tone="warn" icon="warn">
      {text}
    </Mark>
  )
}
