import { Refusal } from "../../../platform/problem.ts"
import { readTable, type TableFile } from "../../../platform/table-file/index.ts"
import { otherWorkbook } from "../errors.ts"
import type { FileValue } from "../read-workbook-value.ts"
import { readFileValue } from "../read-workbook-value.ts"
import type { UnitMatch } from "../match-unit.ts"
import type { MappedColumn } from "../model/workbook.ts"
import { type Heading, OURS } from "../workbook-columns.ts"

/** A workbook that is filled in by hand is small; a larger one is something else. */
const LIMITS = {
  bytes: 20 * 2 ** 20,
  rows: 20_000,
  columns: 1_000,
  seconds: 30,
  heapMegabytes: 768,
  inflatedBytes: 256 * 2 ** 20,
}

type Row = TableFile["rows"][number]

export interface Workbook {
  readonly file: string
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly sha256: string
  readonly notes: readonly string[]
  readonly headings: readonly Heading[]
  readonly rows: readonly Row[]
}

interface Sent {
  readonly path: string
  readonly name: string
  readonly sheet: string | undefined
  readonly decimal: "comma" | "point" | undefined
}

/** Which sheet to read, and which others could be. */
async function chooseSheet(path: string, options: { fileName: string; limits: typeof LIMITS }) {
  try {
    return { table: await readTable(path, { ...options, columns: [] }), sheets: [] }
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind.status !== 422) throw error
    const sheets = error.errors.map(({ pointer }) => pointer)
    const [first] = sheets
    if (first === undefined) throw error
    for (const column of [OURS.cell, OURS.unit]) {
      const table = await readTable(path, { ...options, columns: [column] }).catch(() => null)
      if (table !== null) return { table, sheets }
    }
    return { table: await readTable(path, { ...options, columns: [], sheet: first }), sheets }
  }
}

/**
 * A workbook with all its columns. Of several sheets the one that was asked for, else the one that
 * our template made, else the first.
 */
export async function readAll(sent: Sent): Promise<Workbook> {
  const options = { fileName: sent.name, limits: LIMITS }
  const { table: first, sheets } =
    sent.sheet === undefined
      ? await chooseSheet(sent.path, options)
      : {
          table: await readTable(sent.path, { ...options, columns: [], sheet: sent.sheet }),
          sheets: [sent.sheet],
        }
  const headers = [
    ...new Set([...Object.keys(first.rows[0]?.cells ?? {}), ...first.ignoredColumns]),
  ]
  const table = await readTable(sent.path, {
    ...options,
    ...(first.sheet === null ? {} : { sheet: first.sheet }),
    columns: headers,
  })
  const cells = table.rows[0]?.cells ?? {}
  return {
    file: table.fileName,
    sheet: table.sheet ?? "",
    sheets,
    sha256: table.sha256,
    notes: table.notes,
    headings: headers.map((header) => ({ header, column: cells[header]?.column ?? "" })),
    rows: table.rows,
  }
}

/** A cell of a workbook that says something about a cell of a report. */
export interface SaidCell {
  readonly unit: string
  readonly measure: string
  readonly cut: string
  readonly row: number
  readonly column: string
  readonly said: Exclude<FileValue, { readonly refused: string }>
  /** The note beside it, where the sheet has a column of notes. */
  readonly note: string | null
}

interface Wrong {
  readonly row: number
  readonly column: string
  readonly message: string
}

interface Found {
  readonly said: SaidCell[]
  readonly wrong: Wrong[]
}

/** Whether a workbook is our template of one report: a row a cell. */
export const isLong = ({ headings }: Workbook): boolean =>
  [OURS.cell, OURS.value].every((name) => headings.some(({ header }) => header === name))

type Decimal = Sent["decimal"]

/** A row a cell: the code of each row says which cell of which report of which collection. */
export function readLong(workbook: Workbook, collection: string, decimal: Decimal): Found {
  const found: Found = { said: [], wrong: [] }
  for (const row of workbook.rows) readLongRow(row, collection, decimal, found)
  return found
}

const CELL_CODE = /^([^/]+)\/([^/]+)\/([^[\]]+)\[([^\]]*)\]$/u

function readLongRow(
  { row, cells }: Row,
  collection: string,
  decimal: Decimal,
  found: Found,
): void {
  const value = cells[OURS.value]
  const code = textIn(cells, OURS.cell) ?? ""
  if (value === undefined || code === "") return
  const { column } = value
  const parts = CELL_CODE.exec(code)
  if (parts === null) {
    found.wrong.push({ row, column, message: `không hiểu mã ô “${code.slice(0, 60)}”.` })
    return
  }
  const [from = "", unit = "", measure = "", cut = ""] = parts.slice(1)
  refuseOther(from, collection, row)
  const said = readFileValue(value, textIn(cells, OURS.status) ?? "", decimal)
  const note = textIn(cells, OURS.note)
  if ("refused" in said) found.wrong.push({ row, column, message: said.refused })
  else found.said.push({ unit, measure, cut, row, column, said, note })
}

const textIn = (cells: Row["cells"], column: string): string | null =>
  cells[column]?.text.trim() ?? null

function refuseOther(from: string, collection: string, row: number): void {
  if (from === collection) return
  throw otherWorkbook(
    `Dòng ${row} là của đợt “${from}”, không phải “${collection}”. Hãy tải mẫu của đợt này.`,
  )
}

interface Wide {
  readonly collection: string
  readonly columns: readonly MappedColumn[]
  readonly matchUnit: (text: string) => UnitMatch
  /** The unit of rows in a sheet without a column of units. */
  readonly unit: string | null
  readonly decimal: Decimal
}

/** A row a unit, a column a cell. */
export function readWide(workbook: Workbook, wide: Wide): Found {
  const found: Found = { said: [], wrong: [] }
  const unitColumn = wide.columns.find(({ meaning }) => meaning.kind === "unit")
  const seen = new Map<string, number>()
  for (const row of workbook.rows) {
    const unit = unitOfRow(row, unitColumn, wide)
    if ("refused" in unit) {
      found.wrong.push({ row: row.row, column: unitColumn?.column ?? "", message: unit.refused })
      continue
    }
    const before = seen.get(unit.unit)
    if (before !== undefined) {
      const message = `đơn vị ${unit.unit} đã có ở dòng ${before}.`
      found.wrong.push({ row: row.row, column: unitColumn?.column ?? "", message })
      continue
    }
    seen.set(unit.unit, row.row)
    readCells(row, unit.unit, wide, found)
  }
  return found
}

function unitOfRow(
  { row, cells }: Row,
  unitColumn: MappedColumn | undefined,
  { collection, matchUnit, unit }: Wide,
): UnitMatch {
  if (unitColumn === undefined) {
    return unit === null ? { refused: "không có cột nào ghi đơn vị." } : { unit }
  }
  const text = cells[unitColumn.header]?.text.trim() ?? ""
  if (text === "") return { refused: "dòng không ghi đơn vị." }
  const own = /^([a-z0-9][a-z0-9-]*)\/(.+)$/u.exec(text)
  if (own === null) return matchUnit(text)
  const [, from = "", id = ""] = own
  refuseOther(from, collection, row)
  return matchUnit(id)
}

function readCells(
  { row, cells }: Row,
  unit: string,
  { columns, decimal }: Wide,
  found: Found,
): void {
  for (const { header, meaning } of columns) {
    const cell = cells[header]
    if (meaning.kind !== "cell" || cell === undefined) continue
    const { measure, cut } = meaning
    const said = readFileValue(cell, "", decimal)
    if ("refused" in said) found.wrong.push({ row, column: cell.column, message: said.refused })
    else found.said.push({ unit, measure, cut, row, column: cell.column, said, note: null })
  }
}
