import { read, type WorkBook, type WorkSheet } from "@e965/xlsx"
import { tooLarge, unreadable } from "./errors.ts"
import { storedZip } from "./stored-zip.ts"
import { unpack } from "./unpack.ts"
import { sheetParts, type SheetPart } from "./workbook-parts.ts"
import type { WorkbookTask } from "./workbook-protocol.ts"

type Parts = ReadonlyMap<string, Buffer>

interface OpenedWorkbook {
  readonly parts: Parts
  /** A zip of our own with only the parts that hold cells. */
  readonly zip: Buffer
  readonly sheets: readonly SheetPart[]
}

/** The checked parts of a workbook and its sheets of cells. */
export async function openWorkbook(task: WorkbookTask): Promise<OpenedWorkbook> {
  const { file, limits } = task
  const parts = await unpack(Buffer.from(task.bytes.buffer), file, limits)
  limitStyles(parts, task)
  const zip = storedZip(onlyWhatIsThere(parts))
  const sheets = sheetParts(parts, decodeXml).filter(({ part }) => part !== null)
  if (sheets.length === 0) throw unreadable({ file }, "bảng tính không có trang tính nào.")
  return { parts, zip, sheets }
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

export function parse(
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
export function sheetOf(workbook: WorkBook, name: string, file: string): WorkSheet {
  const sheet = workbook.Sheets[name]
  if (sheet === undefined) {
    throw unreadable({ file, sheet: name }, "trang tính hỏng. Hãy mở và lưu lại.")
  }
  return sheet
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16)
    if (name !== undefined) return NAMED[String(name)] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
