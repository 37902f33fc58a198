import { Checkbox, Group, Select, Stack } from "@mantine/core"
import type { GapPage } from "@tinhso/server/coverage/register/model"
import { useQuery } from "@tanstack/react-query"
import { SearchField } from "../frame/SearchField.tsx"
import { DayInput } from "../frame/DayInput.tsx"
import { NamedPicker } from "../people/NamedPicker.tsx"
import { useWords } from "../words/index.ts"
import type { Asked } from "./address.ts"
import { programmesQuery } from "./queries.ts"

interface Props {
  readonly asked: Asked
  readonly page: GapPage | undefined
  readonly onChange: (part: Partial<Asked>) => void
}

/** Which gaps one wants to see, and in what order. */
export function Filters(props: Props) {
  return (
    <Stack gap="sm">
      <Place {...props} />
      <About {...props} />
      <Narrow {...props} />
    </Stack>
  )
}

function Place({ asked, onChange }: Props) {
  const { say } = useWords()
  return (
    <Group align="end">
      <SearchField label={say("gap.search")} asked={asked.q} onAsk={(q) => onChange({ q })} />
      <NamedPicker
        label={say("gap.unit")}
        kind="unit"
        clearable
        value={asked.unit === "" ? null : asked.unit}
        onChange={(unit) => onChange({ unit: unit ?? "" })}
      />
      <DayInput
        label={say("gap.at")}
        description={say("gap.at.hint")}
        value={asked.at === "" ? null : asked.at}
        onChange={(day) => onChange({ at: day ?? "" })}
      />
    </Group>
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

function Choose({
  label,
  any,
  value,
  data,
  onChange,
}: {
  readonly label: string
  /** The word for no choice; without it one must be chosen. */
  readonly any?: string
  readonly value: string
  readonly data: readonly Choice[]
  readonly onChange: (value: string) => void
}) {
  const known = value === "" || data.some((one) => one.value === value)
  return (
    <Select
      label={label}
      data={[
        ...(any === undefined ? [] : [{ value: "", label: any }]),
        ...data,
        ...(known ? [] : [{ value, label: value }]),
      ]}
      value={value}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      onChange={(next) => onChange(next ?? "")}
    />
  )
}

const named = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
const ORIGINS = ["staff", "model", "list", "citizen", "illustration"] as const

function About({ asked, page, onChange }: Props) {
  const { say, language } = useWords()
  const programmes = useQuery(programmesQuery).data?.programmes ?? []
  return (
    <Group align="end">
      <Choose
        label={say("gap.technology")}
        any={say("gap.technology.any")}
        value={asked.technology}
        data={named(page?.technologies ?? [])}
        onChange={(technology) => onChange({ technology })}
      />
      <Choose
        label={say("gap.operator")}
        any={say("gap.operator.any")}
        value={asked.operator}
        data={named(page?.operators ?? [])}
        onChange={(operator) => onChange({ operator })}
      />
      <Choose
        label={say("gap.programme")}
        any={say("gap.programme.any")}
        value={asked.programme}
        data={programmes.map(({ code, nameVi, nameEn }) => ({
          value: code,
          label: language === "vi" ? nameVi : nameEn,
        }))}
        onChange={(programme) => onChange({ programme })}
      />
      <Choose
        label={say("gap.origin")}
        any={say("gap.origin.any")}
        value={asked.origin}
        data={ORIGINS.map((origin) => ({ value: origin, label: say(`gap.origin.${origin}`) }))}
        onChange={(origin) => onChange({ origin })}
      />
    </Group>
  )
}

const AGES = ["90", "180", "365"] as const
const SORTS = [
  "-lacking",
  "-people",
  "-households",
  "due",
  "since",
  "unit",
  "name",
  "state",
  "id",
] as const

function Narrow({ asked, onChange }: Props) {
  const { say } = useWords()
  return (
    <Group align="end">
      <Choose
        label={say("gap.older")}
        any={say("gap.older.any")}
        value={asked.olderThan}
        data={AGES.map((age) => ({ value: age, label: say(`gap.older.${age}`) }))}
        onChange={(olderThan) => onChange({ olderThan })}
      />
      <Choose
        label={say("gap.sort")}
        value={asked.sort}
        data={SORTS.map((sort) => ({ value: sort, label: say(`gap.sort.${sort}`) }))}
        onChange={(sort) => onChange({ sort })}
      />
      <Stack gap={4}>
        <Checkbox
          label={say("gap.onlyOverdue")}
          checked={asked.overdue}
          onChange={(event) => onChange({ overdue: event.currentTarget.checked })}
        />
        <Checkbox
          label={say("gap.onlyStale")}
          checked={asked.stale}
          onChange={(event) => onChange({ stale: event.currentTarget.checked })}
        />
      </Stack>
    </Group>
  )
}
