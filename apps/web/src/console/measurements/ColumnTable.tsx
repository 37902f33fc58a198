import { NativeSelect, Title } from "@mantine/core"
import type { MeasurementColumn } from "@tinhso/server/coverage/measurements/model"
import { type ListColumn, ListTable } from "../frame/ListTable.tsx"
import { type Say, useWords } from "../words/index.ts"
import { TARGETS } from "./targets.ts"

interface Props {
  readonly columns: readonly MeasurementColumn[]
  readonly disabled: boolean
  /** Says what a column gives. */
  readonly onChoose: (heading: string, target: string) => void
}

/** How the columns of a file are read, each to be corrected; those about persons are not read at all. */
export function ColumnTable({ columns, disabled, onChoose }: Props) {
  const { say } = useWords()
  const shown = columns.filter(({ heading }) => heading !== "")
  return (
    <section aria-labelledby="cot">
      <Title order={2} size="h4" id="cot">
        {say("measured.columns")}
      </Title>
      <ListTable
        caption={say("measured.columns")}
        rows={shown}
        rowKey={({ letter }) => letter}
        columns={columnsOf(say, disabled, onChoose)}
      />
    </section>
  )
}

const columnsOf = (
  say: Say,
  disabled: boolean,
  onChoose: Props["onChoose"],
): ListColumn<MeasurementColumn>[] => [
  {
    title: say("measured.column"),
    heads: true,
    cell: ({ letter, heading }) => `${letter} ${heading}`,
  },
  { title: say("measured.column.samples"), cell: ({ samples }) => samples.join(" · ") },
  {
    title: say("measured.column.gives"),
    cell: ({ heading, target, unit, how }) =>
      target === "personal" ? (
        say("measured.target.personal")
      ) : (
        <NativeSelect
          aria-label={`${say("measured.column.gives")}: ${heading}`}
          value={chosenOf(target, unit)}
          disabled={disabled}
          description={say(`measured.how.${how}`)}
          data={TARGETS.map((value) => ({ value, label: say(`measured.target.${value}`) }))}
          onChange={(event) => onChoose(heading, event.currentTarget.value)}
        />
      ),
  },
]

/** Speeds are chosen with their unit of measure. */
function chosenOf(target: string, unit: string | null): string {
  const withUnit = `${target}:${unit ?? ""}`
  const known: readonly string[] = TARGETS
  if (known.includes(withUnit)) return withUnit
  return known.includes(target) ? target : "none"
}
