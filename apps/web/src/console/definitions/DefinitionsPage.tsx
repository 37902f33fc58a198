import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { Indicator, MeasureDefinition } from "@tinhso/server/indicators/definitions/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import type { Language } from "../../i18n/index.ts"
import { unitOfMeasure } from "../../i18n/units.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { type Say, useWords } from "../words/index.ts"
import { indicatorsQuery, measuresQuery } from "./queries.ts"

/** Everything that is measured and computed, found by a part of its name or code. */
export function DefinitionsPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const search = query.get("tim") ?? ""
  const words = searchKey(search).split(" ")
  const fits = (one: { code: string; nameVi: string; nameEn: string }) => {
    const text = searchKey(`${one.code} ${one.nameVi} ${one.nameEn}`)
    return words.every((word) => text.includes(word))
  }
  const [indicators, measures] = [useQuery(indicatorsQuery), useQuery(measuresQuery)]
  return (
    <Page title={say("def.title")} intro={say("def.intro")}>
      <Stack gap="xl">
        <Group align="end">
          <TextInput
            className="grow"
            type="search"
            label={say("def.search")}
            value={search}
            onChange={(event) => {
              const text = event.currentTarget.value
              setQuery(text === "" ? {} : { tim: text }, { replace: true })
            }}
          />
          <Button component={Link} to="/console/chi-so/tinh-toan/moi">
            {say("def.addIndicator")}
          </Button>
          <Button component={Link} to="/console/chi-so/co-so/moi" variant="default">
            {say("def.addMeasure")}
          </Button>
        </Group>
        <section aria-labelledby="tinh-toan">
          <h2 id="tinh-toan" className="section-title">
            {say("def.indicators")}
          </h2>
          <Loaded query={indicators}>{(list) => <Indicators list={list.filter(fits)} />}</Loaded>
        </section>
        <section aria-labelledby="co-so">
          <h2 id="co-so" className="section-title">
            {say("def.measures")}
          </h2>
          <Loaded query={measures}>{(list) => <Measures list={list.filter(fits)} />}</Loaded>
        </section>
      </Stack>
    </Page>
  )
}

function NameCell({ to, name, code }: { to: string; name: string; code: string }) {
  return (
    <span>
      <Link to={to}>{name}</Link>
      <span className="under wrap-anywhere">{code}</span>
    </span>
  )
}

const NAMED = { vi: "nameVi", en: "nameEn" } as const

const indicatorColumns = (say: Say, language: Language): ListColumn<Indicator>[] => [
  {
    title: say("def.name"),
    heads: true,
    cell: (one) => (
      <NameCell
        to={`/console/chi-so/tinh-toan/${encodeURIComponent(one.code)}`}
        name={one[NAMED[language]]}
        code={one.code}
      />
    ),
  },
  {
    title: say("def.formula"),
    cell: ({ versions }) => <code className="wrap-anywhere">{versions.at(-1)?.formula}</code>,
  },
  {
    title: say("def.unitOfMeasure"),
    cell: ({ versions }) => versions.at(-1)?.unit || say("formula.unit.ratio"),
  },
]

function Indicators({ list }: { list: readonly Indicator[] }) {
  const { say, language } = useWords()
  if (list.length === 0) return <Text>{say("def.none")}</Text>
  return (
    <ListTable
      caption={say("def.indicators")}
      rows={list}
      rowKey={({ code }) => code}
      columns={indicatorColumns(say, language)}
    />
  )
}

const measureColumns = (say: Say, language: Language): ListColumn<MeasureDefinition>[] => [
  {
    title: say("def.name"),
    heads: true,
    cell: (one) => (
      <NameCell
        to={`/console/chi-so/co-so/${encodeURIComponent(one.code)}`}
        name={one[NAMED[language]]}
        code={one.code}
      />
    ),
  },
  {
    title: say("def.unitOfMeasure"),
    cell: (one) => unitOfMeasure(one.unitOfMeasure, language),
  },
  {
    title: say("def.reportedBy"),
    cell: ({ reporting }) => say(`def.level.${reporting?.reportedBy ?? "none"}`),
  },
  { title: say("def.overUnits"), cell: ({ overUnits }) => say(`def.add.${overUnits}`) },
]

function Measures({ list }: { list: readonly MeasureDefinition[] }) {
  const { say, language } = useWords()
  if (list.length === 0) return <Text>{say("def.none")}</Text>
  return (
    <ListTable
      caption={say("def.measures")}
      rows={list}
      rowKey={({ code }) => code}
      columns={measureColumns(say, language)}
    />
  )
}
