import { Button, Stack, Text } from "@mantine/core"
import type { ImportReport } from "@tinhso/server/indicators/model"
import { Link } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { saveFile } from "../imports/save-file.ts"
import { sendTo, useCheckedUpload } from "../imports/use-checked-upload.ts"
import { useWords } from "../words/index.ts"

const HEADER =
  "record,id,text,text_en,number,issued,issuer,place,place_level,period,until,organisation,deadline,state,progress,evidence,role,figure,measure,comparator,value,high,unit_of_measure,direction,baseline_value,baseline_period,parent,source,unchecked,note,note_en"
const toPlans = sendTo<ImportReport>("/api/v1/imports/plans")

/** A plan from a file: every row told before anything is written. */
export function PlanImportPage() {
  const { say } = useWords()
  const { file, report, error, busy, choose, commit } = useCheckedUpload(toPlans)
  return (
    <Page title={say("plan.import")} intro={say("plan.import.intro")}>
      <Stack>
        <FileDrop file={file} disabled={busy} onChoose={(chosen) => void choose(chosen)} />
        <Button
          variant="default"
          size="sm"
          className="at-start"
          onClick={() => saveFile("mau-ke-hoach.csv", `\uFEFF${HEADER}\r\n`)}
        >
          {say("import.template")}
        </Button>
        {busy && <Loading />}
        {error !== null && <Failure error={error} />}
        {report !== null && <Report report={report} busy={busy} onCommit={commit} />}
        <Link to="/console/ke-hoach">{say("plan.back")}</Link>
      </Stack>
    </Page>
  )
}

interface ReportProps {
  readonly report: ImportReport
  readonly busy: boolean
  readonly onCommit: () => void
}

function Report({ report, busy, onCommit }: ReportProps) {
  const { say } = useWords()
  const { add, change, same, refuse } = report.counts
  const found = say("plan.import.found", { add, change, same, refuse })
  return (
    <Stack>
      {report.committed ? (
        <Notice tone="good" title={say("plan.import.written")}>
          <Text>{found}</Text>
        </Notice>
      ) : (
        <>
          <Text component="output">{found}</Text>
          {refuse > 0 && <Notice tone="bad" title={say("plan.import.blocked")} />}
          <Button
            className="at-start"
            disabled={refuse > 0 || add + change + report.notes.length === 0}
            loading={busy}
            onClick={onCommit}
          >
            {say("plan.import.commit")}
          </Button>
        </>
      )}
      {report.notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
      <ReportRows report={report} />
    </Stack>
  )
}

function ReportRows({ report }: { report: ImportReport }) {
  const { say } = useWords()
  return (
    <table className="grid">
      <caption className="hidden">{say("plan.import")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("plan.import.row")}</th>
          <th scope="col">{say("plan.import.id")}</th>
          <th scope="col">{say("plan.import.result")}</th>
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.row}>
            <td data-label={say("plan.import.row")}>{row.row}</td>
            <th scope="row" data-label={say("plan.import.id")}>
              {row.id ?? "—"}
            </th>
            <td data-label={say("plan.import.result")}>
              <span>
                {say(`plan.import.action.${row.action}`)}
                {row.problems.map(({ column, message }) => (
                  <span key={`${column ?? ""} ${message}`} className="under">
                    {column === null ? message : `${column}: ${message}`}
                  </span>
                ))}
                {row.warnings.map((warning) => (
                  <span key={warning} className="under">
                    {warning}
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
