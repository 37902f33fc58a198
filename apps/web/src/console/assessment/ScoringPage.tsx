import { Button, Group, Paper, Stack, Text } from "@mantine/core"
import type { Round } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatDay, formatInstant, type Language } from "../../i18n/index.ts"
import { Mark } from "../frame/Mark.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { useUnsent } from "../offline/use-unsent.ts"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { scoringWorkQuery } from "./agency/queries.ts"
import { agencyPage, roundPage, roundsQuery } from "./queries.ts"
import { ScoringItems } from "./ScoringItems.tsx"

/** What waits for me in all rounds of scoring, and the rounds. */
export function ScoringPage() {
  const { say } = useWords()
  const work = useQuery(scoringWorkQuery)
  const rounds = useQuery(roundsQuery)
  const me = useQuery(meQuery).data
  const administers = holds(me?.grants ?? [], "administrator")
  return (
    <Page title={say("dti.title")} intro={say("dti.intro")}>
      <Stack gap="xl">
        {me?.user != null && <UnsentScores account={me.user.id} />}
        <section aria-labelledby="viec-cham-diem">
          <h2 id="viec-cham-diem" className="section-title">
            {say("dti.work")}
          </h2>
          <Loaded query={work}>
            {({ items, now }) =>
              items.length === 0 ? <NothingWaits /> : <ScoringItems items={items} now={now} />
            }
          </Loaded>
        </section>
        <section aria-labelledby="cac-dot-cham">
          <Group justify="space-between" mb="xs">
            <h2 id="cac-dot-cham" className="section-title">
              {say("dti.rounds")}
            </h2>
            {administers && (
              <Group gap="sm">
                <Button component={Link} to="/console/bo-chi-so" size="sm" variant="default">
                  {say("dti.rounds.index")}
                </Button>
                <Button component={Link} to="/console/cham-diem/dot-moi" size="sm">
                  {say("dti.rounds.new")}
                </Button>
              </Group>
            )}
          </Group>
          <Loaded query={rounds}>
            {(found) =>
              found.length === 0 ? (
                <Text>
                  {say(administers ? "dti.rounds.none.administrator" : "dti.rounds.none")}
                </Text>
              ) : (
                <Rounds rounds={found} />
              )
            }
          </Loaded>
        </section>
      </Stack>
    </Page>
  )
}

function NothingWaits() {
  const { say } = useWords()
  return (
    <Paper withBorder p="lg">
      <Text fw={600}>{say("dti.work.none")}</Text>
      <Text>{say("dti.work.none.detail")}</Text>
    </Paper>
  )
}

/** What was typed on this machine and has not reached the server. */
function UnsentScores({ account }: { account: string }) {
  const { say } = useWords()
  const waiting = useUnsent(account, "scores")
  if (waiting.length === 0) return null
  return (
    <Notice tone="warn" title={say("dti.drafts")}>
      <ul className="said">
        {waiting.map(({ collection: round, unit, cells }) => (
          <li key={`${round} ${unit}`}>
            <Link to={agencyPage({ round, unit })}>
              {say("dti.drafts.of", { round, unit, count: cells })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const STATES = {
  prepared: { icon: "change", tone: "quiet" },
  open: { icon: "work", tone: "info" },
  published: { icon: "public", tone: "good" },
} as const satisfies Record<Round["state"], object>

function RoundTag({ state }: { state: Round["state"] }) {
  const { say } = useWords()
  const { icon, tone } = STATES[state]
  return (
    <Mark tone={tone} icon={icon}>
      {say(`dti.state.${state}`)}
    </Mark>
  )
}

function Rounds({ rounds }: { rounds: readonly Round[] }) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("dti.rounds")}
      columns={columnsOf(say, language)}
      rows={rounds}
      rowKey={({ id }) => id}
    />
  )
}

function columnsOf(say: Say, language: Language): readonly ListColumn<Round>[] {
  const day = (one: string) => formatDay(one, language)
  return [
    {
      title: say("dti.col.round"),
      heads: true,
      cell: ({ id, title }) => <Link to={roundPage(id)}>{title}</Link>,
    },
    { title: say("dti.col.state"), cell: ({ state }) => <RoundTag state={state} /> },
    {
      title: say("dti.col.data"),
      cell: ({ calendar }) => `${day(calendar.dataStarts)} – ${day(calendar.dataEnds)}`,
    },
    {
      title: say("dti.col.self"),
      cell: ({ calendar }) => formatInstant(calendar.selfCloses, language),
    },
    {
      title: say("dti.col.submitted"),
      cell: ({ submitted, participants }) => `${submitted}/${participants}`,
    },
  ]
}
