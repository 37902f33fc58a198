import type { ReactNode } from "react"
import type { Written } from "./clipboard-table.ts"
import type { CellFace, CellWord, GridColumn } from "./face.ts"
import type { Change } from "./history.ts"
import type { PastePlan } from "./paste-plan.ts"

/** What a grid shows and whom it tells. */
export interface GridProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly GridColumn[]
  /** Of every row, in pixels. */
  readonly rowHeight: number
  /** One card a row instead of one line a row; the style sheet places the cells. */
  readonly narrow: boolean
  readonly rowKey: (row: Row) => string
  readonly face: (row: Row, column: string) => CellFace
  /** The names that rows of a pasted block are matched by. */
  readonly names: (row: Row) => readonly string[]
  readonly onChange: (changes: readonly Change[]) => void
  /** What to say of a text while it is typed. */
  readonly check: (row: Row, column: string, text: string) => CellWord | null
  readonly isNumber: (cell: Written) => boolean
  readonly onPasted?: (plan: PastePlan, changed: number) => void
  readonly onActive?: (row: Row) => void
  /** Beside undo and redo, above the grid. */
  readonly tools?: ReactNode
}
