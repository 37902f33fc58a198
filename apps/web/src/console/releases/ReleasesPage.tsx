import { Button, Group, Stack, Text } from "@mantine/core"
import type { ReleaseSummary } from "@tinhso/server/indicators/releases/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatInstant, formatWhole } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
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

function List({ list }: { list: readonly ReleaseSummary[] }) {
  const { say, language } = useWords()
  const titles = ["name", "state", "rows", "when"] as const
  return (
    <table className="grid">
      <caption className="hidden">{say("rel.list")}</caption>
      <thead>
        <tr>
          {titles.map((title) => (
            <th key={title} scope="col">
              {say(`rel.${title}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.id}>
            <th scope="row" data-label={say("rel.name")}>
              <NameCell one={one} />
            </th>
            <td data-label={say("rel.state")}>
              {one.correctedBy === null
                ? say(`rel.state.${one.state}`)
                : say("rel.state.corrected", { id: one.correctedBy.id })}
            </td>
            <td data-label={say("rel.rows")}>{formatWhole(one.rows, language)}</td>
            <td data-label={say("rel.when")}>
              {formatInstant(one.publishedAt ?? one.preparedAt, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
