import {
  type Column as ArrowColumn,
  type DataType,
  bool,
  columnFromValues,
  dictionary,
  float64,
  int32,
  tableFromColumns,
  tableToIPC,
  utf8,
} from "@uwdata/flechette"
import type { QueryRow } from "./model.ts"
import { rowsOf } from "./rows.ts"
import type { Columns } from "./columns.ts"

/** The media type of an Arrow stream. */
export const ARROW = "application/vnd.apache.arrow.stream"

const text = () => dictionary(utf8(), int32())

/**
 * The rows as an Arrow IPC stream, in the columns of the CSV. Texts that repeat are dictionaries; no
 * value is null, never 0. What the answer is about stands in the metadata of the schema.
 */
export function answerArrow({ series, ...about }: Columns): Uint8Array {
  const rows = [...rowsOf(series)]
  const column = (type: DataType, of: (row: QueryRow) => unknown): ArrowColumn<unknown> =>
    columnFromValues((take) => rows.forEach((row) => take(of(row))), type)
  const columns: [string, ArrowColumn<unknown>][] = [
    ["indicator", column(text(), (row) => row.indicator)],
    ["unit", column(text(), (row) => row.unit)],
    ["unit_name", column(text(), (row) => row.unitName)],
    ["period", column(text(), (row) => row.period)],
    ["breakdown", column(text(), (row) => row.breakdown)],
    ["value", column(float64(), (row) => row.value)],
    ["status", column(text(), (row) => row.status)],
    ["reported", column(int32(), (row) => row.reported)],
    ["expected", column(int32(), (row) => row.expected)],
    ["estimated", column(bool(), (row) => row.estimated)],
  ]
  const table = tableFromColumns(columns)
  table.schema.metadata = new Map([["tinhso", JSON.stringify(about)]])
  const bytes = tableToIPC(table, { format: "stream" })
  if (bytes === null) throw new Error("an Arrow stream that is kept in memory has bytes")
  return bytes
}
