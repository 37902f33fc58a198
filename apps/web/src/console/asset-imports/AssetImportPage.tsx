import { Button, Stack, Text } from "@mantine/core"
import type { AssetImportReport } from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { kindsQuery } from "../assets/queries.ts"
import { Failure } from "../frame/Failure.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { WorkProgress } from "../imports/Progress.tsx"
import { useWords } from "../words/index.ts"
import { Columns } from "./Columns.tsx"
import { Options } from "./Options.tsx"
import { PlacesMap } from "./PlacesMap.tsx"
import { Remembered } from "./Remembered.tsx"
import { Rows } from "./Rows.tsx"
import { useAssetImport } from "./use-asset-import.ts"

/** A list of assets from a file: how its columns are read, where its rows lie, what is wrong; then written. */
export function AssetImportPage() {
  const { say } = useWords()
  const kinds = useQuery(kindsQuery)
  return (
    <Page
      title={say("assetImport.title")}
      intro={
        <>
          {say("assetImport.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Loaded query={kinds}>{(all) => <Import kinds={all} />}</Loaded>
    </Page>
  )
}

type Work = ReturnType<typeof useAssetImport>

function Import({ kinds }: { readonly kinds: readonly AssetKindListed[] }) {
  const work = useAssetImport()
  const { file, report, error, doing } = work
  return (
    <Stack>
      <FileDrop
        file={file}
        disabled={doing !== null}
        accept=".xlsx,.csv,.tsv,.txt,.geojson,.json,.kml,.kmz,.zip"
        onChoose={(chosen) => void work.choose(chosen)}
      />
      {report === null && doing === null && <Remembered kinds={kinds} />}
      {doing !== null && <WorkProgress work={doing} onCancel={work.cancel} />}
      {error !== null && <Failure error={error} />}
      {report !== null && <Checked kinds={kinds} report={report} work={work} />}
    </Stack>
  )
}

interface CheckedProps {
  readonly kinds: readonly AssetKindListed[]
  readonly report: AssetImportReport
  readonly work: Work
}

function Checked({ kinds, report, work }: CheckedProps) {
  const { say } = useWords()
  const { counts, committed } = report
  const busy = work.doing !== null
  const writes = counts.assets.add + counts.assets.change > 0
  const columns = work.options.columns ?? {}
  return (
    <Stack>
      {committed ? (
        <Notice tone="good" title={say("assetImport.written")}>
          <Counts report={report} />
        </Notice>
      ) : (
        <>
          <Counts report={report} />
          {counts.refuse > 0 && <Notice tone="warn" title={say("assetImport.partly")} />}
          <Button className="at-start" disabled={!writes || busy} onClick={work.commit}>
            {say("assetImport.commit", { count: counts.propose })}
          </Button>
        </>
      )}
      {report.notes.concat(report.assumptions).map((text) => (
        <Text key={text} size="sm">
          {text}
        </Text>
      ))}
      <Options
        kinds={kinds}
        report={report}
        options={work.options}
        disabled={busy}
        onSay={work.say}
      />
      {report.tables.map((table) => (
        <Columns
          key={`${table.sheet ?? ""} ${table.headerRows[0]}`}
          table={table}
          kinds={kinds}
          disabled={busy}
          onChoose={(heading, target) => work.say({ columns: { ...columns, [heading]: target } })}
        />
      ))}
      <PlacesMap
        rows={report.rows}
        kinds={kinds}
        shown={report.counts.kinds.map(({ kind }) => kind)}
      />
      <Rows key={report.counts.rows} rows={report.rows} kinds={kinds} />
    </Stack>
  )
}

function Counts({ report: { counts } }: { readonly report: AssetImportReport }) {
  const { say } = useWords()
  const { rows, propose, refuse, skip, warnings } = counts
  return (
    <div>
      <Text component="output">
        {say("assetImport.found", { rows, propose, refuse, skip, warnings })}
      </Text>
      {counts.kinds.map(({ kind, nameVi, add, change, same }) => (
        <Text key={kind} size="sm">
          {say("assetImport.found.kind", { name: nameVi, add, change, same })}
        </Text>
      ))}
    </div>
  )
}
