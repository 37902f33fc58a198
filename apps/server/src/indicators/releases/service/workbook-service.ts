import type { Reader } from "../../../platform/database.ts"
import { type WorkbookCell, workbookStream } from "../../../platform/workbook/index.ts"
import type { ReleaseRow } from "../model.ts"
import { ROW_COLUMNS, rowOf } from "../row-text.ts"
import { blockLines } from "../store/block-store.ts"
import { partsOf, type StoredRelease } from "../store/release-store.ts"
import { basisIn } from "./releases-service.ts"

const WIDE: ReadonlySet<string> = new Set(["unit_name", "label", "parts", "source", "indicator"])

/** A release as a workbook: what it is, then its rows. */
export async function workbookOf(db: Reader, release: StoredRelease, at: Date): Promise<Buffer> {
  const blocks: (readonly string[])[] = []
  for (const { sha256 } of await partsOf(db, release.id)) blocks.push(await blockLines(db, sha256))
  const about = { name: "Thông tin", columns: [], rows: aboutOf(release) }
  const columns = ROW_COLUMNS.map((title) => ({ title, width: WIDE.has(title) ? 28 : 12 }))
  const pieces: Buffer[] = []
  const stream = workbookStream([about, { name: "Số liệu", columns, rows: cellsOf(blocks) }], at)
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

function* cellsOf(blocks: readonly (readonly string[])[]): Generator<WorkbookCell[]> {
  for (const lines of blocks) for (const line of lines) yield cellsOfRow(rowOf(line))
}

const cellsOfRow = (row: ReleaseRow): WorkbookCell[] => [
  row.indicator,
  row.period,
  row.unit,
  row.unitCode,
  row.unitName,
  row.breakdown,
  row.kind,
  row.comparator,
  row.value ?? row.written,
  row.unitOfMeasure,
  row.status,
  row.reported,
  row.expected,
  String(row.estimated),
  row.figure,
  row.label,
  row.parts,
  row.source,
]

const aboutOf = (release: StoredRelease): WorkbookCell[][] => [
  [{ heading: "Bản công bố (release)" }, release.id],
  [{ heading: "Tên" }, release.titleVi],
  [{ heading: "Title" }, release.titleEn],
  [{ heading: "Ghi chú" }, release.noteVi],
  [{ heading: "Note" }, release.noteEn],
  [{ heading: "Như đã biết lúc (as of)" }, basisIn(release.basis).asOf],
  [{ heading: "Số dòng (rows)" }, release.rows],
  [{ heading: "SHA-256 của tệp CSV (of the CSV)" }, release.rowsSha256],
  [{ heading: "Địa chỉ (address)" }, `/r/${release.id}`],
]
