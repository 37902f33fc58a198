import { Autocomplete, Text } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import type { AssetPage } from "@tinhso/server/registry/assets/model"
import { queryOptions, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { get } from "../../api.ts"
import { useWords } from "../words/index.ts"
import type { TypedGap } from "./gap-form.ts"

const villagesQuery = (q: string) =>
  queryOptions({
    queryKey: ["villages", "search", q],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ kind: "village", q, limit: "8" })
      return get<AssetPage>(`/api/v1/assets?${query.toString()}`, signal)
    },
    enabled: q.length >= 2,
    staleTime: 60_000,
  })

/** A village of the register by a part of its name: its place and unit come into the form. */
export function VillageSearch({
  typed,
  onChange,
}: {
  readonly typed: TypedGap
  readonly onChange: (part: Partial<TypedGap>) => void
}) {
  const { say } = useWords()
  const [text, setText] = useState("")
  const [q] = useDebouncedValue(text.trim(), 250)
  const found = useQuery(villagesQuery(q))
  const rows = found.data?.rows ?? []
  const labels = rows.map(({ name, unitName, id }) => `${name}, ${unitName ?? "—"} (${id})`)
  const take = (label: string) => {
    const row = rows[labels.indexOf(label)]
    if (row === undefined || row.longitude === null || row.latitude === null) return
    const line = `${row.name}: ${row.latitude}, ${row.longitude}`
    onChange({
      places: [typed.places.trim(), line].filter((one) => one !== "").join("\n"),
      ...(typed.name === "" ? { name: row.name } : {}),
      ...(row.unit === null || typed.unit !== "" ? {} : { unit: row.unit }),
      ...countsOf(typed, row.attributes),
    })
  }
  return (
    <div>
      <Autocomplete
        label={say("gap.form.village")}
        data={labels}
        filter={({ options }) => options}
        value={text}
        comboboxProps={{ withinPortal: false }}
        onChange={setText}
        onOptionSubmit={take}
      />
      {q.length >= 2 && found.data !== undefined && rows.length === 0 && (
        <Text size="sm">{say("gap.form.village.none")}</Text>
      )}
    </div>
  )
}

/** People and households of the register, where nobody typed any. */
function countsOf(
  typed: TypedGap,
  { population, households, counted_source: source }: Readonly<Record<string, unknown>>,
): Partial<TypedGap> {
  return {
    ...(typeof population === "number" && typed.population === ""
      ? { population: String(population) }
      : {}),
    ...(typeof households === "number" && typed.households === ""
      ? { households: String(households) }
      : {}),
    ...(typeof source === "string" && typed.source === "" ? { source } : {}),
  }
}
