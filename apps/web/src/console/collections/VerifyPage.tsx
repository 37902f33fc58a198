import { Stack, Text } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useParams } from "react-router"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import type { Drafts } from "./draft/cell-draft.ts"
import { EvidenceList } from "./EvidenceList.tsx"
import { type ReportId, reportQuery } from "./queries.ts"
import { ReportHead } from "./ReportHead.tsx"
import { reportRows, standingOf } from "./report-row.ts"
import { ReportStory } from "./ReportStory.tsx"
import { RowDetail } from "./RowDetail.tsx"
import { useJudgement } from "./use-judgement.ts"
import { VerifyDecision } from "./VerifyDecision.tsx"
import { VerifyTable } from "./VerifyTable.tsx"

const NO_DRAFTS: Drafts = new Map()

/** One report to judge: agree or disagree line by line, then verify or return the whole. */
export function VerifyPage() {
  const { say } = useWords()
  const { collection = "", unit = "" } = useParams()
  const report = { collection, unit }
  const form = useQuery(reportQuery(report))
  const name = form.data?.report.unit.fullName
  return (
    <Page
      key={`${collection} ${unit}`}
      title={name === undefined ? say("ver.title") : say("ver.title.of", { name })}
    >
      <Loaded query={form}>
        {(data) => (
          <Judged
            key={`${collection} ${unit} ${data.report.submittedAt ?? ""}`}
            report={report}
            form={data}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Judged({ report, form }: { report: ReportId; form: ReportForm }) {
  const { say } = useWords()
  const rows = reportRows(form, NO_DRAFTS, "ask")
  const standing = standingOf(rows)
  const judgement = useJudgement(report, form.report.submittedAt ?? "")
  const [at, setAt] = useState<string | null>(null)
  const row = rows.find(({ key }) => key === at) ?? rows[0]
  const changed = rows.filter(({ cell }) => cell.before !== null).length
  const whole = form.evidence.filter(({ measure }) => measure === null)
  return (
    <Stack gap="md">
      <div>
        <ReportHead form={form} filled={standing.filled} />
        {changed > 0 && <Text fw={600}>{say("ver.changed", { count: changed })}</Text>}
        <Text size="sm" c="var(--muted)" className="keys">
          {say("ver.keys")}
        </Text>
      </div>
      <div className="verify">
        <div className="verify-list">
          <VerifyTable
            rows={rows}
            judgement={judgement}
            open={form.may.return.allowed}
            onRow={setAt}
          />
        </div>
        <aside className="verify-side" aria-label={say("ver.side")}>
          {row !== undefined && <RowDetail report={report} form={form} row={row} />}
          <EvidenceList report={report} cited={whole} canRemove={false} />
        </aside>
      </div>
      <VerifyDecision report={report} form={form} judgement={judgement} rows={rows} />
      <ReportStory report={report} form={form} />
    </Stack>
  )
}
