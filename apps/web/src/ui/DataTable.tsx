import type { ReactNode } from "react"

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned, figures of equal width. */
  readonly numeric?: boolean
  /** The cell that names the row for people who hear the table. */
  readonly heads?: boolean
  /** What the column sorts by; without it the column is not sortable. */
  readonly order?: (row: Row) => string | number
}

/** Tables of more columns than this become one sheet per row on a phone. */
const CARDS = 3

interface Props<Row> {
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  readonly rowId?: (row: Row) => string
  /** One sheet per row on a phone although there are few columns: their cells are wide. */
  readonly cards?: boolean
}

/** A table that reads without scripts; headings with `order` become buttons where scripts run. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  rowId,
  cards = columns.length > CARDS,
}: Props<Row>) {
  if (rows.length === 0 && empty !== undefined) return <p className="empty">{empty}</p>
  const sortable = columns.some((column) => column.order !== undefined)
  return (
    <div className="table-frame">
      <table
        className={cards ? "table as-cards" : "table"}
        data-island={sortable && rows.length > 1 ? "sort" : undefined}
      >
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.numeric === true ? "numeric" : undefined}
                data-sortable={column.order === undefined ? undefined : ""}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} id={rowId?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const order = column.order?.(row)
  const className = column.numeric === true ? "numeric" : undefined
  if (column.heads === true) {
    return (
      <th scope="row" className={className} data-order={order}>
        {column.cell(row)}
      </th>
    )
  }
  const content = column.cell(row)
  return (
    <td className={className} data-order={order} data-label={column.title}>
      {/* One box, so that a phone sets heading and value at either end of a line. */}
      {content !== null && content !== "" && <div>{content}</div>}
    </td>
  )
}
