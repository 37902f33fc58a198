import { type RefObject, useId } from "react"
import { CellEditor } from "./CellEditor.tsx"
import { CellWords } from "./CellWords.tsx"
import type { CellFace, CellWord, GridColumn } from "./face.ts"
import type { Place } from "./selection.ts"
import type { Editing } from "./use-grid.ts"

interface Props {
  readonly place: Place
  readonly column: GridColumn
  readonly face: CellFace
  readonly active: boolean
  readonly selected: boolean
  readonly editing: Editing | null
  readonly onFinish: (text: string | null) => void
  readonly check: (column: string, text: string) => CellWord | null
  readonly activeCell: RefObject<HTMLTableCellElement | null>
}

/** One cell: what stands there, or the field one types in, and what is said of it beneath. */
export function GridCell(props: Props) {
  const { place, column, face, active, selected, editing } = props
  const wordId = useId()
  const said = face.word !== undefined
  const Cell = column.kind === "head" ? "th" : "td"
  return (
    <Cell
      scope={column.kind === "head" ? "row" : undefined}
      ref={active ? props.activeCell : undefined}
      tabIndex={active ? 0 : -1}
      className="sheet-cell"
      aria-colindex={place.column + 1}
      aria-selected={selected}
      aria-readonly={column.kind === "head" ? undefined : !face.open}
      aria-invalid={face.mark === "bad" ? true : undefined}
      aria-describedby={said ? wordId : undefined}
      data-row={place.row}
      data-at={place.column}
      data-column={column.id}
      data-kind={column.kind}
      data-open={face.open}
      data-mark={face.mark}
      data-active={active}
    >
      {editing === null ? (
        <span className="sheet-text">{face.shown ?? face.written.text}</span>
      ) : (
        <CellEditor
          editing={editing}
          column={column}
          onFinish={props.onFinish}
          check={(text) => props.check(column.id, text)}
        />
      )}
      {said && editing === null && <CellWords id={wordId} word={face.word} seen={active} />}
    </Cell>
  )
}
