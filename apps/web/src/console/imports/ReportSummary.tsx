import { Anchor, Button, Group, List, Text } from "@mantine/core"
import type { ImportReport } from "@tinhso/server/indicators/model"
import { useEffect, useId, useRef } from "react"
import { formatWhole } from "../../i18n/index.ts"
import { Icon, type IconName } from "../frame/Icon.tsx"
import { publicPath } from "../frame/language.ts"
import { Notice } from "../frame/Notice.tsx"
import { useWords } from "../words/index.ts"
import { blockerOf, warnedRows, writtenFigures } from "./report-rows.ts"

const toned = (count: number, tone: string) => (count > 0 ? tone : "quiet")

/** What the check found, in numbers; the heading takes the focus when it appears. */
export function ReportSummary({ report }: { report: ImportReport }) {
  const { say, language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const told = `${report.sha256} ${String(report.committed)}`
  useEffect(() => {
    if (told !== "") heading.current?.focus()
  }, [told])
  const { counts } = report
  const warned = warnedRows(report.rows)
  const tiles: readonly (readonly [string, number, IconName, string])[] = [
    [say("import.action.add"), counts.add, "plus", toned(counts.add, "good")],
    [say("import.action.change"), counts.change, "change", toned(counts.change, "info")],
    [say("import.action.same"), counts.same, "same", "quiet"],
    [say("import.action.refuse"), counts.refuse, "no", toned(counts.refuse, "bad")],
    [say("import.count.warnings"), warned, "warn", toned(warned, "warn")],
  ]
  const facts = [
    `${say("import.count.rows")}: ${formatWhole(counts.rows, language)}`,
    ...(report.sheet === null ? [] : [`${say("import.report.sheet")}: ${report.sheet}`]),
    ...(report.encoding === null ? [] : [`${say("import.report.encoding")}: ${report.encoding}`]),
  ]
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="section-title">
        {say(report.committed ? "import.written" : "import.report")}
      </h2>
      <Text size="sm" c="var(--muted)" className="wrap-anywhere">
        {report.file} · {facts.join(" · ")}
      </Text>
      <dl className="tiles">
        {tiles.map(([name, count, icon, tone]) => (
          <div key={name} className="tile" data-tone={tone}>
            <dt>
              <Icon name={icon} size={14} /> {name}
            </dt>
            <dd>{formatWhole(count, language)}</dd>
          </div>
        ))}
      </dl>
      <Notes report={report} />
    </>
  )
}

function Notes({ report }: { report: ImportReport }) {
  const { say } = useWords()
  const lines = [...report.notes]
  if (report.ignoredColumns.length > 0) {
    lines.push(say("import.ignored", { columns: report.ignoredColumns.join(", ") }))
  }
  if (lines.length === 0) return null
  return (
    <List size="sm" mb="sm">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  )
}

interface DecisionProps {
  readonly report: ImportReport
  readonly busy: boolean
  readonly onCommit: () => void
}

/** Write, or why not. */
export function Decision({ report, busy, onCommit }: DecisionProps) {
  const { say } = useWords()
  const reasonId = useId()
  const { counts } = report
  const blocker = blockerOf(report)
  const warned = warnedRows(report.rows)
  const reason =
    blocker === null
      ? say("import.ready", { add: counts.add, change: counts.change })
      : say(`import.blocked.${blocker}`, { count: counts.refuse })
  const writes = counts.add + counts.change
  return (
    <div className="decision" data-tone={blocker === "refused" ? "bad" : "quiet"}>
      <Button disabled={blocker !== null || busy} aria-describedby={reasonId} onClick={onCommit}>
        {blocker === null ? say("import.commit", { count: writes }) : say("import.commit.none")}
      </Button>
      <div id={reasonId}>
        <Text>{reason}</Text>
        {warned > 0 && blocker !== "refused" && (
          <Text size="sm">{say("import.ready.warnings", { count: warned })}</Text>
        )}
      </div>
    </div>
  )
}

/** After writing: what was written, where to see it, what comes next. */
export function Written({ report, onNext }: { report: ImportReport; onNext: () => void }) {
  const { say, language } = useWords()
  const { add, change, same } = report.counts
  const ids = writtenFigures(report.rows, 5)
  return (
    <Notice
      tone="good"
      title={say("import.written.detail", { add, change, same, file: report.file })}
    >
      {ids.length > 0 && (
        <Group gap="sm" mb="xs">
          <span>{say("import.written.see")}</span>
          {ids.map((id) => (
            <Anchor key={id} href={publicPath(`/so-lieu/${id}`, language)} underline="always">
              {id}
            </Anchor>
          ))}
          <Anchor href={publicPath("/van-ban", language)} underline="always">
            {say("import.written.documents")}
          </Anchor>
        </Group>
      )}
      <Button variant="default" onClick={onNext}>
        {say("import.written.next")}
      </Button>
    </Notice>
  )
}
