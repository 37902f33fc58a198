import { Select } from "@mantine/core"
import type { AssetImportReport, ImportColumn } from "@tinhso/server/registry/assets/import/model"
import type { AssetKindListed } from "@tinhso/server/registry/assets/model"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"
import { type TargetChoice, targetChoices } from "./targets.ts"

interface Props {
  readonly table: AssetImportReport["tables"][number]
  readonly kinds: readonly AssetKindListed[]
  readonly disabled: boolean
  /** Says what a column gives. */
  readonly onChoose: (heading: string, target: string) => void
}

/** How the columns of a list are read, each to be corrected. */
export function Columns({ table, kinds, disabled, onChoose }: Props) {
  const { say } = useWords()
  const current = table.columns.map(({ target }) => target)
  const choices = targetChoices(kinds, [table.kind, table.childKind], current, say)
  const [top = 0, bottom = 0] = table.headerRows
  const rows = top === bottom ? `${top}` : `${top}–${bottom}`
  return (
    <section>
      <h2>{say("assetImport.columns", { sheet: table.sheet?.trim() ?? "", rows })}</h2>
      <ListTable<ImportColumn>
        caption={say("assetImport.columns", { sheet: table.sheet?.trim() ?? "", rows })}
        rows={table.columns}
        rowKey={({ letter }) => letter}
        columns={columnsOf(say, choices, disabled, onChoose)}
      />
    </section>
  )
}

const columnsOf = (
  say: Say,
  choices: TargetChoice[],
  disabled: boolean,
  onChoose: Props["onChoose"],
): ListColumn<ImportColumn>[] => [
  { title: say("assetImport.letter"), cell: ({ letter }) => letter },
  { title: say("assetImport.heading"), heads: true, cell: ({ heading }) => heading },
  { title: say("assetImport.samples"), cell: ({ samples }) => samples.join(" · ") },
  {
    title: say("assetImport.gives"),
    cell: ({ heading, target, how }) => (
      <Select
        aria-label={`${say("assetImport.gives")}: ${heading}`}
        data={choices}
        value={target}
        disabled={disabled}
        searchable
        allowDeselect={false}
        description={say(`assetImport.how.${how}`)}
        onChange={(chosen) => {
          if (chosen !== null) onChoose(heading, chosen)
        }}
      />
    ),
  },
]
