import { Button, Group, Stack, Text } from "@mantine/core"
import type { SwitchOff } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import { switchOffQuery } from "./queries.ts"

const COUNTRY = "VN"
const TECHNOLOGY = "2G"

/** What switching 2G off would leave: what the register knows, and what it does not. */
export function SwitchOffPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const unit = query.get("dia-ban") ?? COUNTRY
  const found = useQuery(switchOffQuery(unit, TECHNOLOGY))
  return (
    <Page
      title={say("asset.off.title")}
      intro={
        <>
          {say("asset.off.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Stack>
        <Group>
          <NamedPicker
            label={say("asset.unit")}
            kind="unit"
            clearable
            value={unit}
            onChange={(next) =>
              setQuery(next === null ? {} : { "dia-ban": next }, { replace: true })
            }
          />
        </Group>
        <Loaded query={found}>{(told) => <Told told={told} />}</Loaded>
      </Stack>
    </Page>
  )
}

type Row = SwitchOff["units"][number]

function Told({ told }: { readonly told: SwitchOff }) {
  const { say, language } = useWords()
  const whole = (value: number) => formatWhole(value, language)
  if (told.stations === 0) {
    return (
      <>
        <Text>{say("asset.off.none", { day: formatDay(told.at, language) })}</Text>
        <Group>
          <Button component={Link} to="/console/ha-tang/nhap" variant="default">
            {say("assetImport.link")}
          </Button>
        </Group>
      </>
    )
  }
  const columns: ListColumn<Row>[] = [
    {
      title: say("asset.unit"),
      heads: true,
      cell: unitLink,
    },
    { title: say("asset.off.stations"), numeric: true, cell: (row) => whole(row.stations) },
    { title: say("asset.off.masts"), numeric: true, cell: (row) => whole(row.masts) },
    { title: say("asset.off.only"), numeric: true, cell: (row) => whole(row.mastsOnly) },
    { title: say("asset.off.unknown"), numeric: true, cell: (row) => whole(row.unknown) },
  ]
  return (
    <>
      <Text component="output">
        {say("asset.off.told", {
          day: formatDay(told.at, language),
          stations: whole(told.stations),
          masts: whole(told.masts),
          only: whole(told.mastsOnly),
        })}
      </Text>
      <Notice tone="info" title={say("asset.off.notKnown")}>
        <ul>
          <li>{say("asset.off.devices")}</li>
          <li>{say("asset.off.coverage")}</li>
          {told.unknown > 0 && <li>{say("asset.off.mastless", { count: whole(told.unknown) })}</li>}
        </ul>
      </Notice>
      <ListTable
        caption={say("asset.off.title")}
        columns={columns}
        rows={told.units}
        rowKey={({ unit }) => unit}
      />
    </>
  )
}

const unitLink = ({ unit, name }: Row) => (
  <Link to={`/console/ha-tang?${listOf(unit)}`}>{name}</Link>
)

const listOf = (unit: string) =>
  new URLSearchParams({
    loai: "base-station",
    "dia-ban": unit,
    "dieu-kien": `technology=${TECHNOLOGY}`,
  }).toString()
