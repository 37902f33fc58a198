import type { Visibility } from "@tinhso/server/indicators/views/model"
import { Anchor, Button, Group, Table, Title } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatInstant } from "../../i18n/index.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { publicPath } from "../frame/language.ts"
import { Page } from "../frame/Page.tsx"
import { useWords, type WordKey } from "../words/index.ts"
import { boardsQuery, viewsQuery } from "./queries.ts"

const STATES = {
  private: "boards.hidden",
  link: "boards.shared",
  published: "boards.published",
} as const satisfies Record<Visibility, WordKey>

/** One's own dashboards and views, and those that are published. */
export function BoardsPage() {
  const { say, language } = useWords()
  return (
    <Page title={say("views.title")} intro={say("views.intro")}>
      <Group mb="md">
        <Button component={Link} to="/console/bang/moi">
          {say("boards.new")}
        </Button>
        <Anchor href={publicPath("/phan-tich", language)}>{say("views.explore")}</Anchor>
      </Group>
      <Loaded query={useQuery(boardsQuery)}>
        {(boards) => (
          <SavedTable
            title={say("boards.own")}
            none={say("boards.none")}
            folder="bang"
            rows={boards}
          />
        )}
      </Loaded>
      <Loaded query={useQuery(viewsQuery)}>
        {(views) => (
          <SavedTable
            title={say("views.own")}
            none={say("views.none")}
            folder="ban-xem"
            rows={views}
          />
        )}
      </Loaded>
    </Page>
  )
}

interface Row {
  readonly id: string
  readonly name: string
  readonly visibility: Visibility
  readonly updatedAt: string
}

interface Props {
  readonly title: string
  readonly none: string
  readonly folder: string
  readonly rows: readonly Row[]
}

function SavedTable({ title, none, folder, rows }: Props) {
  const { say, language } = useWords()
  return (
    <>
      <Title order={2} size="h3" mt="lg" mb="xs">
        {title}
      </Title>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <Table>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Th scope="row" fw={400}>
                  <Anchor component={Link} to={`/console/${folder}/${row.id}`}>
                    {row.name}
                  </Anchor>
                </Table.Th>
                <Table.Td>{say(STATES[row.visibility])}</Table.Td>
                <Table.Td>{formatInstant(row.updatedAt, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  )
}
