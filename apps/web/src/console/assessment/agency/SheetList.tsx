import { Button, Group, SegmentedControl, Select, Text, TextInput } from "@mantine/core"
import { searchKey } from "@tinhso/vietnamese"
import { memo, useMemo, useState } from "react"
import { useWords } from "../../words/index.ts"
import { passes, SHEET_FILTERS, SHEET_ORDERS, type CriterionRow, shownRows } from "./sheet-rows.ts"
import type { SheetProps } from "./sheet-props.ts"
import { SheetTable } from "./SheetTable.tsx"
import { useSheetKeys } from "./use-sheet-keys.ts"
import type { SheetView } from "./use-sheet-view.ts"

/** The criteria as a work list: filtered, sorted, worked through by keyboard. */
export function SheetList(props: SheetProps) {
  const { claims, view } = props
  const { say } = useWords()
  const [words, setWords] = useState("")
  const rows = useMemo(() => {
    const key = searchKey(words)
    const found = key === "" ? claims.rows : claims.rows.filter((row) => isFound(row, key))
    return shownRows(found, view.filter, view.order, view.at)
  }, [claims.rows, words, view.filter, view.order, view.at])
  const { list, turn } = useSheetKeys({
    rows,
    view,
    onEvidence: props.onEvidence,
    onHelp: props.onHelp,
    onSave: () => void claims.sender.flush(),
  })
  return (
    <section aria-labelledby="cac-tieu-chi">
      <h2 id="cac-tieu-chi" className="hidden">
        {say("dti.col.criterion")}
      </h2>
      <Bar tally={tallyOf(claims.rows)} view={view} words={words} onWords={setWords} />
      <Text mb="xs" size="sm" c="var(--muted)" className="keys">
        {say("dti.keys")}
      </Text>
      {rows.length === 0 ? (
        <Nothing
          onAll={() => {
            setWords("")
            view.setFilter("tat-ca")
          }}
        />
      ) : (
        <SheetTable {...props} rows={rows} list={list} turn={turn} />
      )}
    </section>
  )
}

const isFound = ({ code, criterion }: CriterionRow, key: string) =>
  code.toLowerCase().startsWith(key) || searchKey(criterion.name).includes(key)

/** How many pass each filter, as one text: the bar is drawn anew only when a number changes. */
const tallyOf = (rows: readonly CriterionRow[]): string =>
  SHEET_FILTERS.map((one) => rows.filter((row) => passes(one, row)).length).join(" ")

interface BarProps {
  readonly tally: string
  readonly view: SheetView
  readonly words: string
  readonly onWords: (words: string) => void
}

const Bar = memo(function Bar({ tally, view, words, onWords }: BarProps) {
  const { say } = useWords()
  const counts = tally.split(" ")
  return (
    <Group gap="sm" mb="xs" align="flex-end">
      <div className="scroll-x">
        <SegmentedControl
          size="xs"
          aria-label={say("dti.filter")}
          value={view.filter}
          onChange={(value) => {
            const next = SHEET_FILTERS.find((one) => one === value)
            if (next !== undefined) view.setFilter(next)
          }}
          data={SHEET_FILTERS.map((one, i) => ({
            value: one,
            label: say(`dti.filter.${one}`, { count: counts[i] ?? "" }),
          }))}
        />
      </div>
      <Select
        size="xs"
        w="10rem"
        label={say("dti.order")}
        allowDeselect={false}
        value={view.order}
        onChange={(value) => {
          const next = SHEET_ORDERS.find((one) => one === value)
          if (next !== undefined) view.setOrder(next)
        }}
        data={SHEET_ORDERS.map((one) => ({ value: one, label: say(`dti.order.${one}`) }))}
      />
      <TextInput
        size="xs"
        w="12rem"
        label={say("dti.find")}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
    </Group>
  )
})

function Nothing({ onAll }: { onAll: () => void }) {
  const { say } = useWords()
  return (
    <div className="row-detail">
      <Text fw={600}>{say("dti.empty")}</Text>
      <Text size="sm">{say("dti.empty.detail")}</Text>
      <Group>
        <Button size="compact-sm" variant="default" onClick={onAll}>
          {say("dti.empty.all")}
        </Button>
      </Group>
    </div>
  )
}
