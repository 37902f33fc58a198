import { breathing } from "../../platform/breath.ts"
import { unitResolver } from "../../registry/index.ts"
import type { Context } from "../../platform/context.ts"
import { readTable, type TableFile } from "../../platform/table-file/index.ts"
import { digestOf } from "../digest.ts"
import { FIGURE_COLUMNS, type FigureColumn, RowNotes } from "../import/columns.ts"
import { type DecimalMark, decimalMarkOf } from "../import/decimal-mark.ts"
import { DATE_UNIT, type FigureDraft, type FigureSite } from "../import/draft.ts"
import { type AskPlace, placeOf } from "../import/place.ts"
import { rowReader } from "../import/row.ts"
import type { Period } from "../model.ts"
import { type Catalogue, catalogueOf } from "./catalogue-service.ts"
import { placeProblems } from "./place-problem-service.ts"

export interface FileOptions {
  readonly sheet?: string | undefined
  /** The mark before decimals, where the caller knows it. */
  readonly decimal?: DecimalMark | undefined
  /** The name people know the file by, where the path is another. */
  readonly fileName?: string | undefined
}

/** One row of the file: what it says, where it belongs, and what is wrong with it. */
export interface FileRow {
  readonly row: number
  /** As written; null where the cell is empty. */
  readonly id: string | null
  readonly draft: FigureDraft | null
  readonly site: FigureSite | null
  /** The unit, once found, and the digest of what the row then says. */
  placed: { readonly unit: string; readonly digest: string } | null
  readonly notes: RowNotes
}

export interface FigureFile {
  readonly table: Pick<
    TableFile<FigureColumn>,
    "fileName" | "sheet" | "encoding" | "sha256" | "ignoredColumns" | "notes"
  >
  /** Where each column stands, from 1. */
  readonly columnNumbers: ReadonlyMap<FigureColumn, number>
  readonly rows: readonly FileRow[]
  /** Sources that no document stands for yet. */
  readonly newDocuments: readonly string[]
  readonly catalogue: Catalogue
}

/** Reads a file of figures as far as it can be without asking what is stored of figures. */
export async function readFigureFile(
  ctx: Context,
  path: string,
  options: FileOptions,
): Promise<FigureFile> {
  const table = await readTable(path, {
    columns: FIGURE_COLUMNS,
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
  })
  const catalogue = await catalogueOf(ctx)
  const read = rowReader({
    measures: catalogue.measures,
    declared: options.decimal ?? null,
    inferred: decimalMarkOf(writtenNumbers(table)),
  })
  const rows: FileRow[] = []
  const breath = breathing()
  for (const { row, cells } of table.rows) {
    const notes = new RowNotes()
    const id = cells.id.text.trim() || null
    rows.push({ row, id, ...read(cells, notes), placed: null, notes })
    if (breath.due()) await breath.take()
  }
  refuseTwice(rows)
  await findPlaces(ctx, rows, catalogue)
  const { fileName, sheet, encoding, sha256, ignoredColumns, notes } = table
  return {
    table: { fileName, sheet, encoding, sha256, ignoredColumns, notes },
    columnNumbers: columnNumbers(table),
    rows,
    newDocuments: nameNewDocuments(rows, catalogue),
    catalogue,
  }
}

function* writtenNumbers(table: TableFile<FigureColumn>): Generator<string> {
  for (const { cells } of table.rows) {
    if (cells.unit_of_measure.text === DATE_UNIT) continue
    if (cells.value.kind === "text") yield cells.value.text
    if (cells.breakdown.text === "") continue
    for (const part of cells.breakdown.text.split(";")) {
      yield part.slice(part.lastIndexOf("=") + 1).trim()
    }
  }
}

function columnNumbers({ rows }: TableFile<FigureColumn>): Map<FigureColumn, number> {
  const [first] = rows
  if (first === undefined) return new Map()
  return new Map(FIGURE_COLUMNS.map((column) => [column, numberOf(first.cells[column].column)]))
}

/** "A" is 1, "Z" 26, "AA" 27. */
function numberOf(letters: string): number {
  let number = 0
  for (let i = 0; i < letters.length; i++) number = number * 26 + letters.charCodeAt(i) - 64
  return number
}

function refuseTwice(rows: readonly FileRow[]): void {
  const first = new Map<string, FileRow>()
  for (const one of rows) {
    if (one.id === null) continue
    const before = first.get(one.id)
    if (before === undefined) first.set(one.id, one)
    else {
      one.notes.refuse("id", `“${one.id}” đã có ở dòng ${before.row}`)
      before.notes.refuse("id", `“${one.id}” có lần nữa ở dòng ${one.row}`)
    }
  }
}

/** When each source was written: as its document says, else no earlier than what it reports. */
function writtenDates(rows: readonly FileRow[], catalogue: Catalogue): Map<string, Period> {
  const dates = new Map<string, Period>()
  for (const { id, issued } of catalogue.documents.values()) {
    if (issued !== null) dates.set(id, issued)
  }
  const known = new Set(dates.keys())
  for (const { site } of rows) {
    if (site === null || known.has(site.source) || site.kind === "target") continue
    const latest = dates.get(site.source)
    if (latest === undefined || latest.ends < site.period.ends) {
      dates.set(site.source, site.period)
    }
  }
  return dates
}

async function findPlaces(
  ctx: Context,
  rows: readonly FileRow[],
  catalogue: Catalogue,
): Promise<void> {
  const ask: AskPlace = await unitResolver(ctx.db)
  const written = writtenDates(rows, catalogue)
  const answers = new Map<string, ReturnType<typeof placeOf>>()
  const failed: Parameters<typeof placeProblems>[1][number][] = []
  const breath = breathing()
  for (const one of rows) {
    if (breath.due()) await breath.take()
    const { site, draft } = one
    if (site === null) continue
    const issued = written.get(site.source) ?? null
    const ahead = site.kind === "target" || site.kind === "plan"
    const key = `${site.place}\n${site.placeLevel}\n${site.period.code}\n${ahead}\n${issued?.code}`
    const answer = answers.get(key) ?? placeOf(site, issued, ask)
    answers.set(key, answer)
    if (answer.kind !== "found") failed.push({ site, notes: one.notes, answer })
    else if (draft !== null) {
      const unit = answer.unit.id
      one.placed = { unit, digest: digestOf(draft, unit) }
      if (answer.other !== null) {
        one.notes.warn(
          `“${draft.place}” được hiểu là ${answer.unit.fullName} (${answer.unit.id}), không phải ${answer.other.fullName} (${answer.other.id}) của kỳ ${draft.period.code}`,
        )
      }
    }
  }
  await placeProblems(ctx, failed)
}

/** Sources without a document, each told once, on its first row. */
function nameNewDocuments(rows: readonly FileRow[], { documents }: Catalogue): string[] {
  const fresh = new Set<string>()
  for (const { draft, notes } of rows) {
    if (draft === null || documents.has(draft.source) || fresh.has(draft.source)) continue
    fresh.add(draft.source)
    notes.warn(`văn bản “${draft.source}” chưa có, sẽ được tạo`)
  }
  return [...fresh]
}
