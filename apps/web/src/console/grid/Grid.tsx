import { Button } from "@mantine/core"
import { type CSSProperties, type ReactNode, useId, useMemo, useRef, useState } from "react"
import { useWords } from "../words/index.ts"
import { GridRow } from "./GridRow.tsx"
import type { CellFace, GridColumn } from "./face.ts"
import type { GridProps } from "./grid-props.ts"
import type { Place } from "./selection.ts"
import { useGridHands } from "./use-grid-hands.ts"
import { type GridState, useActiveFocus, useGrid } from "./use-grid.ts"
import { windowRows } from "./window-rows.ts"

/**
 * A spreadsheet: arrows, Tab and Enter, typing replaces, F2, ranges, copy and paste, fill, undo.
 * Only rows in sight are drawn. Escape, then Tab, leaves it.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, columns, rowHeight, narrow } = props
  const { say } = useWords()
  const hint = useId()
  const { scroller, onScroll, face, grid, cell, hands, drawn } = useSheet(props)
  return (
    <>
      <GridTools grid={grid}>{props.tools}</GridTools>
      <p className="hidden" id={hint}>
        {say("grid.hint")}
      </p>
      <div className="sheet" data-narrow={narrow} ref={scroller} onScroll={onScroll}>
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- its cells take the focus
          role="grid"
          aria-label={props.label}
          aria-describedby={hint}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-multiselectable="true"
          className="sheet-grid"
          style={widthsOf(columns)}
          {...hands}
        >
          <GridHeads columns={columns} />
          <tbody
            className="sheet-body"
            data-few={rows.length < FEW}
            style={{ height: rows.length * rowHeight }}
          >
            {drawn.map((index) => (
              <GridRow
                key={keyAt(props, index)}
                index={index}
                top={index * rowHeight}
                height={rowHeight}
                last={rows.length >= FEW && index >= rows.length - 2}
                columns={columns}
                face={face}
                grid={grid}
                check={(column, text) => checkAt(props, index, column, text)}
                activeCell={cell}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Everything that a grid keeps while it is on the screen. */
function useSheet<Row>(props: GridProps<Row>) {
  const { rows, columns, rowHeight } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ top: 0, height: 600 })
  const face = (place: Place) => faceAt(props, place)
  const grid = useGrid({
    rows: rows.length,
    columns: columns.length,
    page: Math.max(1, Math.floor(seen.height / rowHeight) - 2),
    face,
    key: ({ row, column }) => ({ row: keyAt(props, row), column: columns[column]?.id ?? "" }),
    write: props.onChange,
  })
  const { cell, want } = useActiveFocus(grid.active, grid.editing !== null)
  const hands = useGridHands({ props, grid, face, want })
  const drawn = useDrawn({ ...seen, rowHeight, count: rows.length, active: grid.active.row })
  const onScroll = () => setSeen(seenOf(scroller.current))
  return { scroller, onScroll, face, grid, cell, hands, drawn }
}

function GridTools({ grid, children }: { grid: GridState; children: ReactNode }) {
  const { say } = useWords()
  return (
    <div className="sheet-tools">
      <Button size="compact-sm" variant="default" disabled={!grid.canUndo} onClick={grid.undo}>
        {say("grid.undo")}
      </Button>
      <Button size="compact-sm" variant="default" disabled={!grid.canRedo} onClick={grid.redo}>
        {say("grid.redo")}
      </Button>
      {children}
    </div>
  )
}

function GridHeads({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <thead className="sheet-top">
      <tr aria-rowindex={1} className="sheet-heads">
        {columns.map(({ id, title, kind }, index) => (
          <th scope="col" aria-colindex={index + 1} key={id} data-column={id} data-kind={kind}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The widths of the columns, for the style sheet. */
function widthsOf(columns: readonly GridColumn[]): CSSProperties {
  const widths: Record<`--${string}`, string> = {
    "--columns": columns.map(({ width }) => width).join(" "),
  }
  return widths
}

/** In a grid of fewer rows there is no room above the last ones. */
const FEW = 5

interface Seen {
  readonly top: number
  readonly height: number
  readonly rowHeight: number
  readonly count: number
  readonly active: number
}

/** The rows in sight, and the active one wherever it is: the focus must not be lost by scrolling. */
function useDrawn({ top, height, rowHeight, count, active }: Seen): readonly number[] {
  return useMemo(() => {
    const { from, to } = windowRows(top, height, rowHeight, count)
    const indexes = Array.from({ length: to - from }, (_, index) => from + index)
    return count > 0 && (active < from || active >= to) ? [...indexes, active] : indexes
  }, [top, height, rowHeight, count, active])
}

const CLOSED: CellFace = { written: { text: "", exact: null }, open: false }

function faceAt<Row>({ rows, columns, face }: GridProps<Row>, place: Place) {
  const row = rows[place.row]
  const column = columns[place.column]
  return row === undefined || column === undefined ? CLOSED : face(row, column.id)
}

function keyAt<Row>({ rows, rowKey }: GridProps<Row>, index: number): string {
  const row = rows[index]
  return row === undefined ? "" : rowKey(row)
}

function checkAt<Row>(
  { rows, check }: GridProps<Row>,
  index: number,
  column: string,
  text: string,
) {
  const row = rows[index]
  return row === undefined ? null : check(row, column, text)
}

const seenOf = (scroller: HTMLDivElement | null) => ({
  top: scroller?.scrollTop ?? 0,
  height: scroller?.clientHeight ?? 600,
})
