import { Anchor, Button, Group, Paper, Stack, Text } from "@mantine/core"
import type { FigureProblem } from "@tinhso/server/indicators/model"
import { EVERYWHERE, type Grant } from "@tinhso/server/platform/identity/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { get } from "../../api.ts"
import { formatPeriod, type Language } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { publicPath } from "../frame/language.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { Pager } from "../frame/Pager.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { ScoringThatWaits } from "../assessment/ScoringThatWaits.tsx"
import { ReportsThatWait } from "../collections/ReportsThatWait.tsx"
import { DueTasks } from "../plans/DueTasks.tsx"
import { RecentImports } from "./RecentImports.tsx"
import { useRowKeys } from "./use-row-keys.ts"

const PAGE = 50

/** What waits: figures that fail a check, and what was imported last. */
export function WorkPage() {
  const { say } = useWords()
  const problems = useQuery({
    queryKey: ["problems"],
    queryFn: ({ signal }) => get<FigureProblem[]>("/api/v1/problems", signal),
  })
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <Page title={say("work.title")}>
      <Stack gap="xl">
        <ReportsThatWait />
        <ScoringThatWaits />
        <DueTasks quiet />
        <section aria-labelledby="van-de">
          <h2 id="van-de" className="section-title">
            {say("work.problems")}
          </h2>
          <Loaded query={problems}>
            {(found) => (found.length === 0 ? <Nothing /> : <Problems found={found} />)}
          </Loaded>
        </section>
        {grants.some(readsLog) && <RecentImports />}
      </Stack>
    </Page>
  )
}

/** The log tells of every unit, so it opens to who administers all of them. */
const readsLog = ({ role, unitId }: Grant) => role === "administrator" && unitId === EVERYWHERE

function Nothing() {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const editor = holds(grants, "editor")
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{say("work.empty.title")}</Text>
      <Text mb="sm">
        {say("work.problems.none")} {say(editor ? "work.empty.detail" : "work.empty.reader")}
      </Text>
      {editor ? (
        <Button component={Link} to="/console/nhap-so-lieu">
          {say("nav.import")}
        </Button>
      ) : (
        <Button component="a" href={publicPath("/", language)} variant="default">
          {say("nav.public")}
        </Button>
      )}
    </Paper>
  )
}

function Problems({ found }: { found: readonly FigureProblem[] }) {
  const { say, language } = useWords()
  const { list, onKeyDown } = useRowKeys<HTMLUListElement>()
  const [page, setPage] = useState(1)
  const from = (page - 1) * PAGE
  return (
    <>
      <Text mb="xs">{say("work.problems.count", { count: found.length })}</Text>
      <Text mb="sm" size="sm" c="var(--muted)" className="keys">
        {say("work.keys")}
      </Text>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves between links */}
      <ul className="cards" ref={list} onKeyDown={onKeyDown}>
        {found.slice(from, from + PAGE).map((problem) => (
          <li key={`${problem.figure} ${problem.rule}`} className="card">
            <Problem problem={problem} language={language} />
          </li>
        ))}
      </ul>
      <Pager page={page} size={PAGE} total={found.length} onChange={setPage} />
      <Group mt="sm">
        <Anchor href={publicPath("/van-de", language)} underline="always">
          {say("work.all")}
        </Anchor>
      </Group>
    </>
  )
}

function Problem({ problem, language }: { problem: FigureProblem; language: Language }) {
  const { subject } = problem
  return (
    <>
      <span className="card-head">
        <Mark tone="warn" icon="warn">
          {subject.id}
        </Mark>
        <a data-row="" href={publicPath(`/so-lieu/${subject.id}`, language)}>
          {subject.label} — {subject.placeName}, {formatPeriod(subject.period, language)}
        </a>
      </span>
      <span>{language === "en" ? problem.explanationEn : problem.explanation}</span>
      <span className="card-foot">{subject.document.title}</span>
    </>
  )
}
