import { Button, Group, Stack, Text, TextInput } from "@mantine/core"
import type { Indicator, MeasureDefinition } from "@tinhso/server/indicators/definitions/model"
import { searchKey } from "@tinhso/vietnamese"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { unitOfMeasure } from "../../i18n/units.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { useWords } from "../words/index.ts"
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

function Indicators({ list }: { list: readonly Indicator[] }) {
  const { say, language } = useWords()
  if (list.length === 0) return <Text>{say("def.none")}</Text>
  return (
    <table className="grid">
      <caption className="hidden">{say("def.indicators")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("def.name")}</th>
          <th scope="col">{say("def.formula")}</th>
          <th scope="col">{say("def.unitOfMeasure")}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.code}>
            <th scope="row" data-label={say("def.name")}>
              <NameCell
                to={`/console/chi-so/tinh-toan/${encodeURIComponent(one.code)}`}
                name={one[NAMED[language]]}
                code={one.code}
              />
            </th>
            <td data-label={say("def.formula")}>
              <code className="wrap-anywhere">{one.versions.at(-1)?.formula}</code>
            </td>
            <td data-label={say("def.unitOfMeasure")}>
              {one.versions.at(-1)?.unit || say("formula.unit.ratio")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Measures({ list }: { list: readonly MeasureDefinition[] }) {
  const { say, language } = useWords()
  if (list.length === 0) return <Text>{say("def.none")}</Text>
  return (
    <table className="grid">
      <caption className="hidden">{say("def.measures")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("def.name")}</th>
          <th scope="col">{say("def.unitOfMeasure")}</th>
          <th scope="col">{say("def.reportedBy")}</th>
          <th scope="col">{say("def.overUnits")}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => (
          <tr key={one.code}>
            <th scope="row" data-label={say("def.name")}>
              <NameCell
                to={`/console/chi-so/co-so/${encodeURIComponent(one.code)}`}
                name={one[NAMED[language]]}
                code={one.code}
              />
            </th>
            <td data-label={say("def.unitOfMeasure")}>
              {unitOfMeasure(one.unitOfMeasure, language)}
            </td>
            <td data-label={say("def.reportedBy")}>
              {say(`def.level.${one.reporting?.reportedBy ?? "none"}`)}
            </td>
            <td data-label={say("def.overUnits")}>{say(`def.add.${one.overUnits}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
