import { decode } from "@tinhso/vietnamese"
import { CsvError, parse } from "csv-parse/sync"

/** What is wrong with a file, and where: rows as people count, the header is row 1. */
export interface Problem {
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

export interface Line {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

export type Table =
  | { readonly lines: readonly Line[]; readonly problem: null }
  | { readonly lines: readonly []; readonly problem: Problem }

const MOST_ROWS = 200_000
/** A cell longer than this is no code and no name. */
const LONGEST_CELL = 300

/** The rows of a CSV file with the columns asked for; anything else about it is a problem. */
export function readTable(file: string, bytes: Uint8Array, columns: readonly string[]): Table {
  const refuse = (row: number | null, column: string | null, message: string): Table => ({
    lines: [],
    problem: { file, row, column, message },
  })
  const { text, problem, encoding } = decode(bytes)
  if (problem !== null || encoding === "unknown") {
    return refuse(null, null, "không đọc được bảng mã ký tự của tệp; hãy lưu lại bằng UTF-8")
  }
  let records: Records
  try {
    records = recordsOf(text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error["lines"] === "number" ? error["lines"] : null
    return refuse(row, null, `không phải CSV đúng dạng: ${CSV_ERRORS[error.code] ?? error.code}`)
  }
  const header = records[0]?.record.map((cell) => cell.trim().toLowerCase()) ?? []
  if (header.length === 0) return refuse(1, null, "tệp không có dòng nào")
  for (const column of columns) {
    const times = header.filter((name) => name === column).length
    if (times === 0) return refuse(1, column, "thiếu cột này")
    if (times > 1) return refuse(1, column, "cột này có hai lần")
  }
  if (records.length - 1 > MOST_ROWS) {
    return refuse(null, null, `có ${records.length - 1} dòng, nhiều nhất là ${MOST_ROWS}`)
  }
  return linesOf(file, header, records.slice(1))
}

const CSV_ERRORS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "dấu nháy kép mở ra mà không đóng lại",
  CSV_INVALID_CLOSING_QUOTE: "có ký tự sau dấu nháy kép đóng",
  INVALID_OPENING_QUOTE: "dấu nháy kép ở giữa ô",
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "số ô khác số cột",
  CSV_MAX_RECORD_SIZE: "dòng quá dài",
}

type Records = readonly { readonly record: readonly string[]; readonly line: number }[]

function recordsOf(text: string): Records {
  const [head = ""] = text.split(/\r?\n/u, 1)
  const count = (mark: string) => head.split(mark).length
  const delimiter = [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ","
  let next = 1
  return parse<{ record: string[]; info: { lines: number } }>(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 100_000,
    columns: false,
  } as never).map(({ record, info }) => {
    const line = Math.max(next, info.lines - record.join("").split("\n").length + 1)
    next = line + 1
    return { record, line }
  })
}

function linesOf(file: string, header: readonly string[], records: Records): Table {
  const lines: Line[] = []
  for (const { record, line } of records) {
    if (record.length !== header.length) {
      const message = `có ${record.length} ô, tiêu đề có ${header.length} cột`
      return { lines: [], problem: { file, row: line, column: null, message } }
    }
    const long = record.findIndex((cell) => cell.length > LONGEST_CELL)
    if (long !== -1) {
      const message = `ô dài ${record[long]?.length} ký tự, nhiều nhất là ${LONGEST_CELL}`
      return { lines: [], problem: { file, row: line, column: header[long] ?? null, message } }
    }
    lines.push({
      line,
      cells: Object.fromEntries(header.map((name, i) => [name, record[i]?.trim() ?? ""])),
    })
  }
  return { lines, problem: null }
}
