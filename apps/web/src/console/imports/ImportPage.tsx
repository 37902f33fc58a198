import { Button, Group, Stack, Text } from "@mantine/core"
import { ApiError } from "../../api.ts"
import { Failure } from "../frame/Failure.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
import { FILE_COLUMNS } from "./columns.ts"
import { FileDrop } from "./FileDrop.tsx"
import { useCurrentImport } from "./import-context.tsx"
import { DecimalChoice, SheetChoice } from "./Options.tsx"
import { WorkProgress } from "./Progress.tsx"
import { asksForDecimal } from "./report-rows.ts"
import { Decision, ReportSummary, Written } from "./ReportSummary.tsx"
import { ReportTable } from "./ReportTable.tsx"
import { saveFile } from "./save-file.ts"
import type { Import } from "./use-import.ts"

/** Choose a file, see what it would do row by row, write all of it or nothing. */
export function ImportPage() {
  const { say } = useWords()
  const current = useCurrentImport()
  const { file, work, report, cancelled } = current
  return (
    <Page title={say("import.title")} intro={say("import.intro")}>
      <Stack>
        <FileDrop
          file={file}
          disabled={work?.commit === true}
          onChoose={(chosen) => void current.choose(chosen)}
        />
        {file === null && <ColumnGuide />}
        {work !== null && <WorkProgress work={work} onCancel={current.cancel} />}
        {cancelled && <Text component="output">{say("import.cancelled")}</Text>}
        <ImportFailure current={current} />
        {report !== null && <Report current={current} />}
      </Stack>
    </Page>
  )
}

function Report({ current }: { current: Import }) {
  const { report, work, options } = current
  if (report === null) return null
  const busy = work !== null
  return (
    <div>
      <ReportSummary report={report} />
      {report.committed ? (
        <Written report={report} onNext={current.clear} />
      ) : (
        <>
          {(asksForDecimal(report) || options.decimal !== null) && (
            <div className="ask">
              <DecimalChoice options={options} disabled={busy} onChange={current.again} />
            </div>
          )}
          {report.sheet !== null && (
            <div className="ask">
              <SheetChoice options={options} disabled={busy} onChange={current.again} />
            </div>
          )}
          <Decision report={report} busy={busy} onCommit={current.commit} />
        </>
      )}
      <ReportTable key={`${report.sha256}${String(report.committed)}`} report={report} />
    </div>
  )
}

function ImportFailure({ current }: { current: Import }) {
  const { say } = useWords()
  const { error, file, failedCommit, options, work } = current
  if (error === null || file === null) return null
  const answered = error instanceof ApiError && error.status > 0
  const lost = failedCommit && !answered
  const title = failedCommit
    ? say("import.notWritten")
    : say("import.unreadable", { file: file.name })
  return (
    <div>
      <Failure
        error={error}
        {...(lost ? {} : { title })}
        next={say(lost ? "import.lost" : "import.unreadable.kept")}
      />
      <Group mt="sm" align="end">
        <Button variant="default" disabled={work !== null} onClick={() => current.again()}>
          {say("import.again")}
        </Button>
        {/\.(?:xlsx?|ods)$/i.test(file.name) && (
          <SheetChoice options={options} disabled={work !== null} onChange={current.again} />
        )}
      </Group>
    </div>
  )
}

const namesOf = (required: boolean) =>
  FILE_COLUMNS.filter((column) => column.required === required)
    .map(({ name }) => name)
    .join(", ")

/** What a file must look like, for who comes here for the first time. */
function ColumnGuide() {
  const { say } = useWords()
  const header = FILE_COLUMNS.map(({ name }) => name).join(",")
  return (
    <section aria-labelledby="cac-cot">
      <h2 id="cac-cot" className="section-title">
        {say("import.columns")}
      </h2>
      <Text mb="sm">
        {say("import.columns.detail", { required: namesOf(true), optional: namesOf(false) })}
      </Text>
      <Button
        variant="default"
        size="sm"
        onClick={() => saveFile("mau-so-lieu.csv", `\uFEFF${header}\r\n`)}
      >
        {say("import.template")}
      </Button>
    </section>
  )
}
