import { Button, Stack, Text } from "@mantine/core"
import { useState } from "react"
import { Link } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { type Say, useWords } from "../words/index.ts"
import { FileDrop } from "./FileDrop.tsx"
import { saveFile } from "./save-file.ts"
import { snapshot, useFileSending } from "./use-file-sending.ts"

interface CheckedRow {
  readonly row: number
  readonly action: "add" | "change" | "same" | "refuse"
}

interface CheckedReport<Row> {
  readonly committed: boolean
  readonly counts: Readonly<Record<CheckedRow["action"], number>>
  readonly notes: readonly string[]
  readonly rows: readonly Row[]
}

interface Rules<Report extends CheckedReport<CheckedRow>> {
  /** Whose words are said: those of organisations or of plans. */
  readonly part: "org" | "plan"
  /** What a row is called by, between its number and what becomes of it. */
  readonly columns: readonly ListColumn<Report["rows"][number]>[]
  /** What is wrong with a row, or what changes. */
  readonly messagesOf: (row: Report["rows"][number]) => readonly string[]
  /** Whether there is anything to write. */
  readonly writes: (report: Report) => boolean
}

interface Props<Report extends CheckedReport<CheckedRow>> extends Rules<Report> {
  /** Where the file is sent to, to be checked and to be written. */
  readonly path: string
  /** The page of all that was imported before. */
  readonly back: string
  readonly template: { readonly name: string; readonly header: string }
}

/** A list from a file: every row told before anything is written. */
export function CheckedImport<Report extends CheckedReport<CheckedRow>>({
  path,
  back,
  template,
  ...rules
}: Props<Report>) {
  const { say } = useWords()
  const { part } = rules
  const [file, setFile] = useState<File | null>(null)
  const { report, error, doing, send } = useFileSending<Report, null>({ path })
  const busy = doing !== null
  const choose = async (chosen: File) => {
    const kept = await snapshot(chosen)
    setFile(kept)
    send({ file: kept, said: null, commit: false })
  }
  const commit = () => {
    if (file !== null) send({ file, said: null, commit: true })
  }
  return (
    <Page title={say(`${part}.import`)} intro={say(`${part}.import.intro`)}>
      <Stack>
        <FileDrop file={file} disabled={busy} onChoose={(chosen) => void choose(chosen)} />
        <Button
          variant="default"
          size="sm"
          className="at-start"
          onClick={() => saveFile(template.name, `\uFEFF${template.header}\r\n`)}
        >
          {say("import.template")}
        </Button>
        {busy && <Loading />}
        {error !== null && <Failure error={error} />}
        {report !== null && <Checked report={report} busy={busy} onCommit={commit} {...rules} />}
        <Link to={back}>{say(`${part}.back`)}</Link>
      </Stack>
    </Page>
  )
}

interface CheckedProps<Report extends CheckedReport<CheckedRow>> extends Rules<Report> {
  readonly report: Report
  readonly busy: boolean
  readonly onCommit: () => void
}

function Checked<Report extends CheckedReport<CheckedRow>>({
  report,
  busy,
  onCommit,
  part,
  columns,
  messagesOf,
  writes,
}: CheckedProps<Report>) {
  const { say } = useWords()
  const found = say("import.checked.found", report.counts)
  const refused = report.counts.refuse > 0
  return (
    <Stack>
      {report.committed ? (
        <Notice tone="good" title={say(`${part}.import.written`)}>
          <Text>{found}</Text>
        </Notice>
      ) : (
        <>
          <Text component="output">{found}</Text>
          {refused && <Notice tone="bad" title={say("import.checked.blocked")} />}
          <Button
            className="at-start"
            disabled={refused || !writes(report)}
            loading={busy}
            onClick={onCommit}
          >
            {say(`${part}.import.commit`)}
          </Button>
        </>
      )}
      {report.notes.map((note) => (
        <Text key={note}>{note}</Text>
      ))}
      <ListTable<Report["rows"][number]>
        caption={say(`${part}.import`)}
        rows={report.rows}
        rowKey={({ row }) => row}
        columns={columnsOf(say, columns, messagesOf)}
      />
    </Stack>
  )
}

const columnsOf = <Row extends CheckedRow>(
  say: Say,
  columns: readonly ListColumn<Row>[],
  messagesOf: (row: Row) => readonly string[],
): ListColumn<Row>[] => [
  { title: say("import.checked.row"), cell: ({ row }) => row },
  ...columns,
  {
    title: say("import.checked.result"),
    cell: (row) => <Result action={row.action} messages={messagesOf(row)} />,
  },
]

function Result({
  action,
  messages,
}: Pick<CheckedRow, "action"> & { messages: readonly string[] }) {
  const { say } = useWords()
  return (
    <span>
      {say(`import.checked.action.${action}`)}
      {messages.map((message) => (
        <span key={message} className="under">
          {message}
        </span>
      ))}
    </span>
  )
}
