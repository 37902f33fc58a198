import { Button, Group, Stack, Text } from "@mantine/core"
import type { AssetKindListed, KeptRegister } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router"
import { formatDay, formatInstant, formatWhole, type Language } from "../../i18n/index.ts"
import { kindsQuery } from "../assets/queries.ts"
import { kindName } from "../assets/value-text.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { holds, meQuery } from "../session/session.ts"
import { type Say, useWords } from "../words/index.ts"
import { DeclareForm } from "./DeclareForm.tsx"
import { EndDialog } from "./EndDialog.tsx"
import { keptQuery, useKept } from "./queries.ts"

/** Where the register of a kind is kept whole: there no record is 0, elsewhere nothing is known. */
export function KeptPage() {
  const { say } = useWords()
  const kinds = useQuery(kindsQuery)
  const kept = useQuery(keptQuery)
  return (
    <Page
      title={say("kept.title")}
      intro={
        <>
          {say("kept.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Loaded query={kinds}>
        {(all) => <Loaded query={kept}>{(rows) => <Shown kinds={all} rows={rows} />}</Loaded>}
      </Loaded>
    </Page>
  )
}

interface Props {
  readonly kinds: readonly AssetKindListed[]
  readonly rows: readonly KeptRegister[]
}

function Shown({ kinds, rows }: Props) {
  const { say } = useWords()
  const grants = useQuery(meQuery).data?.grants ?? []
  const edits = holds(grants, "editor")
  return (
    <Stack gap="xl">
      <section aria-labelledby="noi-so-day-du">
        <h2 id="noi-so-day-du" className="section-title">
          {say("kept.list")}
        </h2>
        {rows.length === 0 ? (
          <Text>{say("kept.none")}</Text>
        ) : (
          <Rows kinds={kinds} rows={rows} edits={edits} />
        )}
      </section>
      <Recount kinds={kinds} rows={rows} mayCount={holds(grants, "administrator")} />
      {edits && <DeclareForm kinds={kinds} />}
    </Stack>
  )
}

function Rows({ kinds, rows, edits }: Props & { readonly edits: boolean }) {
  const { say, language } = useWords()
  const [ending, setEnding] = useState<KeptRegister | null>(null)
  const nameOf = (code: string) => {
    const kind = kinds.find((one) => one.code === code)
    return kind === undefined ? code : kindName(kind, language)
  }
  return (
    <>
      <ListTable
        caption={say("kept.list")}
        columns={[
          { title: say("kinds.name"), heads: true, cell: ({ kind }) => nameOf(kind) },
          ...keptColumns(say, language),
          ...(edits ? [endColumn(nameOf, say, setEnding)] : []),
        ]}
        rows={rows}
        rowKey={({ unit, kind, since }) => `${kind} ${unit} ${since}`}
      />
      {ending !== null && (
        <EndDialog row={ending} kind={nameOf(ending.kind)} onClose={() => setEnding(null)} />
      )}
    </>
  )
}

const keptColumns = (say: Say, language: Language): ListColumn<KeptRegister>[] => [
  { title: say("kept.unit"), cell: ({ unitName }) => unitName },
  { title: say("kept.since"), cell: ({ since }) => formatDay(since, language) },
  {
    title: say("kept.until"),
    cell: ({ since, until }) => {
      if (until === null) return say("kept.open")
      return until === since ? say("kept.never") : formatDay(until, language)
    },
  },
  {
    title: say("kept.ground"),
    cell: ({ declared, ended }) =>
      [declared, ended]
        .filter((one) => one !== null)
        .map((one) => (
          <span key={one.at} className="under">
            {one.reason === "" ? "" : `${one.reason} · `}
            {say("kept.by", { at: formatInstant(one.at, language) })}
          </span>
        )),
  },
]

const endColumn = (
  nameOf: (kind: string) => string,
  say: Say,
  onEnd: (row: KeptRegister) => void,
): ListColumn<KeptRegister> => ({
  title: say("kept.end"),
  cell: (row) => {
    const word = say(row.until === null ? "kept.end" : "kept.again")
    return (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${word}: ${nameOf(row.kind)}, ${row.unitName}`}
        onClick={() => onEnd(row)}
      >
        {word}
      </Button>
    )
  },
})

/** Figures follow at the beginning of a day; an administrator need not wait. */
function Recount({ kinds, rows, mayCount }: Props & { readonly mayCount: boolean }) {
  const { say, language } = useWords()
  const { recount } = useKept()
  const kept = new Set(rows.map(({ kind }) => kind))
  const queries = kinds
    .filter(({ code }) => kept.has(code))
    .flatMap(({ counts }) => counts.map(({ query }) => query))
  return (
    <Group>
      <Text size="sm">{say("kept.recount")}</Text>
      {mayCount && queries.length > 0 && (
        <Button
          variant="default"
          loading={recount.isPending}
          onClick={() => recount.mutate(queries)}
        >
          {say("kept.recount.now")}
        </Button>
      )}
      {recount.data !== undefined && (
        <Text component="output" size="sm">
          {say("kept.recount.done", {
            changed: formatWhole(recount.data, language),
          })}
        </Text>
      )}
    </Group>
  )
}
