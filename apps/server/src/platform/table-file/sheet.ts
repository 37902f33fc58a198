import { read, type WorkBook, type WorkSheet } from "@e965/xlsx"
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
  tooLarge,
  unreadable,
} from "./errors.ts"
import { formulasOf } from "./formulas.ts"
import { findHeader, HEADER_WITHIN, type HeaderReading } from "./header.ts"
import { headerMerges } from "./merges.ts"
import type { Place } from "./position.ts"
import { sheetParts, type SheetPart } from "./workbook-parts.ts"
import { type SheetCells, sheetRows, topOf } from "./sheet-rows.ts"
import { storedZip } from "./stored-zip.ts"
import { unpack } from "./unpack.ts"
import type { WorkbookAnswer, WorkbookTask } from "./workbook-protocol.ts"

type Parts = ReadonlyMap<string, Buffer>
interface Candidate {
  readonly sheet: SheetPart
  readonly cells: WorkSheet
  readonly reading: HeaderReading
  /** The workbook, where all of it was read to find the header. */
  readonly whole: WorkBook | null
}

/** Reads one sheet of a workbook and hands its rows over in batches. */
export async function readSheet(
  task: WorkbookTask,
  say: (answer: WorkbookAnswer) => void,
): Promise<void> {
  const { file, limits } = task
  const parts = await unpack(Buffer.from(task.bytes.buffer), file, limits)
  limitStyles(parts, task)
  const zip = storedZip(onlyWhatIsThere(parts))
  const sheets = sheetParts(parts, decodeXml).filter(({ part }) => part !== null)
  if (sheets.length === 0) throw unreadable({ file }, "bảng tính không có trang tính nào.")
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

/** The parts as they are, their table of contents without those that were left packed. */
function onlyWhatIsThere(parts: Parts): Parts {
  const contents = "[Content_Types].xml"
  const xml = parts.get(contents)?.toString("utf8") ?? ""
  const kept = xml.replace(/<(?:\w+:)?Override\s[^>]*>/g, (tag) => {
    const name = /PartName\s*=\s*["']\/?([^"']*)/.exec(tag)?.[1] ?? ""
    return parts.has(name) ? tag : ""
  })
  return new Map([...parts, [contents, Buffer.from(kept, "utf8")]])
}

function limitStyles(parts: Parts, { file, limits }: WorkbookTask): void {
  for (const [name, part] of parts) {
    if (!/styles\.xml$/i.test(name)) continue
    let styles = 0
    for (let at = part.indexOf("<xf "); at >= 0; at = part.indexOf("<xf ", at + 1)) styles += 1
    if (styles > limits.styles) {
      throw tooLarge({ file }, `bảng tính khai báo ${styles} kiểu ô, quá ${limits.styles}.`)
    }
  }
}

function parse(
  zip: Buffer,
  file: string,
  options: { sheets?: string[]; sheetRows?: number },
): WorkBook {
  try {
    return read(zip, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      ...options,
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw unreadable({ file }, `bảng tính hỏng (${why.slice(0, 200)}). Hãy mở và lưu lại.`)
  }
}

/** SheetJS leaves out a sheet it could not read to its end. */
function sheetOf(workbook: WorkBook, name: string, file: string): WorkSheet {
  const sheet = workbook.Sheets[name]
  if (sheet === undefined) {
    throw unreadable({ file, sheet: name }, "trang tính hỏng. Hãy mở và lưu lại.")
  }
  return sheet
}

/** The one sheet with all wanted columns; where it is not certain which, a person must say. */
function chooseSheet(zip: Buffer, sheets: readonly SheetPart[], task: WorkbookTask): Candidate {
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

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    if (name !== undefined) return NAMED[String(name)] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
