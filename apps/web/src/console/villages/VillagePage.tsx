import { Anchor, Stack, Text, Title } from "@mantine/core"
import type { NearStation, VillageLayer, VillageSheet } from "@tinhso/server/coverage/served/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams, useSearchParams } from "react-router"
import { formatDay, formatWhole, type Language } from "../../i18n/index.ts"
import { distanceIn } from "../../ui/coverage-map/voice.ts"
import { Facts } from "../../ui/Facts.tsx"
import { publicPath } from "../frame/language.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { GapMark } from "../gaps/marks.tsx"
import { type Say, useWords } from "../words/index.ts"
import { readAddress } from "./address.ts"
import { SignalMark } from "./marks.tsx"
import { sheetQuery } from "./queries.ts"

/** One village: its people, its signal, stations near it, gaps; and where it is changed. */
export function VillagePage() {
  const { id = "" } = useParams()
  const { say } = useWords()
  const [query] = useSearchParams()
  const found = useQuery(sheetQuery(id, readAddress(query).result))
  return (
    <Page
      title={found.data?.village.name ?? id}
      intro={<Link to="/console/thon">{say("village.back")}</Link>}
    >
      <Loaded query={found}>{(sheet) => <Sheet sheet={sheet} />}</Loaded>
    </Page>
  )
}

function Sheet({ sheet }: { readonly sheet: VillageSheet }) {
  const { say, language } = useWords()
  const { village, path, result } = sheet
  return (
    <Stack gap="lg">
      {(village.illustrative || result?.illustrative === true) && (
        <Notice tone="warn" title={say("village.illustrative")} />
      )}
      <Text>{path.map(({ name }) => name).join(", ")}</Text>
      <Text>
        <Link to={`/console/ha-tang/${village.id}`}>{say("village.edit")}</Link>
        {" · "}
        <Anchor underline="always" href={publicPath(`/thon/${village.id}`, language)}>
          {say("village.sheet")}
        </Anchor>
      </Text>
      <VillageFacts sheet={sheet} />
      <Signals sheet={sheet} />
      <Stations rows={sheet.stations} />
      <Gaps sheet={sheet} />
    </Stack>
  )
}

function VillageFacts({ sheet: { village } }: { readonly sheet: VillageSheet }) {
  const { say, language } = useWords()
  const { longitude, latitude, countedOn } = village
  const count = (value: number | null) =>
    value === null ? say("village.unknown") : formatWhole(value, language)
  const source = [
    village.countedSource,
    countedOn === null ? null : formatDay(countedOn, language),
  ].filter((one) => one !== null)
  return (
    <Facts
      facts={[
        { name: say("village.people"), value: count(village.population) },
        { name: say("village.households"), value: count(village.households) },
        { name: say("village.fibre"), value: count(village.fibreHouseholds) },
        { name: say("village.source"), value: source.join(", ") },
        {
          name: say("village.place"),
          value:
            longitude !== null &&
            latitude !== null &&
            `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`,
        },
        { name: say("village.codes"), value: village.codes.join(", ") },
      ]}
    />
  )
}

function signalColumns(
  result: VillageSheet["result"],
  say: Say,
  language: Language,
): ListColumn<VillageLayer>[] {
  const titles = new Map(
    result?.layers.map((one) => [one.technology, language === "vi" ? one.titleVi : one.titleEn]),
  )
  return [
    {
      title: say("village.technology"),
      heads: true,
      cell: ({ technology }) => titles.get(technology) ?? technology,
    },
    {
      title: say("village.operator"),
      cell: ({ operator }) =>
        operator === null
          ? say("village.operator.any")
          : (result?.operatorNames[operator] ?? operator),
    },
    { title: say("village.places"), cell: (layer) => <SignalMark layer={layer} /> },
  ]
}

function Signals({ sheet: { layers, result } }: { readonly sheet: VillageSheet }) {
  const { say, language } = useWords()
  if (layers.length === 0) return null
  return (
    <section>
      <Title order={2}>{say("village.signal")}</Title>
      <ListTable
        caption={say("village.signal")}
        columns={signalColumns(result, say, language)}
        rows={layers}
        rowKey={({ technology, operator }) => `${technology} ${operator ?? ""}`}
      />
    </section>
  )
}

const stationColumns = (say: Say, language: Language): ListColumn<NearStation>[] => [
  {
    title: say("village.station"),
    heads: true,
    cell: ({ id, name }) => <Link to={`/console/ha-tang/${id}`}>{name === "" ? id : name}</Link>,
  },
  {
    title: say("village.operator"),
    cell: ({ operator, operatorName }) => operatorName ?? operator,
  },
  { title: say("village.technology"), cell: ({ technology }) => technology },
  {
    title: say("village.distance"),
    numeric: true,
    cell: ({ distanceM }) => distanceIn(distanceM, language),
  },
]

function Stations({ rows }: { readonly rows: readonly NearStation[] }) {
  const { say, language } = useWords()
  if (rows.length === 0) return null
  return (
    <section>
      <Title order={2}>{say("village.stations")}</Title>
      <ListTable
        caption={say("village.stations")}
        columns={stationColumns(say, language)}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

function Gaps({ sheet: { gaps } }: { readonly sheet: VillageSheet }) {
  const { say } = useWords()
  return (
    <section>
      <Title order={2}>{say("village.gaps")}</Title>
      {gaps.length === 0 && <Text>{say("village.gaps.none")}</Text>}
      <ul>
        {gaps.map(({ gap: { id, name, technology, state } }) => (
          <li key={id}>
            <Link to={`/console/vung-lom/${id}`}>{name}</Link> ({technology}){" "}
            <GapMark state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}
