import { Anchor, Button, Group, Stack, Text } from "@mantine/core"
import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { Failure } from "../frame/Failure.tsx"
import { publicPath } from "../frame/language.ts"
import { Loading } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { addressOf, type Asked, isFiltered, questionOf, readAddress } from "./address.ts"
import { CountForm } from "./CountForm.tsx"
import { Filters } from "./Filters.tsx"
import { resultsQuery, villagesQuery } from "./queries.ts"
import { VillageTable } from "./VillageTable.tsx"

/** The register of villages with who is served: every list of it is an address. */
export function VillagesPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const asked = readAddress(query)
  const change = (part: Partial<Asked>) =>
    setQuery(addressOf({ ...asked, ...part }), { replace: true })
  const found = useInfiniteQuery(villagesQuery(questionOf(asked)))
  const results = useQuery(resultsQuery).data
  const shown = found.data?.pages[0]?.result ?? null
  const grants = useQuery(meQuery).data?.grants ?? []
  const isEditor = holds(grants, "editor")
  return (
    <Page title={say("village.title")} intro={say("village.intro")}>
      <Stack>
        <Ways isEditor={isEditor} />
        {shown?.illustrative === true && <Notice tone="warn" title={say("village.illustrative")} />}
        {isEditor && <CountForm />}
        <Filters asked={asked} results={results} shown={shown} onChange={change} />
        {results?.rows.length === 0 && <Text size="sm">{say("village.result.none")}</Text>}
        <Found asked={asked} found={found} />
      </Stack>
    </Page>
  )
}

function Ways({ isEditor }: { readonly isEditor: boolean }) {
  const { say, language } = useWords()
  return (
    <Group>
      {isEditor && (
        <>
          <Button component={Link} to="/console/ha-tang/nhap">
            {say("village.import")}
          </Button>
          <Button component={Link} to="/console/ha-tang/moi?kind=village" variant="default">
            {say("village.new")}
          </Button>
        </>
      )}
      <Anchor href={publicPath("/phu-song", language)}>{say("village.figures")}</Anchor>
      <Text component="span" size="sm">
        {say("village.take")}:{" "}
        {(["csv", "xlsx", "geojson"] as const).map((format, i) => (
          <span key={format}>
            {i > 0 && " · "}
            <Anchor
              underline="always"
              href={`/api/v1/assets/export.${format}?kind=village`}
              download
            >
              {format.toUpperCase()}
            </Anchor>
          </span>
        ))}
      </Text>
    </Group>
  )
}

type Finding = ReturnType<
  typeof useInfiniteQuery<
    Awaited<ReturnType<NonNullable<ReturnType<typeof villagesQuery>["queryFn"]>>>
  >
>

function Found({ asked, found }: { readonly asked: Asked; readonly found: Finding }) {
  const { say } = useWords()
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <Loading />
  const { pages } = found.data
  const total = pages[0]?.total ?? 0
  const rows = pages.flatMap((page) => page.rows)
  if (total === 0) return <Text>{say(isFiltered(asked) ? "village.none" : "village.empty")}</Text>
  return (
    <>
      <Text size="sm" component="output">
        {say("village.total", { count: total })}
      </Text>
      <VillageTable rows={rows} result={pages[0]?.result ?? null} />
      {found.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            {say("village.more")}
          </Button>
        </Group>
      )}
    </>
  )
}
