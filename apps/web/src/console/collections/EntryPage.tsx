import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo, useState } from "react"
import { Link, useParams } from "react-router"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import type { PastePlan } from "../grid/paste-plan.ts"
import { meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { ConflictList } from "./ConflictList.tsx"
import { Pasted, Unsent } from "./EntryNotices.tsx"
import { EntryGrid, nameOf } from "./EntryGrid.tsx"
import { EvidenceDialog } from "./EvidenceDialog.tsx"
import { EvidenceList } from "./EvidenceList.tsx"
import { pagePath, type ReportId, reportPath, reportQuery } from "./queries.ts"
import { ReportHead } from "./ReportHead.tsx"
import { type ReportRow, reportRows, standingOf } from "./report-row.ts"
import { ReportStory } from "./ReportStory.tsx"
import { RowDetail } from "./RowDetail.tsx"
import { SaveState } from "../offline/SaveState.tsx"
import { SubmitDialog } from "./SubmitDialog.tsx"
import { type Entry, useEntry } from "./use-entry.ts"
import { useMarks } from "./use-marks.ts"
import { WorkbookDialog } from "./WorkbookDialog.tsx"

/** One report to fill in. */
export function EntryPage() {
  const { say } = useWords()
  const { collection = "", unit = "" } = useParams()
  const report = { collection, unit }
  const form = useQuery(reportQuery(report))
  const account = useQuery(meQuery).data?.user?.id ?? null
  const name = form.data?.report.unit.fullName
  return (
    <Page
      key={`${collection} ${unit}`}
      title={name === undefined ? say("rep.title") : say("rep.title.of", { name })}
    >
      {account !== null && (
        <Loaded query={form}>
          {(data) => (
            <Report
              key={`${account} ${collection} ${unit}`}
              report={report}
              form={data}
              account={account}
            />
          )}
        </Loaded>
      )}
    </Page>
  )
}

interface Props {
  readonly report: ReportId
  readonly form: ReportForm
  readonly account: string
}

type Asked = "submit" | "workbook" | { readonly evidence: ReportRow | null } | null

function Report({ report, form, account }: Props) {
  const [marks, setMarks] = useMarks()
  const entry = useEntry(report, account, form, marks)
  const { drafts } = entry
  const rows = useMemo(() => reportRows(form, drafts, marks), [form, drafts, marks])
  const standing = useMemo(() => standingOf(rows), [rows])
  const [at, setAt] = useState("")
  const [asked, setAsked] = useState<Asked>(null)
  const [pasted, setPasted] = useState<{ plan: PastePlan; changed: number } | null>(null)
  const open = form.may.enter.allowed
  const row = rows.find(({ key }) => key === at) ?? rows[0]
  return (
    <Stack gap="md">
      <div>
        <ReportHead form={form} filled={standing.filled} />
        {!open && form.may.enter.why !== "" && <Text mb="sm">{form.may.enter.why}</Text>}
        <Actions report={report} form={form} entry={entry} onAsk={setAsked} />
      </div>
      <Unsent entry={entry} open={open} />
      <ConflictList rows={rows} decide={entry.decide} />
      <div className="sheet-frame">
        <EntryGrid
          label={form.collection.title}
          rows={rows}
          open={open && entry.ready}
          marks={marks}
          onMarks={setMarks}
          type={entry.type}
          decide={entry.decide}
          onRow={({ key }) => setAt(key)}
          onEvidence={(one) => setAsked({ evidence: one })}
          onPasted={(plan, changed) => setPasted({ plan, changed })}
        />
        {pasted !== null && <Pasted {...pasted} onClose={() => setPasted(null)} />}
      </div>
      {row !== undefined && (
        <RowDetail
          report={report}
          form={form}
          row={row}
          {...(open ? handsOn(row, entry, setAsked) : {})}
        />
      )}
      <WholeEvidence report={report} form={form} onAdd={() => setAsked({ evidence: null })} />
      <ReportStory report={report} form={form} />
      <Dialogs
        report={report}
        form={form}
        entry={entry}
        standing={standing}
        asked={asked}
        onClose={() => setAsked(null)}
      />
    </Stack>
  )
}

/** What can be done with the chosen row beside the grid. */
const handsOn = (row: ReportRow, entry: Entry, ask: (asked: Asked) => void) => ({
  onNote: (text: string) =>
    entry.type([{ cell: row.cell, column: "note", written: { text, exact: null } }]),
  onCertainty: (text: string) =>
    entry.type([{ cell: row.cell, column: "certainty", written: { text, exact: null } }]),
  onEvidence: () => ask({ evidence: row }),
})

interface ActionProps {
  readonly report: ReportId
  readonly form: ReportForm
  readonly entry: Entry
  readonly onAsk: (asked: Asked) => void
}

function Actions({ report, form, entry, onAsk }: ActionProps) {
  const { say } = useWords()
  const { may } = form
  return (
    <Group gap="sm">
      {may.enter.allowed && (
        <>
          <Button onClick={() => onAsk("submit")}>{say("rep.submit")}</Button>
          <Button variant="default" component="a" href={`${reportPath(report)}/template.xlsx`}>
            {say("rep.template")}
          </Button>
          <Button variant="default" onClick={() => onAsk("workbook")}>
            {say("rep.workbook")}
          </Button>
          <SaveState
            sender={entry.outbox}
            asking={entry.outbox.asking}
            lost={entry.lost}
            words="rep.save"
          />
        </>
      )}
      {(may.verify.allowed || may.publish.allowed) && (
        <Anchor
          component={Link}
          to={pagePath(report.collection, report.unit, "tham-dinh")}
          underline="always"
        >
          {say("rep.toVerify")}
        </Anchor>
      )}
    </Group>
  )
}

interface EvidenceProps {
  readonly report: ReportId
  readonly form: ReportForm
  readonly onAdd: () => void
}

function WholeEvidence({ report, form, onAdd }: EvidenceProps) {
  const { say } = useWords()
  const open = form.may.enter.allowed
  const whole = form.evidence.filter(({ measure }) => measure === null)
  if (whole.length === 0 && !open) return null
  return (
    <section aria-labelledby="minh-chung-chung">
      <h2 id="minh-chung-chung" className="section-title">
        {say("rep.evidence.ofWhole")}
      </h2>
      <EvidenceList report={report} cited={whole} canRemove={open} />
      {open && (
        <Button size="compact-sm" variant="default" onClick={onAdd}>
          {say("rep.evidence.add")}
        </Button>
      )}
    </section>
  )
}

interface DialogProps {
  readonly report: ReportId
  readonly form: ReportForm
  readonly entry: Entry
  readonly standing: ReturnType<typeof standingOf>
  readonly asked: Asked
  readonly onClose: () => void
}

function Dialogs({ report, form, entry, standing, asked, onClose }: DialogProps) {
  const { say, language } = useWords()
  const client = useQueryClient()
  const common = { report, form, onClose }
  if (asked === null) return null
  if (asked === "workbook") {
    return (
      <WorkbookDialog
        path={reportPath(report)}
        cells={standing.all.map((row) => ({
          measure: row.cell.measure,
          cut: row.cell.cut,
          name: nameOf(row, language),
        }))}
        onClose={onClose}
        onWritten={() => client.invalidateQueries(reportQuery(report))}
      />
    )
  }
  if (asked === "submit") {
    const done = () => {
      onClose()
      notifications.show({ message: say("rep.submitted", { unit: form.report.unit.fullName }) })
    }
    return <SubmitDialog {...common} entry={entry} standing={standing} onDone={done} />
  }
  const row = asked.evidence
  const measure = row === null ? null : { code: row.measure.measure, name: nameOf(row, language) }
  return <EvidenceDialog {...common} measure={measure} />
}
