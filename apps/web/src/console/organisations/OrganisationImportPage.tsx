import { Button, Stack, Text } from "@mantine/core"
import type { OrganisationImport } from "@tinhso/server/registry/organisations/model"
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
  "id,name_vi,name_en,short_name,kind,unit,code,parent,groups,opened,closed,document,valid_from,heirs"

const toOrganisations = sendTo<OrganisationImport>("/api/v1/imports/organisations")

/** A list of organisations from a file: every row told before anything is written. */
export function OrganisationImportPage() {
  const { say } = useWords()
  const { file, report, error, busy, choose, commit } = useCheckedUpload(toOrganisations)
  return (
    <Page title={say("org.import")} intro={say("org.import.intro")}>
      <Stack>
        <FileDrop file={file} disabled={busy} onChoose={(chosen) => void choose(chosen)} />
        <Button
          variant="default"
          size="sm"
          className="at-start"
          onClick={() => saveFile("mau-co-quan.csv", `\uFEFF${HEADER}\r\n`)}
        >
          {say("import.template")}
        </Button>
        {busy && <Loading />}
        {error !== null && <Failure error={error} />}
        {report !== null && <Report report={report} busy={busy} onCommit={commit} />}
        <Link to="/console/to-chuc">{say("org.back")}</Link>
      </Stack>
    </Page>
  )
}

interface ReportProps {
  readonly report: OrganisationImport
  readonly busy: boolean
  readonly onCommit: () => void
}

function Report({ report, busy, onCommit }: ReportProps) {
  const { say } = useWords()
  const { add, change, refuse } = report.counts
  return (
    <Stack>
      {report.committed ? (
        <Notice tone="good" title={say("org.import.written")}>
          <Text>{say("org.import.found", report.counts)}</Text>
        </Notice>
      ) : (
        <>
          <Text component="output">{say("org.import.found", report.counts)}</Text>
          {refuse > 0 && <Notice tone="bad" title={say("org.import.blocked")} />}
          <Button
            className="at-start"
            disabled={refuse > 0 || add + change === 0}
            loading={busy}
            onClick={onCommit}
          >
            {say("org.import.commit")}
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

function ReportRows({ report }: { report: OrganisationImport }) {
  const { say } = useWords()
  return (
    <table className="grid">
      <caption className="hidden">{say("org.import")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("org.import.row")}</th>
          <th scope="col">{say("org.id")}</th>
          <th scope="col">{say("org.nameVi")}</th>
          <th scope="col">{say("org.import.messages")}</th>
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.row}>
            <td data-label={say("org.import.row")}>{row.row}</td>
            <th scope="row" data-label={say("org.id")}>
              {row.id}
            </th>
            <td data-label={say("org.nameVi")}>{row.nameVi}</td>
            <td data-label={say("org.import.messages")}>
              <span>
                {say(`org.import.action.${row.action}`)}
                {row.messages.map((message) => (
                  <span key={message} className="under">
                    {message}
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
