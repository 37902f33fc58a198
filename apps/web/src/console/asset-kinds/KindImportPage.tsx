import { Button, Stack, Text } from "@mantine/core"
import type { KindsImport } from "@tinhso/server/registry/assets/model"
import { useState } from "react"
import { Link } from "react-router"
import { formatWhole, type Language } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loading } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { FileDrop } from "../imports/FileDrop.tsx"
import { type Say, useWords } from "../words/index.ts"
import { Changes } from "./Changes.tsx"
import { useKindsImport } from "./queries.ts"

interface Chosen {
  readonly file: File
  readonly text: string
}

/** Declarations of kinds from a file: what they change, find and lose is told first. */
export function KindImportPage() {
  const { say } = useWords()
  const work = useKindsImport()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const look = async (file: File) => {
    const text = await file.text()
    setChosen({ file, text })
    work.mutate({ file: file.name, text, commit: false })
  }
  const commit = () => {
    if (chosen !== null) work.mutate({ file: chosen.file.name, text: chosen.text, commit: true })
  }
  return (
    <Page
      title={say("kinds.import")}
      intro={
        <>
          {say("kinds.import.intro")} <Link to="/console/ha-tang/loai">{say("kinds.back")}</Link>
        </>
      }
    >
      <Stack>
        <FileDrop
          file={chosen?.file ?? null}
          disabled={work.isPending}
          accept=".json"
          onChoose={(file) => void look(file)}
        />
        {work.isPending && <Loading />}
        {work.isError && <Failure error={work.error} />}
        {work.data !== undefined && !work.isPending && <Told told={work.data} onCommit={commit} />}
      </Stack>
    </Page>
  )
}

interface ToldProps {
  readonly told: KindsImport
  readonly onCommit: () => void
}

function Told({ told, onCommit }: ToldProps) {
  const { say } = useWords()
  const writes = told.kinds.some(({ action }) => action !== "same")
  return (
    <Stack>
      {told.committed && <Notice tone="good" title={say("kinds.written")} />}
      {!writes && !told.committed && <Text component="output">{say("kinds.idle")}</Text>}
      <Kinds kinds={told.kinds} />
      <Lost lost={told.lost} />
      {!told.committed && writes && (
        <Button className="at-start" onClick={onCommit}>
          {say("kinds.commit")}
        </Button>
      )}
    </Stack>
  )
}

type Imported = KindsImport["kinds"][number]

function Kinds({ kinds }: Pick<KindsImport, "kinds">) {
  const { say, language } = useWords()
  return (
    <ListTable
      caption={say("kinds.title")}
      columns={columnsOf(say, language)}
      rows={kinds}
      rowKey={({ code }) => code}
    />
  )
}

function Lost({ lost }: Pick<KindsImport, "lost">) {
  const { say, language } = useWords()
  if (lost.length === 0) return <Text>{say("kinds.lost.none")}</Text>
  return (
    <Notice tone="warn" title={say("kinds.lost")}>
      <ul>
        {lost.map(({ kind, attribute, value, assets }) => (
          <li key={`${kind} ${attribute} ${value}`}>
            {say("kinds.lost.line", {
              what: `${kind}.${attribute}${value === null ? "" : ` = ${value}`}`,
              assets: formatWhole(assets, language),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const columnsOf = (say: Say, language: Language): ListColumn<Imported>[] => [
  {
    title: say("kinds.name"),
    heads: true,
    cell: ({ nameVi, code }) => `${nameVi} (${code})`,
  },
  { title: say("kinds.action"), cell: ({ action }) => say(`kinds.action.${action}`) },
  { title: say("kinds.change"), cell: ({ changes }) => <Changes changes={changes} /> },
  {
    title: say("kinds.found"),
    cell: ({ assets, findings }) => (
      <>
        {formatWhole(assets, language)}
        {findings.map((one) => (
          <span key={`${one.code} ${one.field}`} className="under">
            <strong>{say(`kinds.severity.${one.severity}`)}</strong>:{" "}
            {say("kinds.findings", { assets: formatWhole(one.assets, language), vi: one.vi })}
          </span>
        ))}
      </>
    ),
  },
]
