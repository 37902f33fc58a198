import { Button, Group, Select, Stack, Text } from "@mantine/core"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useSearchParams } from "react-router"
import {
  MAP_NAMES,
  type MapAsked,
  mapQuestion,
  readMapAddress,
} from "../../ui/asset-map/address.ts"
import type { AssetMapHandle } from "../../ui/asset-map/asset-map.ts"
import { AssetTable } from "../assets/AssetTable.tsx"
import { readAddress } from "../assets/address.ts"
import { kindsQuery } from "../assets/queries.ts"
import { kindName } from "../assets/value-text.ts"
import { CoverageKeys } from "../coverage/map/CoverageKeys.tsx"
import { CoveragePlace } from "../coverage/map/CoveragePlace.tsx"
import { CoverageTools } from "../coverage/map/CoverageTools.tsx"
import { useCoverageOnMap } from "../coverage/map/use-coverage-on-map.ts"
import { DayInput } from "../frame/DayInput.tsx"
import { publicPath } from "../frame/language.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import { ChosenAssets } from "./ChosenAssets.tsx"
import { MapFrame } from "./MapFrame.tsx"
import { MapKey } from "./MapKey.tsx"

/** The register on a map, for staff: map and table drive each other through the address. */
export function AssetMapPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const kinds = useQuery(kindsQuery)
  const asked = readMapAddress(query)
  const change = (part: Partial<MapAsked>) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries({ ...readMapAddress(before), ...part })) {
          const word = wordOf(name)
          if (word === null) continue
          if (value === "") next.delete(word)
          else next.set(word, value)
        }
        return next
      },
      { replace: true },
    )
  return (
    <Page title={say("assetMap.title")} intro={say("assetMap.intro")}>
      <Loaded query={kinds}>
        {(all) => <Shown kinds={all} asked={asked} query={query} onChange={change} />}
      </Loaded>
    </Page>
  )
}

const isPart = (name: string): name is keyof MapAsked => name in MAP_NAMES
const wordOf = (name: string) => (isPart(name) ? MAP_NAMES[name] : null)

interface Props {
  readonly kinds: readonly AssetKindListed[]
  readonly asked: MapAsked
  readonly query: URLSearchParams
  readonly onChange: (part: Partial<MapAsked>) => void
}

function Shown({ kinds, asked, query, onChange }: Props) {
  const { say } = useWords()
  const [credit, setCredit] = useState("")
  const [map, setMap] = useState<AssetMapHandle | null>(null)
  useCoverageOnMap(map, asked)
  return (
    <Stack>
      <Filters kinds={kinds} asked={asked} onChange={onChange} />
      <CoverageTools />
      <div className="asset-map-layout">
        <div>
          <MapFrame
            key={asked.unit}
            question={mapQuestion(asked)}
            asked={asked}
            kinds={kinds.map(({ code }) => code)}
            onMove={(box) => onChange({ box })}
            onChoose={(chosen) => onChange({ chosen })}
            onCredit={setCredit}
            onOpen={setMap}
          />
          <MapKey kinds={kinds} kind={asked.kind} />
          <CoverageKeys unit={asked.unit} at={asked.at} />
          {credit !== "" && (
            <Text size="sm">
              {say("assetMap.basemap")} {credit}
            </Text>
          )}
        </div>
        <Stack gap="sm">
          <CoveragePlace />
          <ChosenAssets asked={asked} onClose={() => onChange({ chosen: "" })} />
          {asked.box !== "" && (
            <Group>
              <Button variant="default" size="xs" onClick={() => onChange({ box: "" })}>
                {say("assetMap.allBox")}
              </Button>
            </Group>
          )}
          <AssetTable kinds={kinds} asked={{ ...readAddress(query), box: asked.box }} />
        </Stack>
      </div>
    </Stack>
  )
}

function Filters({ kinds, asked, onChange }: Omit<Props, "query">) {
  const { say, language } = useWords()
  return (
    <Group align="end" className="asset-map-tools">
      <Select
        label={say("assetMap.kind")}
        data={[
          { value: "", label: say("assetMap.anyKind") },
          ...kinds.map((kind) => ({ value: kind.code, label: kindName(kind, language) })),
        ]}
        value={asked.kind}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(kind) => onChange({ kind: kind ?? "" })}
      />
      <NamedPicker
        label={say("asset.unit")}
        kind="unit"
        clearable
        value={asked.unit === "" ? null : asked.unit}
        onChange={(unit) => onChange({ unit: unit ?? "", box: "" })}
      />
      <DayInput
        label={say("asset.at")}
        value={asked.at === "" ? null : asked.at}
        onChange={(day) => onChange({ at: day ?? "" })}
      />
      <Button variant="default" onClick={() => print()}>
        {say("assetMap.print")}
      </Button>
      <SheetLink asked={asked} />
      <Button variant="default" component={Link} to="/console/ha-tang">
        {say("assetMap.list")}
      </Button>
    </Group>
  )
}

/** The unit on one sheet of A4, with the coverage that is shown; only where a unit is chosen. */
function SheetLink({ asked }: { readonly asked: MapAsked }) {
  const { say, language } = useWords()
  const [query] = useSearchParams()
  if (asked.unit === "") return null
  const path = publicPath("/ban-do/to-in", language)
  return (
    <Button variant="default" component="a" href={`${path}?${query.toString()}`}>
      {say("assetMap.sheet")}
    </Button>
  )
}
