import type { ReactNode } from "react"

/** A column of a list: its title stands above it, and beside each cell on a narrow screen. */
export interface ListColumn<Row> {
  readonly title: string
  /** What the row is called by. */
  readonly heads?: boolean
  /** Numbers stand at the right. */
  readonly numeric?: boolean
  readonly cell: (row: Row) => ReactNode
}

interface Props<Row> {
  readonly caption: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string | number
}

/** A list as a table: one row for each. */
export function ListTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <table className="grid">
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, numeric }) => (
            <th key={title} scope="col" className={numeric === true ? "numeric" : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ title, heads, numeric, cell }) =>
              heads === true ? (
                <th key={title} scope="row" data-label={title}>
                  {cell(row)}
                </th>
              ) : (
                <td
                  key={title}
                  data-label={title}
                  className={numeric === true ? "numeric" : undefined}
                >
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
