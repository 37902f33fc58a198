/** Reads the tables that people send (CSV, TSV, XLSX); what cannot be read safely is refused. */
import { createHash } from "node:crypto"
import { type FileHandle, open, stat } from "node:fs/promises"
import { basename } from "node:path"
import { csvGrid } from "./csv-grid.ts"
import { readCsv } from "./csv.ts"
import { fileNotFound, fileNotOpened, notAFile, tooLarge } from "./errors.ts"
import { workbookGrid } from "./grid.ts"
import { type GridFile, LIMITS, type Limits, type ReadOptions, type TableFile } from "./model.ts"
import { requireKind } from "./kind-and-name.ts"
import { readWorkbook } from "./workbook.ts"

export type { GridFile, GridRow, GridSheet, ReadOptions, Span, TableFile } from "./model.ts"
export { columnLetter } from "./position.ts"
export { openTextRows } from "./text-rows.ts"

/**
 * Reads a table whose header has the wanted columns. Rows without anything in them are left out.
 * Whatever cannot be read with certainty throws a `Refusal` that names file, sheet, row and column.
 */
export async function readTable<Column extends string>(
  path: string,
  options: ReadOptions<Column>,
): Promise<TableFile<Column>> {
  const fileName = (options.fileName ?? basename(path)).normalize("NFC")
  const limits: Limits = { ...LIMITS, ...options.limits }
  const bytes = await readWhole(path, fileName, limits.bytes)
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const wanted = { columns: options.columns, optional: options.optional ?? [] }
  const table =
    requireKind(bytes, fileName) === "workbook"
      ? await readWorkbook(bytes, fileName, wanted, options.sheet ?? null, limits)
      : { sheet: null, notes: [], ...(await readCsv(bytes, fileName, wanted, limits)) }
  return {
    fileName,
    sheet: table.sheet,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sha256,
    headerRow: table.header.row,
    ignoredColumns: table.header.ignored,
    optionalColumns: table.header.optional,
    notes: table.notes,
    rows: table.rows,
  }
}

/**
 * Reads everything that a file of tables holds, for readers that look for the header themselves:
 * all sheets, merged ranges, hidden rows. A formula cell gives its formula, never its kept result.
 */
export async function readGrid(
  path: string,
  options: { readonly fileName?: string; readonly limits?: Partial<Limits> } = {},
): Promise<GridFile> {
  const fileName = (options.fileName ?? basename(path)).normalize("NFC")
  const limits: Limits = { ...LIMITS, ...options.limits }
  const bytes = await readWhole(path, fileName, limits.bytes)
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const grid =
    requireKind(bytes, fileName) === "workbook"
      ? await workbookGrid(bytes, fileName, limits)
      : await csvGrid(bytes, fileName, limits)
  return { fileName, sha256, ...grid }
}

/** The whole file, unless it is larger than allowed; a file that grows meanwhile is cut off. */
async function readWhole(path: string, fileName: string, most: number): Promise<Buffer> {
  const file = await openRegular(path, fileName)
  try {
    const { size } = await file.stat()
    if (size > most) {
      throw tooLarge({ file: fileName }, `tệp lớn hơn ${Math.floor(most / 2 ** 20)} MB.`)
    }
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** Opens only what is a file: a pipe or a device may never end, and opening it may wait for ever. */
async function openRegular(path: string, fileName: string): Promise<FileHandle> {
  const found = await stat(path).catch(() => {
    throw fileNotFound(fileName)
  })
  if (!found.isFile()) throw notAFile(fileName)
  return open(path).catch(() => {
    throw fileNotOpened(fileName)
  })
}
