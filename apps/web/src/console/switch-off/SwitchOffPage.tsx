import { Button, Group, Select, Stack, Text } from "@mantine/core"
import type { AssetKindListed, SwitchOff } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { Link, useSearchParams } from "react-router"
import { formatDay, formatWhole } from "../../i18n/index.ts"
import { kindsQuery } from "../assets/queries.ts"
import { Loaded } from "../frame/Loaded.tsx"
import { Notice } from "../frame/Notice.tsx"
import { Page } from "../frame/Page.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { holds, meQuery } from "../session/session.ts"
import { useWords } from "../words/index.ts"
import { LeftTables } from "./LeftTables.tsx"
import { PlanForm } from "./PlanForm.tsx"
import { csvOf, switchOffQuery } from "./queries.ts"

const COUNTRY = "VN"
const FIRST = "2G"

/** What switching a technology off would leave: what the register knows, and what it does not. */
export function SwitchOffPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const unit = query.get("dia-ban") ?? COUNTRY
  const technology = query.get("cong-nghe") ?? FIRST
  const found = useQuery(switchOffQuery(unit, technology))
  const kinds = useQuery(kindsQuery).data ?? []
  const change = (name: string, value: string | null) =>
    setQuery(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <Page
      title={say("off.title", { technology })}
      intro={
        <>
          {say("off.intro")} <Link to="/console/ha-tang">{say("asset.back")}</Link>
        </>
      }
    >
      <Stack>
        <Group align="end">
          <Select
            label={say("off.technology")}
            data={technologiesOf(kinds, technology)}
            value={technology}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => change("cong-nghe", next)}
          />
          <NamedPicker
            label={say("asset.unit")}
            kind="unit"
            clearable
            value={unit}
            onChange={(next) => change("dia-ban", next)}
          />
        </Group>
        <Loaded query={found}>{(told) => <Told told={told} kinds={kinds} />}</Loaded>
      </Stack>
    </Page>
  )
}

function technologiesOf(kinds: readonly AssetKindListed[], now: string): string[] {
  const declared = kinds
    .find(({ code }) => code === "base-station")
    ?.attributes.find(({ code }) => code === "technology")
    ?.values.map(({ code }) => code)
  return [...new Set([...(declared ?? []), now])]
}

interface Props {
  readonly told: SwitchOff
  readonly kinds: readonly AssetKindListed[]
}

function Told({ told, kinds }: Props) {
  const { say, language } = useWords()
  const { technology, unit } = told
  const whole = (value: number) => formatWhole(value, language)
  const edits = holds(useQuery(meQuery).data?.grants ?? [], "editor")
  const day = formatDay(told.at, language)
  if (told.stations === 0) {
    return (
      <>
        <Text>{say("off.none", { day, technology })}</Text>
        <Group>
          <Button component={Link} to="/console/ha-tang/nhap" variant="default">
            {say("assetImport.link")}
          </Button>
        </Group>
      </>
    )
  }
  const { stations, masts, mastsOnly: only } = told
  return (
    <Stack gap="xl">
      <div>
        <Text component="output">
          {say("off.told", {
            day,
            technology,
            stations: whole(stations),
            masts: whole(masts),
            only: whole(only),
          })}
        </Text>
        <a href={csvOf(unit, technology)} download>
          {say("off.csv")}
        </a>
      </div>
      <Notice tone="info" title={say("off.notKnown")}>
        <ul>
          <li>{say("off.devices", { technology })}</li>
          <li>{say("off.coverage")}</li>
          {told.unknown > 0 && (
            <li>{say("off.mastless", { count: whole(told.unknown), technology })}</li>
          )}
        </ul>
      </Notice>
      <LeftTables told={told} />
      {edits && <PlanForm key={`${unit} ${technology}`} told={told} kinds={kinds} />}
    </Stack>
  )
}
