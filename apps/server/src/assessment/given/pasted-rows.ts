import { searchKey } from "@tinhso/vietnamese"
import {
  VALUE_COLUMNS,
  VALUE_OPTIONAL,
  type ValueColumn,
  type ValueFinding,
  type WrittenValue,
} from "./read-values.ts"

const ALL: readonly ValueColumn[] = [...VALUE_COLUMNS, ...VALUE_OPTIONAL]

/** What tables without a head mean, by how many columns they have. */
const BY_WIDTH: Readonly<Record<number, readonly ValueColumn[]>> = {
  2: ["Đơn vị", "Giá trị"],
  3: ["Đơn vị", "Mã", "Giá trị"],
  4: ["Đơn vị", "Mã", "Số liệu", "Giá trị"],
}

/** The criterion and figure that a table speaks of where its rows do not say. */
interface About {
  readonly criterion: string
  readonly name: string
}

/**
 * The rows of a pasted table of figures. A first row of column names says what stands where; without
 * it two columns are agency and value, three have the code of the criterion between them, four the
 * figure as well. Rows are counted as pasted, the first is 1; empty ones are skipped.
 */
export function pastedRows(
  pasted: readonly (readonly string[])[],
  about: About,
): { readonly rows: readonly WrittenValue[]; readonly findings: readonly ValueFinding[] } {
  const filled = pasted
    .map((cells, i) => ({ row: i + 1, cells: trimmed(cells) }))
    .filter(({ cells }) => cells.length > 0)
  const [first, ...rest] = filled
  if (first === undefined) return { rows: [], findings: [] }
  const named = headOf(first.cells)
  const data = named === null ? filled : rest
  const width = Math.max(0, ...data.map(({ cells }) => cells.length))
  const columns = named ?? BY_WIDTH[width]
  if (columns === undefined || !columns.includes("Đơn vị") || !columns.includes("Giá trị")) {
    const message = "chưa rõ cột nào; hãy có hàng đầu: Đơn vị, Mã, Số liệu, Giá trị"
    return { rows: [], findings: [{ row: first.row, column: "Đơn vị", message }] }
  }
  const cellOf = (cells: readonly string[], column: ValueColumn, otherwise: string) => {
    const at = columns.indexOf(column)
    return written(at === -1 ? otherwise : (cells[at] ?? ""))
  }
  const rows = data.map(({ row, cells }) => ({
    row,
    cells: {
      "Đơn vị": cellOf(cells, "Đơn vị", ""),
      Mã: cellOf(cells, "Mã", about.criterion),
      "Giá trị": cellOf(cells, "Giá trị", ""),
      // A code of its own in every row: the chosen figure speaks only of the chosen criterion.
      "Số liệu": cellOf(cells, "Số liệu", ownFigure(cells, columns, about)),
    },
  }))
  return { rows, findings: [] }
}

function ownFigure(
  cells: readonly string[],
  columns: readonly (ValueColumn | null)[],
  { criterion, name }: About,
): string {
  const at = columns.indexOf("Mã")
  return at === -1 || cells[at]?.trim() === criterion ? name : ""
}

/** The columns by their names; null where the first row is no head. */
function headOf(cells: readonly string[]): readonly (ValueColumn | null)[] | null {
  const keys = ALL.map((column) => [searchKey(column), column] as const)
  const found = cells.map((cell) => keys.find(([key]) => key === searchKey(cell))?.[1] ?? null)
  return found.filter((one) => one !== null).length >= 2 ? found : null
}

const written = (text: string): WrittenValue["cells"][ValueColumn] => {
  const clean = text.normalize("NFC").trim()
  return { kind: clean === "" ? "empty" : "text", text: clean }
}

/** Without the empty cells at its end. */
function trimmed(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "")
  return cells.slice(0, last + 1)
}
