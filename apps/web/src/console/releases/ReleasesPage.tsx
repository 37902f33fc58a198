import { Button, Group, Stack, Text } from "@mantine/core"
import type { ReleaseSummary } from "@tinhso/server/indicators/releases/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatInstant, formatWhole, type Language } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { listQuery } from "./queries.ts"

/** Releases that wait to be published, and those that are. */
export function ReleasesPage() {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  return (
    <Page title={say("rel.title")} intro={say("rel.intro")}>
      <Stack>
        {holds(grants, "administrator") && (
          <Group>
            <Button component={Link} to="/console/cong-bo/moi">
              {say("rel.new")}
            </Button>
          </Group>
        )}
        <Loaded query={useQuery(listQuery)}>
          {(list) => (list.length === 0 ? <Text>{say("rel.none")}</Text> : <List list={list} />)}
        </Loaded>
      </Stack>
    </Page>
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<ReleaseSummary>[] => [
  { title: say("rel.name"), heads: true, cell: (one) => <NameCell one={one} /> },
  {
    title: say("rel.state"),
    cell: ({ correctedBy, state }) =>
      correctedBy === null
        ? say(`rel.state.${state}`)
        : say("rel.state.corrected", { id: correctedBy.id }),
  },
  { title: say("rel.rows"), cell: ({ rows }) => formatWhole(rows, language) },
  {
    title: say("rel.when"),
    cell: ({ publishedAt, preparedAt }) => formatInstant(publishedAt ?? preparedAt, language),
  },
]

function List({ list }: { list: readonly ReleaseSummary[] }) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("rel.list")}
      rows={list}
      rowKey={({ id }) => id}
      columns={columnsOf(say, language)}
    />
  )
}

function NameCell({ one }: { one: ReleaseSummary }) {
  return (
    <span>
      <Link to={`/console/cong-bo/${one.id}`}>{one.titleVi}</Link>
      <span className="under">{one.id}</span>
    </span>
  )
}
