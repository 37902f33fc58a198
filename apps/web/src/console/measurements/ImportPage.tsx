import { Button, Stack, Text } from "@mantine/core"
import type { MeasurementReport } from "@tinhso/server/coverage/measurements/model"
import { Link, useSearchParams } from "react-router"
import { formatWhole } from "../../i18n/index.ts"
import { PointsPlot } from "../../ui/comparison/PointsPlot.tsx"
import { Failure } from "../frame/Failure.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { WorkProgress } from "../imports/Progress.tsx"
import { useWords } from "../words/index.ts"
import { CampaignForm } from "./CampaignForm.tsx"
import { ColumnTable } from "./ColumnTable.tsx"
import { ReadingFields } from "./ReadingFields.tsx"
import { Refused } from "./Refused.tsx"
import { useMeasurementImport } from "./use-measurement-import.ts"

/** A file of measured points: what is understood of it, what is wrong, where it lies; then written. */
export function ImportPage() {
  const { say } = useWords()
  const [query] = useSearchParams()
  const campaign = query.get("dot")
  const work = useMeasurementImport(campaign)
  const { file, report, error, doing } = work
  return (
    <Page
      title={say("measured.import")}
      intro={
        <>
          {say("measured.import.intro")} <Link to="/console/do-song">{say("measured.title")}</Link>
        </>
      }
    >
      <Stack>
        {campaign !== null && <Text>{say("measured.import.into", { campaign })}</Text>}
        <FileDrop
          file={file}
          disabled={doing !== null}
          accept=".csv,.tsv,.txt,.xlsx,.geojson,.json,.kml,.kmz"
          onChoose={(chosen) => void work.choose(chosen)}
        />
        {doing !== null && <WorkProgress work={doing} onCancel={work.cancel} />}
        {error !== null && <Failure error={error} />}
        {report !== null && <Checked report={report} work={work} campaign={campaign} />}
      </Stack>
    </Page>
  )
}

interface Props {
  readonly report: MeasurementReport
  readonly work: ReturnType<typeof useMeasurementImport>
  readonly campaign: string | null
}

function Checked({ report, work, campaign }: Props) {
  const { say } = useWords()
  const busy = work.doing !== null
  const { counts } = report
  if (report.committed) return <Written report={report} />
  return (
    <Stack>
      <Counts report={report} />
      {report.questions.map(({ code, vi, options }) => (
        <Notice key={code} tone="warn" title={vi}>
          <Text size="sm">{options.join(" · ")}</Text>
        </Notice>
      ))}
      {report.notes.map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
      <ReadingFields options={work.options} disabled={busy} onSay={work.say} />
      <ColumnTable
        columns={report.columns}
        disabled={busy}
        onChoose={(heading, target) =>
          work.say({ columns: { ...work.options.columns, [heading]: target } })
        }
      />
      <PointsPlot
        title={say("measured.import.places", { count: report.places.length })}
        places={report.places}
      />
      <Refused report={report} />
      {counts.points > 0 &&
        (campaign === null ? (
          <CampaignForm disabled={busy} onCreate={work.commit} />
        ) : (
          <Button className="at-start" disabled={busy} onClick={() => work.commit(null)}>
            {say("measured.import.commit", { count: counts.points })}
          </Button>
        ))}
    </Stack>
  )
}

function Counts({ report: { counts, parts } }: { readonly report: MeasurementReport }) {
  const { say, language } = useWords()
  const whole = (value: number) => formatWhole(value, language)
  return (
    <div>
      <Text component="output">
        {say("measured.import.found", {
          rows: whole(counts.rows),
          points: whole(counts.points),
          refused: whole(counts.refused),
          silent: whole(counts.silent),
        })}
      </Text>
      {parts.map(({ technology, operator, points, median }) => (
        <Text key={`${technology} ${operator}`} size="sm">
          {technology ?? say("measured.unknown")} · {operator ?? say("measured.unknown")}:{" "}
          {whole(points)}
          {median !== null && ` · ${median} dBm`}
        </Text>
      ))}
    </div>
  )
}

function Written({ report }: { readonly report: MeasurementReport }) {
  const { say } = useWords()
  const { campaign } = report
  return (
    <Notice tone="good" title={say("measured.import.written")}>
      <Counts report={report} />
      {campaign !== null && (
        <Link to={`/console/do-song/${campaign.id}`}>
          {campaign.id} {campaign.name}
        </Link>
      )}
    </Notice>
  )
}
