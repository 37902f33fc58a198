import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import type { Run } from "@tinhso/server/coverage/runs/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatDay, type Language } from "../../i18n/index.ts"
import { layerOf } from "../../ui/coverage-map/layers-of-run.ts"
import { numberIn } from "../../ui/coverage-map/voice.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { publicPath } from "../frame/language.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Page } from "../frame/Page.tsx"
import { UnitName } from "../people/UnitName.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { progressText } from "./progress-text.ts"
import { runsQuery } from "./queries.ts"
import { RunMark } from "./RunMark.tsx"

/** Every run of coverage that this person may see, the newest first. */
export function RunsPage() {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const found = useQuery(runsQuery)
  return (
    <Page title={say("covrun.title")} intro={say("covrun.intro")}>
      <Stack>
        <Group>
          {holds(grants, "editor") && (
            <Button component={Link} to="/console/vung-phu/moi">
              {say("covrun.new")}
            </Button>
          )}
          <Button variant="default" component={Link} to="/console/ha-tang/ban-do">
            {say("covrun.onMap")}
          </Button>
          <Button variant="default" component="a" href={publicPath("/vung-phu", language)}>
            {say("covrun.public")}
          </Button>
        </Group>
        <Loaded query={found}>
          {({ rows, current }) =>
            rows.length === 0 ? (
              <Text>{say("covrun.empty")}</Text>
            ) : (
              <RunTable rows={rows} current={current} />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  )
}

interface TableProps {
  readonly rows: readonly Run[]
  readonly current: string | null
}

function RunTable({ rows, current }: TableProps) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("covrun.title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns(current, say, language)}
    />
  )
}

function columns(current: string | null, say: Say, language: Language): ListColumn<Run>[] {
  return [
    {
      title: say("covrun.name"),
      heads: true,
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/console/vung-phu/${id}`}>
          {name} <span className="cov-muted">{id}</span>
        </Anchor>
      ),
    },
    {
      title: say("covrun.state"),
      cell: (run) => (
        <>
          <RunMark state={run.state} />
          {run.id === current && ` · ${say("covrun.current")}`}
          {run.progress !== null && ` · ${progressText(run.progress, say)}`}
        </>
      ),
    },
    {
      title: say("covrun.day"),
      cell: ({ day }) => (day === null ? "" : formatDay(day, language)),
    },
    {
      title: say("covrun.unit"),
      cell: ({ unit }) => (unit === null ? say("covrun.country") : <UnitName id={unit} />),
    },
    {
      title: say("covrun.stations"),
      numeric: true,
      cell: ({ facts }) => (facts === null ? "" : numberIn(facts.stations.used, language)),
    },
    { title: say("covrun.share"), numeric: true, cell: (run) => shareText(run, language) },
  ]
}

function shareText(run: Run, language: Language): string {
  const share = shareOf(run)
  return share === null ? "" : `${numberIn(share, language, 1)} %`
}

/** Of the area within the radius, what has signal of 4G of any operator, %. */
function shareOf(run: Run): number | null {
  const layer = layerOf(run, "")
  if (layer === null || layer.technology !== "4G") return null
  if (layer.coveredKm2 === null || layer.areaInRangeKm2 === 0) return null
  return (100 * layer.coveredKm2) / layer.areaInRangeKm2
}
