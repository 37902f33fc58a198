import { Anchor, Button, Stack } from "@mantine/core"
import type { IndexVersionListed } from "@tinhso/server/assessment/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatInstant, type Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { Loaded } from "../../frame/Loaded.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { roundPage } from "../queries.ts"
import { DiffTable } from "./DiffTable.tsx"
import { indexPage, versionDiffQuery, versionsQuery } from "./queries.ts"

interface Props {
  readonly id: string
  readonly version: number
}

/** All versions of an index, the rounds that score by each, and how each differs from this one. */
export function VersionsPart({ id, version }: Props) {
  const { say } = useWords()
  const [against, setAgainst] = useState<number | null>(null)
  const versions = useQuery(versionsQuery(id))
  return (
    <section aria-labelledby="cac-ban">
      <h2 id="cac-ban" className="section-title">
        {say("idx.versions")}
      </h2>
      <Loaded query={versions}>
        {(rows) => (
          <Stack>
            <VersionsTable {...{ id, version, rows, against }} onCompare={setAgainst} />
            {against !== null && (
              <Comparison
                id={id}
                from={Math.min(against, version)}
                to={Math.max(against, version)}
              />
            )}
          </Stack>
        )}
      </Loaded>
    </section>
  )
}

interface TableProps extends Props {
  readonly rows: readonly IndexVersionListed[]
  readonly against: number | null
  readonly onCompare: (version: number | null) => void
}

function VersionsTable(props: TableProps) {
  const { say, language } = useWords()
  return (
    <ListTable<IndexVersionListed>
      caption={say("idx.versions")}
      rows={props.rows}
      rowKey={(row) => row.version}
      columns={columnsOf(props, say, language)}
    />
  )
}

const columnsOf = (
  { id, version, against, onCompare }: TableProps,
  say: Say,
  language: Language,
): ListColumn<IndexVersionListed>[] => [
  {
    title: say("idx.version"),
    heads: true,
    cell: (row) => <Link to={indexPage(id, row.version)}>{row.version}</Link>,
  },
  {
    title: say("idx.state"),
    cell: ({ issuedAt }) => say(issuedAt === null ? "idx.state.draft" : "idx.state.issued"),
  },
  {
    title: say("idx.versions.at"),
    cell: ({ issuedAt, recordedAt }) => formatInstant(issuedAt ?? recordedAt, language),
  },
  { title: say("idx.versions.rounds"), cell: (row) => <Rounds row={row} /> },
  {
    title: say("idx.diff.what"),
    cell: (row) =>
      row.version === version ? null : (
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={against === row.version}
          onClick={() => onCompare(against === row.version ? null : row.version)}
        >
          {against === row.version
            ? say("idx.compare.hide")
            : say("idx.compare", { version: row.version })}
        </Button>
      ),
  },
]

function Rounds({ row: { rounds } }: { readonly row: IndexVersionListed }) {
  const { say } = useWords()
  if (rounds.length === 0) return <>{say("idx.versions.none")}</>
  return (
    <>
      {rounds.map(({ id, title }) => (
        <Anchor key={id} component={Link} to={roundPage(id)} display="block">
          {title}
        </Anchor>
      ))}
    </>
  )
}

function Comparison({
  id,
  from,
  to,
}: {
  readonly id: string
  readonly from: number
  readonly to: number
}) {
  const { say } = useWords()
  return (
    <div>
      <h3 className="index-part">{say("idx.compare.title", { from, to })}</h3>
      <Loaded query={useQuery(versionDiffQuery(id, from, to))}>
        {(diff) => <DiffTable diff={diff} />}
      </Loaded>
    </div>
  )
}
