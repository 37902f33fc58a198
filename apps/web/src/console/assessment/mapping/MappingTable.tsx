import { Button, NativeSelect, TextInput } from "@mantine/core"
import type { CriterionTree } from "@tinhso/server/assessment/index-set/model"
import type { Criterion } from "@tinhso/server/assessment/model"
import { useId } from "react"
import type { Language } from "../../../i18n/index.ts"
import { type ListColumn, ListTable } from "../../frame/ListTable.tsx"
import { type Say, useWords } from "../../words/index.ts"
import { formatPoints } from "../points.ts"
import { type DraftProblem, type DraftRow, shareOf, withBasis } from "./mapping-draft.ts"

interface Props {
  readonly trees: { readonly from: CriterionTree; readonly to: CriterionTree }
  readonly rows: readonly DraftRow[]
  readonly problems: readonly DraftProblem[]
  /** Only criteria that no row speaks of. */
  readonly only: boolean
  readonly onRows: (rows: readonly DraftRow[]) => void
}

/** A line of the table: a criterion of this version, with one row of the mapping or none. */
interface Line {
  readonly criterion: Criterion
  /** Where the row stands in the draft; null where there is none. */
  readonly at: number | null
}

/** Every criterion of this version, and what it corresponds to. */
export function MappingTable({ trees, rows, problems, only, onRows }: Props) {
  const { say, language } = useWords()
  const list = useId()
  const lines = trees.to.scored.flatMap((criterion): Line[] => {
    const own = rows.flatMap((row, at) => (row.to === criterion.code ? [{ criterion, at }] : []))
    return own.length === 0 ? [{ criterion, at: null }] : only ? [] : own
  })
  return (
    <>
      <datalist id={list}>
        {trees.from.scored.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <ListTable<Line>
        caption={say("map.rows")}
        rows={lines}
        rowKey={({ criterion, at }) => `${criterion.code} ${at ?? ""}`}
        columns={columnsOf({
          say,
          language,
          list,
          from: trees.from,
          rows,
          problems,
          set: (at, row) => onRows(rows.with(at, row)),
          add: (to) =>
            onRows([...rows, { from: "", to, percent: "100", basis: "judged", note: "" }]),
          drop: (at) => onRows(rows.toSpliced(at, 1)),
        })}
      />
    </>
  )
}

interface Told {
  readonly say: Say
  readonly language: Language
  readonly list: string
  readonly from: CriterionTree
  readonly rows: readonly DraftRow[]
  readonly problems: readonly DraftProblem[]
  readonly set: (at: number, row: DraftRow) => void
  readonly add: (to: string) => void
  readonly drop: (at: number) => void
}

type Cell = (told: Told, row: DraftRow, at: number) => React.ReactNode

function columnsOf(told: Told): ListColumn<Line>[] {
  const { say, language, rows } = told
  const inRow = (cell: Cell) =>
    function RowCell({ at }: Line) {
      const row = at === null ? undefined : rows[at]
      return at === null || row === undefined ? null : cell(told, row, at)
    }
  return [
    {
      title: say("map.col.to"),
      heads: true,
      cell: ({ criterion: { code, name, maxPoints } }) => (
        <>
          {code} {name}
          <span className="under">
            {maxPoints !== null && say("map.points", { points: formatPoints(maxPoints, language) })}
          </span>
        </>
      ),
    },
    { title: say("map.col.from"), cell: inRow(fromCell) },
    { title: say("map.col.share"), cell: inRow(shareCell) },
    { title: say("map.col.basis"), cell: inRow(basisCell) },
    { title: say("map.col.note"), cell: inRow(noteCell) },
    { title: say("map.col.change"), cell: (line) => <Actions line={line} told={told} /> },
  ]
}

function fromCell({ say, list, from, problems, set }: Told, row: DraftRow, at: number) {
  const found = from.get(row.from.trim())
  const wrong = problems.find((one) => one.row === at)
  return (
    <>
      <TextInput
        size="xs"
        list={list}
        aria-label={say("map.cell", { what: say("map.col.from"), code: row.to })}
        value={row.from}
        error={row.from === "" ? undefined : wrong?.detail}
        onChange={(event) => set(at, { ...row, from: event.currentTarget.value })}
      />
      {found !== undefined && <span className="under">{found.name}</span>}
    </>
  )
}

const shareCell: Cell = ({ say, set }, row, at) => (
  <TextInput
    size="xs"
    w="5rem"
    inputMode="decimal"
    aria-label={say("map.cell", { what: say("map.col.share"), code: row.to })}
    value={row.percent}
    error={shareOf(row.percent) === null}
    onChange={(event) => set(at, { ...row, percent: event.currentTarget.value })}
  />
)

const BASES = ["same", "part", "judged"] as const

const basisCell: Cell = ({ say, set }, row, at) => (
  <NativeSelect
    size="xs"
    aria-label={say("map.cell", { what: say("map.col.basis"), code: row.to })}
    value={row.basis}
    data={BASES.map((basis) => ({ value: basis, label: say(`map.basis.${basis}`) }))}
    onChange={(event) => {
      const basis = BASES.find((one) => one === event.currentTarget.value)
      if (basis !== undefined) set(at, withBasis(row, basis))
    }}
  />
)

const noteCell: Cell = ({ say, set }, row, at) => (
  <TextInput
    size="xs"
    maxLength={1000}
    aria-label={say("map.cell", { what: say("map.col.note"), code: row.to })}
    value={row.note}
    onChange={(event) => set(at, { ...row, note: event.currentTarget.value })}
  />
)

function Actions({ line: { criterion, at }, told }: { readonly line: Line; readonly told: Told }) {
  const { say, rows, add, drop } = told
  const { code } = criterion
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={say("map.add.of", { code })}
        onClick={() => add(code)}
      >
        {say("map.add")}
      </Button>
      {at !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={say("map.drop.of", { from: rows[at]?.from ?? "", code })}
          onClick={() => drop(at)}
        >
          {say("map.drop")}
        </Button>
      )}
    </>
  )
}
