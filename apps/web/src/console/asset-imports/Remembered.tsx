import { Button, Select } from "@mantine/core"
import type { RememberedMappings } from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { get, send } from "../../api.ts"
import { formatInstant, type Language } from "../../i18n/index.ts"
import { Failure } from "../frame/Failure.tsx"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"
import { type TargetChoice, targetChoices } from "./targets.ts"

const URL = "/api/v1/imports/assets/mappings"
const KEY = ["assets", "import-mappings"]

type Mapping = RememberedMappings[number]
interface Line {
  readonly mapping: Mapping
  readonly heading: string
  readonly target: string
}

/** How headings of earlier lists are read: corrected or forgotten here. */
export function Remembered({ kinds }: { readonly kinds: readonly AssetKindListed[] }) {
  const { say, language } = useWords()
  const client = useQueryClient()
  const found = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<RememberedMappings>(URL, signal),
  })
  const decide = useMutation({
    mutationFn: ({ signature, columns, kind }: Mapping) =>
      send<RememberedMappings>("PUT", URL, { signature, columns, kind }),
    onSuccess: (mappings) => client.setQueryData(KEY, mappings),
  })
  const lines = (found.data ?? []).flatMap((mapping) =>
    Object.entries(mapping.columns).map(([heading, target]) => ({ mapping, heading, target })),
  )
  if (lines.length === 0) return null
  const change = ({ mapping, heading }: Line, target: string | null) => {
    const { [heading]: _before, ...others } = mapping.columns
    const columns = target === null ? others : { ...others, [heading]: target }
    decide.mutate({ ...mapping, columns })
  }
  const current = lines.map(({ target }) => target)
  const choices = targetChoices(
    kinds,
    kinds.map(({ code }) => code),
    current,
    say,
  )
  return (
    <details className="asset-remembered">
      <summary>{say("assetImport.remembered", { count: lines.length })}</summary>
      {decide.isError && <Failure error={decide.error} />}
      <ListTable
        caption={say("assetImport.remembered", { count: lines.length })}
        columns={columnsOf(say, language, choices, change)}
        rows={lines}
        rowKey={({ mapping, heading }) => `${mapping.signature} ${heading}`}
      />
    </details>
  )
}

const columnsOf = (
  say: Say,
  language: Language,
  choices: TargetChoice[],
  onSay: (line: Line, target: string | null) => void,
): ListColumn<Line>[] => [
  { title: say("assetImport.heading"), heads: true, cell: ({ heading }) => heading },
  {
    title: say("assetImport.gives"),
    cell: (line) => (
      <Select
        aria-label={`${say("assetImport.gives")}: ${line.heading}`}
        data={choices}
        value={line.target}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(target) => {
          if (target !== null) onSay(line, target)
        }}
      />
    ),
  },
  {
    title: say("assetImport.remembered.at"),
    cell: ({ mapping }) => formatInstant(mapping.at, language),
  },
  {
    title: say("assetImport.remembered.forget"),
    cell: (line) => (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`${say("assetImport.remembered.forget")}: ${line.heading}`}
        onClick={() => onSay(line, null)}
      >
        {say("assetImport.remembered.forget")}
      </Button>
    ),
  },
]
