import { parseNumber } from "@tinhso/vietnamese"
import type { Context } from "../../platform/context.ts"
import { OPERATOR } from "../../platform/context.ts"
import { readTable, type TableFile } from "../../platform/table-file/index.ts"
import { cellsRefused } from "./errors.ts"
import { CELL_STATUSES, type CellDraft, type CellsSavedTold } from "./model.ts"
import { findFaults } from "./service/faults-service.ts"
import type { PlacedDraft } from "./service/check-service.ts"
import { saveCells, tryCells } from "./service/save-service.ts"

const COLUMNS = ["measure", "unit", "period", "value"] as const
const OPTIONAL = ["cut", "status", "unit_of_measure", "version"] as const
type Column = (typeof COLUMNS)[number] | (typeof OPTIONAL)[number]

type DecimalMark = "comma" | "point"

interface CellFileOptions {
  readonly commit: boolean
  readonly sheet?: string | undefined
  /** The mark before decimals in texts; numbers of a workbook have none. */
  readonly decimal?: DecimalMark | undefined
}

/**
 * Publishes a table of cells (measure, unit, period, value; also cut, status, unit_of_measure,
 * version), all rows or none; without `commit` only says what it would do.
 */
export async function importCells(
  ctx: Context,
  path: string,
  options: CellFileOptions,
): Promise<CellsSavedTold> {
  const table = await readTable<Column>(path, {
    columns: COLUMNS,
    optional: OPTIONAL,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
  })
  const drafts = draftsOf(table, options.decimal)
  const layer = "published"
  if (!options.commit) {
    const { touched: _touched, ...tried } = await tryCells(ctx, drafts, { layer, actor: OPERATOR })
    return { ...tried, warnings: [] }
  }
  const { fileName: file, sheet, sha256 } = table
  const source = { kind: "file", file, sheet, sha256 } as const
  const { touched, ...saved } = await saveCells(ctx, drafts, { layer, source }, () =>
    Promise.resolve(OPERATOR),
  )
  return { ...saved, warnings: await findFaults(ctx, touched, layer) }
}

type Row = TableFile<Column>["rows"][number]

function draftsOf(
  { rows, sheet }: TableFile<Column>,
  decimal: DecimalMark | undefined,
): PlacedDraft[] {
  const wrong: { pointer: string; detail: string }[] = []
  const drafts = rows.map(({ row, cells }): PlacedDraft => {
    const pointer = (column: string) => pointerOf(sheet, row, cells, column)
    const refuse = (column: string, detail: string) =>
      void wrong.push({ pointer: pointer(column), detail })
    const { cut, unit_of_measure: unit } = cells
    const written = cells.value.text.trim()
    const version = cells.version.text.trim()
    if (version !== "" && !/^\d{1,15}$/u.test(version)) refuse("version", "phải là một số nguyên")
    const draft: CellDraft = {
      measure: cells.measure.text,
      unit: cells.unit.text.trim().toUpperCase(),
      period: cells.period.text,
      value: valueOf(cells.value, decimal, (detail) => refuse("value", detail)),
      place: `${cells.value.column}${row}`,
      ...(written === "" ? {} : { written: written.slice(0, 200) }),
      ...(cut.text === "" ? {} : { cut: cut.text }),
      ...(unit.text === "" ? {} : { unitOfMeasure: unit.text }),
      ...(version === "" ? {} : { version: Number(version) }),
    }
    const status = cells.status.text.trim()
    if (status === "") return { draft, pointer }
    const known = CELL_STATUSES.find((one) => one === status)
    if (known === undefined) refuse("status", `phải là ${CELL_STATUSES.join(", ")}`)
    return { draft: { ...draft, ...(known === undefined ? {} : { status: known }) }, pointer }
  })
  if (wrong.length > 0) throw cellsRefused(wrong.slice(0, 200))
  return drafts
}

function pointerOf(sheet: string | null, row: number, cells: Row["cells"], column: string): string {
  const header = column === "unitOfMeasure" ? "unit_of_measure" : column
  const letters = Object.entries(cells).find(([name]) => name === header)?.[1].column ?? ""
  const where = sheet === null ? "" : `trang ${sheet}, `
  return `${where}dòng ${row}, cột ${letters} (${header})`
}

/** A number as a computer or a Vietnamese writes it; one that can mean two is refused with both. */
function valueOf(
  cell: Row["cells"][Column],
  decimal: DecimalMark | undefined,
  refuse: (detail: string) => void,
): number | null {
  const text = cell.text.trim()
  if (text === "") return null
  const mark = cell.kind === "number" ? "point" : decimal
  const read = parseNumber(text, mark === undefined ? {} : { decimalMark: mark })
  const shown = `“${text.slice(0, 60)}”`
  if (read.kind === "ambiguous") {
    const both = read.readings.map(({ exact }) => exact).join(" hoặc ")
    refuse(`${shown} có thể là ${both}; hãy nói rõ bằng --decimal`)
    return null
  }
  if (read.kind === "number" && read.comparator === "=" && read.unit === null) return read.value
  refuse(`${shown} không phải là một số; để trống nếu không có số liệu`)
  return null
}
