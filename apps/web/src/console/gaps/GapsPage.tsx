import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import type { GapPage } from "@tinhso/server/coverage/register/model"
import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { formatWhole } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { Loaded, Loading } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { publicPath } from "../frame/language.ts"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { addressOf, type Asked, isFiltered, questionOf, readAddress } from "./address.ts"
import { Filters } from "./Filters.tsx"
import { GapTable } from "./GapTable.tsx"
import { figureQuery, GAPS, gapsQuery } from "./queries.ts"

/** The register of gaps: every list of it is an address. */
export function GapsPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const asked = readAddress(query)
  const change = (part: Partial<Asked>) =>
    setQuery(addressOf({ ...asked, ...part }), { replace: true })
  const found = useInfiniteQuery(gapsQuery(questionOf(asked)))
  const first = found.data?.pages[0]
  return (
    <Page title={say("gap.title")} intro={say("gap.intro")}>
      <Stack>
        <Figure asked={asked} />
        {first !== undefined && <Progress page={first} asked={asked} />}
        <Ways asked={asked} />
        <Filters asked={asked} page={first} onChange={change} />
        {first?.illustrative === true && (
          <Notice tone="warn" title={say("gap.illustrative.some")} />
        )}
        <Found asked={asked} found={found} />
      </Stack>
    </Page>
  )
}

type Finding = ReturnType<typeof useInfiniteQuery<GapPage, Error, InfiniteData<GapPage>>>

function Found({ asked, found }: { readonly asked: Asked; readonly found: Finding }) {
  const { say } = useWords()
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Loading />
  const { pages } = found.data
  const more = { loading: found.isFetchingNextPage, go: () => void found.fetchNextPage() }
  return (
    <GapTable
      key={questionOf(asked)}
      rows={pages.flatMap(({ rows }) => rows)}
      total={pages[0]?.total ?? 0}
      busy={found.isFetching}
      empty={say(isFiltered(asked) ? "gap.none" : "gap.empty")}
      more={found.hasNextPage ? more : null}
    />
  )
}

/** The figure first, as a sentence. */
function Figure({ asked }: { readonly asked: Asked }) {
  const { say, language } = useWords()
  const figure = useQuery(figureQuery(asked.programme, asked.unit, asked.at))
  return (
    <Loaded query={figure}>
      {(told) => (
        <Text size="lg" component="output" className="gap-sentence">
          {language === "vi" ? told.sentenceVi : told.sentenceEn}
          <Text component="span" size="sm" c="var(--muted)">
            {" · "}
            {told.unitName} ·{" "}
            {say("gap.figure.of", {
              programme: language === "vi" ? told.nameVi : told.nameEn,
            })}
          </Text>
        </Text>
      )}
    </Loaded>
  )
}

const STATES = ["reported", "confirmed", "planned", "closed", "dismissed"] as const

/** How many stand in each state; each number leads to its list. */
function Progress({ page, asked }: { readonly page: GapPage; readonly asked: Asked }) {
  const { say, language } = useWords()
  const plain = { ...asked, state: "", overdue: false, stale: false }
  const { progress } = page
  const all = STATES.reduce((sum, state) => sum + progress[state], 0)
  const entries = [
    { key: "all", name: say("gap.progress.all"), count: all, to: plain },
    ...STATES.map((state) => ({
      key: state,
      name: say(`gap.state.${state}`),
      count: progress[state],
      to: { ...plain, state },
    })),
    {
      key: "overdue",
      name: say("gap.progress.overdue"),
      count: progress.overdue,
      to: { ...plain, overdue: true },
    },
    {
      key: "stale",
      name: say("gap.progress.stale"),
      count: progress.stale,
      to: { ...plain, stale: true },
    },
  ]
  const current = asked.overdue ? "overdue" : asked.stale ? "stale" : asked.state || "all"
  return (
    <nav aria-label={say("gap.progress")}>
      <ul className="asset-kinds">
        {entries.map(({ key, name, count, to }) => (
          <li key={key}>
            <Link
              to={`?${addressOf(to).toString()}`}
              className="asset-kind"
              aria-current={key === current ? "page" : undefined}
            >
              {name}
              <span>{formatWhole(count, language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What else can be done with the register. */
function Ways({ asked }: { readonly asked: Asked }) {
  const { say, language } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const question = questionOf(asked)
  return (
    <Group>
      {holds(grants, "editor") && (
        <Button component={Link} to="/console/vung-lom/moi">
          {say("gap.new")}
        </Button>
      )}
      {holds(grants, "editor") && (
        <Button component={Link} to="/console/vung-lom/nhap" variant="default">
          {say("gap.import")}
        </Button>
      )}
      <Button component={Link} to="/console/vung-lom/chuong-trinh" variant="default">
        {say("gap.programmes")}
      </Button>
      <Anchor href={publicPath("/vung-lom-song", language)}>{say("gap.public")}</Anchor>
      <Text component="span" size="sm">
        {say("gap.take")}:{" "}
        {(["csv", "xlsx", "geojson"] as const).map((format, i) => (
          <span key={format}>
            {i > 0 && " · "}
            <Anchor href={`${GAPS}/export.${format}?${question}`} download>
              {format.toUpperCase()}
            </Anchor>
          </span>
        ))}
      </Text>
    </Group>
  )
}
