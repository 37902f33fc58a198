import { Anchor, Button, Group, Stack, Text, Title } from "@mantine/core"
import type { RunDetail, RunFacts } from "@tinhso/server/coverage/runs/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "react-router"
import { formatDay } from "../../i18n/index.ts"
import { coverageChanges } from "../../ui/coverage-map/address.ts"
import { layerOf } from "../../ui/coverage-map/layers-of-run.ts"
import { nameRun, operatorNames } from "../../ui/coverage-map/operator-names.ts"
import { kindsQuery } from "../assets/queries.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { runQuery } from "./queries.ts"
import { RunFiles } from "./RunFiles.tsx"
import { RunInputs } from "./RunInputs.tsx"
import { RunLayers } from "./RunLayers.tsx"
import { RunMark } from "./RunMark.tsx"
import { RunMoves } from "./RunMoves.tsx"
import { RunProgressBar } from "./RunProgressBar.tsx"

/** One run: what went in, what came out, what ended coverage, and what may be done with it. */
export function RunPage() {
  const { id = "" } = useParams()
  const kinds = useQuery(kindsQuery).data ?? []
  return (
    <Loaded query={useQuery(runQuery(id))}>
      {(run) => <Shown run={nameRun(run, operatorNames(kinds))} />}
    </Loaded>
  )
}

function Shown({ run }: { readonly run: RunDetail }) {
  const grants = useQuery(meQuery).data?.grants ?? []
  const edits = holds(grants, "editor")
  const { facts, progress } = run
  return (
    <Page title={run.name} intro={<Intro run={run} />}>
      <Stack>
        <Warnings run={run} />
        {progress !== null && <RunProgressBar run={run} progress={progress} edits={edits} />}
        <Group>
          {facts !== null && <MapLink run={run} />}
          {edits && <RunMoves run={run} />}
        </Group>
        {facts !== null && <Kept facts={facts} />}
        <History run={run} />
      </Stack>
    </Page>
  )
}

function Intro({ run: { id, state, current, day } }: { readonly run: RunDetail }) {
  const { say, language } = useWords()
  return (
    <>
      {id} · <RunMark state={state} />
      {current && ` · ${say("covrun.current")}`}
      {day !== null && ` · ${formatDay(day, language)}`}
    </>
  )
}

function MapLink({ run }: { readonly run: RunDetail }) {
  const { say } = useWords()
  const query = new URLSearchParams()
  const asked = { run: run.id, layer: layerOf(run, "")?.key ?? "" }
  for (const [name, value] of Object.entries(coverageChanges(asked))) {
    if (value !== null) query.set(name, value)
  }
  const [west = 0, south = 0, east = 0, north = 0] = run.facts?.bounds ?? []
  query.set("khung", [west, south, east, north].map((edge) => edge.toFixed(4)).join(","))
  return (
    <Button component={Link} variant="default" to={`/console/ha-tang/ban-do?${query.toString()}`}>
      {say("covrun.onMap")}
    </Button>
  )
}

/** What must be known before anything is read off a run. */
function Warnings({ run }: { readonly run: RunDetail }) {
  const { say } = useWords()
  const withdrawn = run.history.findLast(({ state }) => state === "withdrawn")
  return (
    <>
      {run.state === "withdrawn" && (
        <Notice tone="bad" title={say("covrun.withdrawn")}>
          <Text>{withdrawn?.note ?? ""}</Text>
        </Notice>
      )}
      {run.illustrative && <Notice tone="warn" title={say("covrun.illustrative")} />}
      {run.flatGround && <Notice tone="warn" title={say("covrun.flat")} />}
      {run.facts?.ground.partlyFlat === true && !run.flatGround && (
        <Notice tone="warn" title={say("covrun.partlyFlat")} />
      )}
      {run.followedBy !== null && (
        <Text>
          {say("covrun.followed")}{" "}
          <Anchor component={Link} to={`/console/vung-phu/${run.followedBy}`}>
            {run.followedBy}
          </Anchor>
        </Text>
      )}
    </>
  )
}

function Kept({ facts }: { readonly facts: RunFacts }) {
  const { say } = useWords()
  return (
    <>
      <section aria-labelledby="lop">
        <Title order={2} size="h4" id="lop">
          {say("covrun.layers")}
        </Title>
        <RunLayers facts={facts} />
      </section>
      <section aria-labelledby="dau-vao">
        <Title order={2} size="h4" id="dau-vao">
          {say("covrun.inputs")}
        </Title>
        <RunInputs facts={facts} />
      </section>
      <section aria-labelledby="tep">
        <Title order={2} size="h4" id="tep">
          {say("covrun.files")}
        </Title>
        <RunFiles facts={facts} />
      </section>
    </>
  )
}

function History({ run: { history } }: { readonly run: RunDetail }) {
  const { say, language } = useWords()
  return (
    <section aria-labelledby="lich-su">
      <Title order={2} size="h4" id="lich-su">
        {say("covrun.history")}
      </Title>
      <ul className="said">
        {history.map(({ state, day, note, by, at }) => (
          <li key={at}>
            {formatDay(day, language)} · <RunMark state={state} />
            {by !== null && ` · ${by}`}
            {note !== "" && `: ${note}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
