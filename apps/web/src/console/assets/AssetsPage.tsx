import { Button, Checkbox, Group, Select, Stack, TextInput } from "@mantine/core"
import { type AssetKindListed, AssetState } from "@tinhso/server/registry/assets/model"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { Link, useSearchParams } from "react-router"
import { SearchField } from "../frame/SearchField.tsx"
import { DayInput } from "../frame/DayInput.tsx"
import { Loaded } from "../frame/Loaded.tsx"
import { Page } from "../frame/Page.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import { addressOf, type Asked, readAddress } from "./address.ts"
import { AssetTable } from "./AssetTable.tsx"
import { KindTabs } from "./KindTabs.tsx"
import { kindsQuery } from "./queries.ts"

/** The register: every list of it is an address. */
export function AssetsPage() {
  const { say } = useWords()
  const [query, setQuery] = useSearchParams()
  const asked = readAddress(query)
  const change = (part: Partial<Asked>) =>
    setQuery(addressOf({ ...asked, ...part }), { replace: true })
  const kinds = useQuery(kindsQuery)
  return (
    <Page title={say("asset.title")} intro={say("asset.intro")}>
      <Stack>
        <Filters asked={asked} onChange={change} />
        <Loaded query={kinds}>
          {(all) => <Found kinds={all} asked={asked} onChange={change} />}
        </Loaded>
      </Stack>
    </Page>
  )
}

interface FoundProps {
  readonly kinds: readonly AssetKindListed[]
  readonly asked: Asked
  readonly onChange: (part: Partial<Asked>) => void
}

function Found({ kinds, asked, onChange }: FoundProps) {
  return (
    <>
      <KindTabs
        kinds={kinds}
        asked={asked}
        hrefOf={(kind) => `?${addressOf({ ...asked, kind, where: "" }).toString()}`}
      />
      {asked.kind !== "" && (
        <ConditionField
          key={asked.kind}
          value={asked.where}
          onChange={(where) => onChange({ where })}
        />
      )}
      <AssetTable kinds={kinds} asked={asked} />
    </>
  )
}

/** Asked when one stops typing, so that half a condition is not refused at every letter. */
function ConditionField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (where: string) => void
}) {
  const { say } = useWords()
  const [typed, setTyped] = useState(value)
  return (
    <TextInput
      label={say("asset.where")}
      description={say("asset.where.hint")}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onChange(typed.trim())}
      onKeyDown={(event) => {
        if (event.key === "Enter") onChange(typed.trim())
      }}
    />
  )
}

interface FilterProps {
  readonly asked: Asked
  readonly onChange: (part: Partial<Asked>) => void
}

function Filters({ asked, onChange }: FilterProps) {
  const { say } = useWords()
  return (
    <Stack gap="sm">
      <Group align="end">
        <SearchField
          label={say("asset.search")}
          hint={say("asset.search.hint")}
          asked={asked.q}
          onAsk={(q) => onChange({ q })}
        />
        <Ways />
      </Group>
      <Group align="end">
        <NamedPicker
          label={say("asset.unit")}
          kind="unit"
          clearable
          value={asked.unit === "" ? null : asked.unit}
          onChange={(unit) => onChange({ unit: unit ?? "" })}
        />
        <StateSelect state={asked.state} onChange={(state) => onChange({ state })} />
        <DayInput
          label={say("asset.at")}
          description={say("asset.at.hint")}
          value={asked.at === "" ? null : asked.at}
          onChange={(day) => onChange({ at: day ?? "" })}
        />
      </Group>
      <Checkbox
        label={say("asset.warned")}
        checked={asked.warned}
        onChange={(event) => onChange({ warned: event.currentTarget.checked })}
      />
    </Stack>
  )
}

/** What else can be done with the register. */
function Ways() {
  const { say } = useWords()
  return (
    <>
      <Button component={Link} to="/console/ha-tang/moi">
        {say("asset.add")}
      </Button>
      <Button component={Link} to="/console/ha-tang/nhap" variant="default">
        {say("assetImport.link")}
      </Button>
      <Button component={Link} to="/console/ha-tang/ban-do" variant="default">
        {say("assetMap.link")}
      </Button>
      <Button component={Link} to="/console/ha-tang/trung" variant="default">
        {say("duplicates.link")}
      </Button>
      <Button component={Link} to="/console/ha-tang/tat-song" variant="default">
        {say("asset.off.link")}
      </Button>
      <Button component={Link} to="/console/ha-tang/loai" variant="default">
        {say("asset.kinds.link")}
      </Button>
      <Button component={Link} to="/console/ha-tang/so-day-du" variant="default">
        {say("asset.kept.link")}
      </Button>
    </>
  )
}

function StateSelect({
  state,
  onChange,
}: {
  readonly state: string
  readonly onChange: (state: string) => void
}) {
  const { say } = useWords()
  const states = AssetState.anyOf.map(({ const: one }) => ({
    value: one,
    label: say(`asset.state.${one}`),
  }))
  return (
    <Select
      label={say("asset.state")}
      data={[{ value: "", label: say("asset.state.any") }, ...states]}
      value={state}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => onChange(next ?? "")}
    />
  )
}
