import type { WorkBook, WorkSheet } from "@e965/xlsx"
import { nearest } from "@tinhso/vietnamese"
import {
  columnTwice,
  emptyFile,
  mergedHeader,
  missingColumns,
  noHeader,
  onlyHiddenSheets,
  severalSheets,
  sheetNotFound,
} from "./errors.ts"
import { formulasOf } from "./formulas.ts"
import { findHeader, HEADER_WITHIN, type HeaderReading } from "./header.ts"
import { headerMerges } from "./merges.ts"
import type { Place } from "./position.ts"
import { openWorkbook, parse, sheetOf } from "./opened-workbook.ts"
import type { SheetPart } from "./workbook-parts.ts"
import { type SheetCells, sheetRows, topOf } from "./sheet-rows.ts"
import type { TableTask, WorkbookAnswer } from "./workbook-protocol.ts"

interface Candidate {
  readonly sheet: SheetPart
  readonly cells: WorkSheet
  readonly reading: HeaderReading
  /** The workbook, where all of it was read to find the header. */
  readonly whole: WorkBook | null
}

/** Reads one sheet of a workbook and hands its rows over in batches. */
export async function readSheet(
  task: TableTask,
  say: (answer: WorkbookAnswer) => void,
): Promise<void> {
  const { file, limits } = task
  const { parts, zip, sheets } = await openWorkbook(task)
  const chosen = chooseSheet(zip, sheets, task)
  const place: Place = { file, sheet: chosen.sheet.name }
  const header = requireHeader(chosen, place)
  const workbook = chosen.whole ?? parse(zip, file, { sheets: [chosen.sheet.name] })
  const cells: SheetCells = {
    sheet: sheetOf(workbook, chosen.sheet.name, file),
    formulas: formulasOf(parts.get(chosen.sheet.part ?? "") ?? Buffer.alloc(0)),
    from1904: workbook.Workbook?.WBProps?.date1904 === true,
  }
  say({
    step: "head",
    sheet: chosen.sheet.name,
    header,
    notes: notesFor(chosen, sheets, header.row),
  })
  for (const batch of sheetRows(cells, header, place, limits)) say({ step: "rows", ...batch })
}

/** The one sheet with all wanted columns; where it is not certain which, a person must say. */
function chooseSheet(zip: Buffer, sheets: readonly SheetPart[], task: TableTask): Candidate {
  const { file, wanted, sheet: asked } = task
  const names = sheets.map(({ name }) => name)
  if (asked !== null && !names.includes(asked)) {
    throw sheetNotFound({ file }, asked, names, nearest(asked, names, 1)[0]?.text ?? null)
  }
  const among = asked === null ? sheets : sheets.filter(({ name }) => name === asked)
  const whole = among.length === 1
  const top = parse(zip, file, {
    sheets: among.map(({ name }) => name),
    ...(whole ? {} : { sheetRows: HEADER_WITHIN + 1 }),
  })
  const candidates = among.map((sheet): Candidate => {
    const cells = sheetOf(top, sheet.name, file)
    return { sheet, cells, reading: findHeader(topOf(cells), wanted), whole: whole ? top : null }
  })
  const usable = candidates.filter(
    ({ reading }) => reading.kind === "found" || reading.kind === "twice",
  )
  const visible = usable.filter(({ sheet }) => !sheet.hidden || asked !== null)
  const [only] = visible
  if (visible.length > 1)
    throw severalSheets(
      { file },
      visible.map(({ sheet }) => sheet.name),
    )
  if (only !== undefined) return only
  if (usable.length > 0)
    throw onlyHiddenSheets(
      { file },
      usable.map(({ sheet }) => sheet.name),
    )
  const [nearestOne] = candidates
    .filter(({ sheet }) => asked !== null || !sheet.hidden)
    .toSorted((a, b) => foundIn(b) - foundIn(a))
  if (nearestOne === undefined || candidates.every(({ reading }) => reading.kind === "nothing")) {
    throw emptyFile(file)
  }
  return nearestOne
}

const foundIn = ({ reading }: Candidate) =>
  reading.kind === "missing" ? reading.found : reading.kind === "nothing" ? -1 : Infinity

function requireHeader({ reading, cells }: Candidate, place: Place) {
  if (reading.kind === "nothing") throw noHeader(place)
  const merged = headerMerges(
    cells["!merges"] ?? [],
    reading.kind === "found" ? reading.header.row : reading.row,
    reading.kind === "missing",
    topOf(cells),
  )
  if (merged !== null) throw mergedHeader(place, merged.ranges, merged.seen)
  if (reading.kind === "missing") throw missingColumns(place, reading)
  if (reading.kind === "twice") throw columnTwice(place, reading.row, reading.name, reading.columns)
  return reading.header
}

const list = (some: readonly SheetPart[]) => some.map(({ name }) => `“${name}”`).join(", ")

function notesFor(chosen: Candidate, sheets: readonly SheetPart[], headerRow: number): string[] {
  const others = sheets.filter(({ name, hidden }) => name !== chosen.sheet.name && !hidden)
  const hidden = sheets.filter((sheet) => sheet.name !== chosen.sheet.name && sheet.hidden)
  const notes: string[] = []
  if (sheets.length > 1) notes.push(`Đọc trang tính “${chosen.sheet.name}”.`)
  if (others.length > 0) notes.push(`Không đọc trang tính khác: ${list(others)}.`)
  if (hidden.length > 0) notes.push(`Không đọc trang tính ẩn: ${list(hidden)}.`)
  if (headerRow > 1) notes.push(`Tiêu đề ở dòng ${headerRow}; các dòng phía trên không đọc.`)
  return notes
}
