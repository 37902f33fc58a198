import { Select, Text } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { EVERYWHERE } from "@tinhso/server/platform/identity/model"
import type { UnitHit } from "@tinhso/server/registry/model"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { get } from "../../api.ts"
import { formatDay } from "../../i18n/index.ts"
import { useWords } from "../words/index.ts"

interface Props {
  readonly value: string | null
  readonly error: string | undefined
  readonly onChange: (unitId: string | null) => void
}

interface Choice {
  readonly value: string
  readonly label: string
  readonly note: string
}

/** A unit by typing a part of its name, with or without tone marks. */
export function UnitPicker({ value, error, onChange }: Props) {
  const { say } = useWords()
  const [typed, setTyped] = useState("")
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [search] = useDebouncedValue(typed.trim(), 200)
  const asks = search.length >= 2 && search !== chosen?.label
  const choices = useChoices(asks ? search : "")
  const data =
    choices.some((one) => one.value === chosen?.value) || chosen === null
      ? choices
      : [chosen, ...choices]
  return (
    <Select
      label={say("users.unit")}
      description={say("users.unit.hint")}
      required
      searchable
      comboboxProps={{ withinPortal: false }}
      value={value}
      error={error}
      data={[...data]}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(next) => {
        setChosen(data.find((one) => one.value === next) ?? null)
        onChange(next)
      }}
      nothingFoundMessage={say(asks ? "users.unit.none" : "users.unit.more")}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text component="span" display="block" size="sm" c="var(--muted)">
            {data.find((one) => one.value === option.value)?.note}
          </Text>
        </span>
      )}
    />
  )
}

function useChoices(search: string): readonly Choice[] {
  const { say, language } = useWords()
  const found = useQuery({
    queryKey: ["units", search],
    queryFn: ({ signal }) => get<UnitHit[]>(`/api/v1/units?${query(search)}`, signal),
    enabled: search !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const everywhere: Choice = {
    value: EVERYWHERE,
    label: say("users.unit.everywhere"),
    note: EVERYWHERE,
  }
  if (search === "") return [everywhere]
  return (found.data ?? []).map((unit) => ({
    value: unit.id,
    label: unit.id === EVERYWHERE ? everywhere.label : labelOf(unit, found.data ?? []),
    note: [
      unit.within,
      unit.id,
      unit.closed === null
        ? ""
        : say("users.unit.closed", { day: formatDay(unit.closed, language) }),
    ]
      .filter((part) => part !== "")
      .join(" · "),
  }))
}

const query = (search: string) => new URLSearchParams({ q: search, limit: "20" }).toString()

/** The full name, with the id where another unit of the list bears the same. */
function labelOf(unit: UnitHit, all: readonly UnitHit[]): string {
  const twins = all.filter((other) => other.fullName === unit.fullName)
  return twins.length > 1 ? `${unit.fullName} (${unit.id})` : unit.fullName
}
