import type { RefObject } from "react"
import type { CellFace, CellWord, GridColumn } from "./face.ts"
import { GridCell } from "./GridCell.tsx"
import { contains, type Place } from "./selection.ts"
import type { GridState } from "./use-grid.ts"

interface Props {
  readonly index: number
  readonly top: number
  readonly height: number
  /** One of the last rows: what is said of its cells stands above them. */
  readonly last: boolean
  readonly columns: readonly GridColumn[]
  readonly face: (place: Place) => CellFace
  readonly grid: GridState
  readonly check: (column: string, text: string) => CellWord | null
  readonly activeCell: RefObject<HTMLTableCellElement | null>
}

export function GridRow({
  index,
  top,
  height,
  last,
  columns,
  face,
  grid,
  check,
  activeCell,
}: Props) {
  const { active, block, editing } = grid
  return (
    <tr
      aria-rowindex={index + 2}
      className="sheet-row"
      data-active={index === active.row}
      data-last={last}
      style={{ top, height }}
    >
      {columns.map((column, at) => {
        const place = { row: index, column: at }
        const here = index === active.row && at === active.column
        return (
          <GridCell
            key={column.id}
            place={place}
            column={column}
            face={face(place)}
            active={here}
            selected={contains(block, place)}
            editing={here ? editing : null}
            onFinish={grid.finish}
            check={check}
            activeCell={activeCell}
          />
        )
      })}
    </tr>
  )
}
