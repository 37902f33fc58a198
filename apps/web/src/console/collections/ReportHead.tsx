import { Anchor, Text } from "@mantine/core"
import type { ReportForm } from "@tinhso/server/indicators/collections/model"
import { Link } from "react-router"
import { formatPeriod } from "../../i18n/index.ts"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { pagePath } from "./queries.ts"
import { Due, StateTag } from "./StateTag.tsx"

/** Which report this is, how it stands, by when it is due; why it was returned. */
export function ReportHead({ form, filled }: { form: ReportForm; filled: number }) {
  const { say, language } = useWords()
  const { collection, report } = form
  const returned = form.events.findLast(({ kind }) => kind === "returned")
  return (
    <>
      <div className="report-head">
        <StateTag state={report.state} />
        <span>
          <Anchor component={Link} to={pagePath(collection.id)} underline="always">
            {collection.title}
          </Anchor>
          , {formatPeriod(collection.period, language)}
        </span>
        <span>
          {say("rep.due")} <Due report={report} />
        </span>
        {report.reporter.id !== report.unit.id && (
          <span>{say("rep.reporter", { name: report.reporter.name })}</span>
        )}
        <span>{say("rep.filled", { filled, cells: form.cells.length })}</span>
      </div>
      {collection.guidance !== "" && <Text mb="sm">{collection.guidance}</Text>}
      {report.state === "returned" && returned !== undefined && (
        <Notice tone="bad" title={say("rep.returned.title")}>
          <Text>{returned.reason}</Text>
          <ReturnedCells form={form} />
        </Notice>
      )}
    </>
  )
}

function ReturnedCells({ form }: { form: ReportForm }) {
  const { say } = useWords()
  const cells = form.cells.filter(({ returned }) => returned !== "")
  if (cells.length === 0) return null
  return (
    <Text size="sm" mt="xs">
      {say("rep.returned.cells", { count: cells.length })}
    </Text>
  )
}
