import { Group, Stack, Text } from "@mantine/core"
import type { AssetKindListed, KindVersion } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { Link, useParams } from "react-router"
import { formatDay, formatInstant, type Language } from "../../i18n/index.ts"
import { kindsQuery } from "../assets/queries.ts"
import { kindName } from "../assets/value-text.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { NotFoundPage } from "../frame/NotFoundPage.tsx"
import { Page } from "../frame/Page.tsx"
import { type Say, useWords } from "../words/index.ts"
import { Attributes } from "./Attributes.tsx"
import { Changes } from "./Changes.tsx"
import { registersQuery, versionsQuery } from "./queries.ts"
import { versionWords } from "./version-words.ts"

/** One kind of assets: everything that its declaration says, and every version of it. */
export function KindPage() {
  const { code = "" } = useParams()
  const { say, language } = useWords()
  const kinds = useQuery(kindsQuery)
  const kind = kinds.data?.find((one) => one.code === code)
  if (kinds.data !== undefined && kind === undefined) return <NotFoundPage />
  return (
    <Page
      title={kind === undefined ? code : kindName(kind, language)}
      intro={<Link to="/console/ha-tang/loai">{say("kinds.back")}</Link>}
    >
      <Loaded query={kinds}>{() => kind !== undefined && <Declared kind={kind} />}</Loaded>
    </Page>
  )
}

function Declared({ kind }: { readonly kind: AssetKindListed }) {
  const { say } = useWords()
  const { listed, place } = kind.public
  return (
    <Stack gap="xl">
      <div>
        <Text c="var(--muted)">
          {kind.code} · {versionWords(kind.version, say)}
        </Text>
        {kind.note !== "" && <Text>{kind.note}</Text>}
        <Text size="sm">{say("kinds.source", { source: kind.source })}</Text>
        <Text size="sm">
          {listed
            ? say("kinds.public.listed", { place: say(`kinds.public.${place}`) })
            : say("kinds.public.hidden")}
        </Text>
      </div>
      <Part id="thuoc-tinh" title={say("kinds.attributes")}>
        <Attributes kind={kind} />
      </Part>
      <Part id="quy-tac" title={say("kinds.rules")}>
        <Rules kind={kind} />
      </Part>
      <Part id="chi-so" title={say("kinds.counts")}>
        <Counts kind={kind} />
      </Part>
      <Part id="phien-ban" title={say("kinds.versions")}>
        <Versions code={kind.code} />
      </Part>
    </Stack>
  )
}

function Part(props: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  const { id, title, children } = props
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  )
}

type Rule = AssetKindListed["rules"][number]

function Rules({ kind }: { readonly kind: AssetKindListed }) {
  const { say, language } = useWords()
  if (kind.rules.length === 0) return <Text>{say("kinds.none")}</Text>
  return (
    <ListTable
      caption={say("kinds.rules")}
      rows={kind.rules}
      rowKey={({ code }) => code}
      columns={ruleColumns(say, language)}
    />
  )
}

const ruleColumns = (say: Say, language: Language): ListColumn<Rule>[] => [
  { title: say("kinds.says"), heads: true, cell: (rule) => rule[language] },
  { title: say("kinds.rule"), cell: ({ formula }) => <code>{formula}</code> },
  { title: say("kinds.severity"), cell: ({ severity }) => say(`kinds.severity.${severity}`) },
]

type Count = AssetKindListed["counts"][number]

function Counts({ kind }: { readonly kind: AssetKindListed }) {
  const { say, language } = useWords()
  const registers = useQuery(registersQuery).data
  const nameOf = (code: string) => {
    const found = kind.attributes.find((one) => one.code === code)
    return (language === "vi" ? found?.nameVi : found?.nameEn) ?? code
  }
  const upTo = ({ query, measure }: Count) => {
    const fed = registers?.find(({ code }) => code === query)?.measures ?? []
    const own = fed.find(({ code }) => code === measure) ?? fed[0]
    if (own === undefined) return registers === undefined ? "…" : say("kinds.notCounted")
    return own.countedUpTo === null ? say("kinds.notYet") : formatDay(own.countedUpTo, language)
  }
  if (kind.counts.length === 0) return <Text>{say("kinds.none")}</Text>
  return (
    <ListTable
      caption={say("kinds.counts")}
      columns={[
        ...measureColumns(say, language),
        { title: say("kinds.by"), cell: ({ by }) => by.map(nameOf).join("; ") || "—" },
        { title: say("kinds.countedUpTo"), cell: upTo },
      ]}
      rows={kind.counts}
      rowKey={({ query }) => query}
    />
  )
}

const measureColumns = (say: Say, language: Language): ListColumn<Count>[] => [
  {
    title: say("kinds.measure"),
    heads: true,
    cell: ({ nameVi, nameEn, measure, unitOfMeasure }) => (
      <>
        {language === "vi" ? nameVi : nameEn} ({unitOfMeasure})
        <span className="under">{measure}</span>
      </>
    ),
  },
]

function Versions({ code }: { readonly code: string }) {
  const { say, language } = useWords()
  const versions = useQuery(versionsQuery(code))
  return (
    <Loaded query={versions}>
      {(all) => (
        <ListTable
          caption={say("kinds.versions")}
          columns={versionColumns(say, language)}
          rows={all}
          rowKey={({ version }) => version}
        />
      )}
    </Loaded>
  )
}

const versionColumns = (say: Say, language: Language): ListColumn<KindVersion>[] => [
  {
    title: say("kinds.version"),
    heads: true,
    cell: (one) => `${versionWords(one.version, say)}${inEffect(one, say)}`,
  },
  {
    title: say("kinds.when"),
    cell: ({ at }) => (at === null ? "—" : formatInstant(at, language)),
  },
  { title: say("kinds.change"), cell: ({ changes }) => <Changes changes={changes} /> },
  { title: say("kinds.save"), cell: (one) => <Save version={one} /> },
]

const inEffect = ({ inEffect: now }: KindVersion, say: Say) =>
  now ? ` · ${say("kinds.inEffect")}` : ""

/** A version as a file that can be changed and declared again. */
function Save({ version: { declared, version } }: { readonly version: KindVersion }) {
  const { say } = useWords()
  const text = JSON.stringify({ kinds: [declared] }, null, 2)
  return (
    <Group>
      <a
        href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
        download={`${declared.code}-${version}.json`}
        aria-label={`${say("kinds.save")}: ${versionWords(version, say)}`}
      >
        {declared.code}-{version}.json
      </a>
    </Group>
  )
}
