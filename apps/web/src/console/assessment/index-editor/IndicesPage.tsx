import { Button, Group, Stack } from "@mantine/core"
import type { IndexTold } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router"
import { formatDay, type Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { Page } from "../../frame/Page.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { indexPage, indicesQuery } from "./queries.ts"
import { knownOf } from "./sums.ts"

/** Every index: whose decision it is, for whom, how much of it is known. */
export function IndicesPage() {
  const { say } = useWords()
  return (
    <Page title={say("idx.title")} intro={say("idx.intro")}>
      <Stack>
        <Group>
          <Button component={Link} to="/console/bo-chi-so/moi">
            {say("idx.new")}
          </Button>
          <Button component={Link} to="/console/bo-chi-so/nhap" variant="default">
            {say("idx.import")}
          </Button>
        </Group>
        <Loaded query={useQuery(indicesQuery)}>
          {(all) => (all.length === 0 ? <p>{say("idx.none")}</p> : <Indices all={all} />)}
        </Loaded>
      </Stack>
    </Page>
  )
}

function Indices({ all }: { readonly all: readonly IndexTold[] }) {
  const { say, language } = useWords()
  return (
    <ListTable<IndexTold>
      caption={say("idx.list")}
      rows={all}
      rowKey={({ index }) => index.id}
      columns={columnsOf(say, language)}
    />
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<IndexTold>[] => [
  {
    title: say("idx.name"),
    heads: true,
    cell: ({ index: { id, name, nameEn } }) => (
      <>
        <Link to={indexPage(id)}>{language === "en" && nameEn !== "" ? nameEn : name}</Link>
        <span className="under">{id}</span>
      </>
    ),
  },
  {
    title: say("idx.decision"),
    cell: ({ index: { decision, issued } }) => (
      <>
        {decision === "" ? say("idx.decision.none") : decision}
        {issued !== null && <span className="under">{formatDay(issued, language)}</span>}
      </>
    ),
  },
  { title: say("idx.level"), cell: ({ index }) => say(`idx.level.${index.level}`) },
  { title: say("idx.validity"), cell: (told) => <Validity told={told} /> },
  {
    title: say("idx.version"),
    cell: ({ version, issuedAt }) =>
      `${version} · ${say(issuedAt === null ? "idx.state.draft" : "idx.state.issued")}`,
  },
  { title: say("idx.known"), cell: (told) => <Known told={told} /> },
]

export function Validity({ told: { index } }: { readonly told: IndexTold }) {
  const { say, language } = useWords()
  const { validFrom, validTo } = index
  const parts = [
    validFrom === null ? "" : say("idx.validity.from", { from: formatDay(validFrom, language) }),
    validTo === null ? "" : say("idx.validity.to", { to: formatDay(validTo, language) }),
  ].filter((part) => part !== "")
  return <>{parts.length === 0 ? say("idx.validity.unknown") : parts.join(" ")}</>
}

const MOST_NAMED = 12

/** Points that are known of the total, and the gaps by name. */
function Known({ told: { index } }: { readonly told: IndexTold }) {
  const { say, language } = useWords()
  const known = knownOf(index.criteria, index.maxPoints)
  const number = (value: number) => formatPoints(value, language)
  const points = number(known.points)
  return (
    <>
      {known.of === null
        ? say("idx.known.noTotal", { points })
        : say("idx.known.points", { points, of: number(known.of) })}
      <span className="under">{say("idx.known.criteria", { count: known.scored })}</span>
      {known.gaps.length > 0 && (
        <details>
          <summary>{say("idx.known.gaps", { count: known.gaps.length })}</summary>
          <ul className="said">
            {known.gaps.slice(0, MOST_NAMED).map(({ code, name }) => (
              <li key={code}>
                {code} {name}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
