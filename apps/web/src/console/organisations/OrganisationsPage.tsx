import { Button, Checkbox, Group, Stack, Text, TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { Organisation } from "@tinhso/server/registry/organisations/model"
import { useQuery } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { Link, useSearchParams } from "react-router"
import { formatDay } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { type Say, useWords } from "../words/index.ts"
import { listQuery } from "./queries.ts"

/** Every organisation: found by a part of its name, opened by its row. */
export function OrganisationsPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const [typed, setTyped] = useState(query.get("tim") ?? "")
  const [search] = useDebouncedValue(typed.trim(), 200)
  const all = query.get("ca-cu") === "1"
  useEffect(() => {
    const next = new URLSearchParams()
    if (search !== "") next.set("tim", search)
    if (all) next.set("ca-cu", "1")
    setQuery(next, { replace: true })
  }, [search, all, setQuery])
  const found = useQuery(listQuery(search, all))
  const showAll = (on: boolean) =>
    setQuery({ ...(search === "" ? {} : { tim: search }), ...(on ? { "ca-cu": "1" } : {}) })
  return (
    <Page title={say("org.title")} intro={say("org.intro")}>
      <Stack>
        <Group align="end">
          <TextInput
            className="grow"
            type="search"
            label={say("org.search")}
            description={say("org.search.hint")}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button component={Link} to="/console/to-chuc/moi">
            {say("org.add")}
          </Button>
          <Button component={Link} to="/console/to-chuc/nhap" variant="default">
            {say("org.import")}
          </Button>
        </Group>
        <Checkbox
          label={say("org.all")}
          checked={all}
          onChange={(event) => showAll(event.currentTarget.checked)}
        />
        <Loaded query={found}>
          {(list) =>
            list.length === 0 ? (
              <Text>{say(search === "" && all ? "org.none" : emptyWord(search))}</Text>
            ) : (
              <OrganisationTable list={list} />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  )
}

const emptyWord = (search: string) => (search === "" ? "org.none" : "org.notFound")

const columnsOf = (say: Say): ListColumn<Organisation>[] => [
  { title: say("org.nameVi"), heads: true, cell: (one) => <NameCell one={one} /> },
  { title: say("org.kind"), cell: ({ kind }) => say(`org.kind.${kind}`) },
  { title: say("org.unit"), cell: ({ unitName }) => unitName },
  { title: say("org.code"), cell: ({ code }) => code ?? "—" },
  {
    title: say("org.life"),
    cell: ({ opened, closed }) => <Life opened={opened} closed={closed} />,
  },
]

function OrganisationTable({ list }: { list: readonly Organisation[] }) {
  const { say } = useWords()
  return (
    <ListTable
      caption={say("org.list")}
      rows={list}
      rowKey={({ id }) => id}
      columns={columnsOf(say)}
    />
  )
}

function NameCell({ one }: { one: Organisation }) {
  return (
    <span>
      <Link to={`/console/to-chuc/${one.id}`}>{one.nameVi}</Link>
      <span className="under">
        {[one.id, one.shortName].filter((text) => text !== "").join(" · ")}
      </span>
    </span>
  )
}

interface LifeProps {
  readonly opened: string | null
  readonly closed: string | null
}

/** "từ 01/03/2025, đến 30/06/2025" */
export function Life({ opened, closed }: LifeProps) {
  const { say, language } = useWords()
  const parts = [
    ...(opened === null ? [] : [say("org.life.since", { day: formatDay(opened, language) })]),
    ...(closed === null ? [] : [say("org.life.ended", { day: formatDay(closed, language) })]),
  ]
  return <>{parts.length === 0 ? say("org.life.now") : parts.join(", ")}</>
}
