import { parse } from "csv-parse"
import { setImmediate as breathe } from "node:timers/promises"
import { declaredDelimiter, findDelimiter, RECORD_ENDS } from "./delimiter.ts"
import { decodeText } from "./encoding.ts"
import { emptyFile, tooManyColumns, tooManyRows, unreadable } from "./errors.ts"
import type { GridFile, GridRow, Limits } from "./model.ts"
import { findQuoteProblem } from "./quotes.ts"

const SAMPLE = 2 ** 20
const CHUNK = 2 ** 18
const NO_HEADER = { columns: [], optional: [] }

/** Delimited text as it lies there: one sheet without a name, every cell text. */
export async function csvGrid(
  bytes: Buffer,
  file: string,
  limits: Limits,
): Promise<Pick<GridFile, "sheets" | "encoding" | "delimiter">> {
  const { utf8, encoding } = decodeText(bytes, file)
  const declared = declaredDelimiter(utf8.toString("latin1", 0, 16))
  const text = declared === null ? utf8 : utf8.subarray(declared.length)
  const found = declared?.delimiter ?? findDelimiter(text.subarray(0, SAMPLE), NO_HEADER).delimiter
  const lineOffset = declared === null ? 0 : 1
  const rows: GridRow[] = []
  let row = lineOffset
  const take = (cells: readonly string[]) => {
    row += 1
    if (cells.length > limits.columns) throw tooManyColumns({ file, row }, limits.columns)
    const texts = cells.map((cell) => (cell.trim() === "" ? "" : cell.normalize("NFC")))
    const kinds = texts.map((cell) => (cell === "" ? "." : "t")).join("")
    if (!kinds.includes("t")) return
    if (rows.length >= limits.rows) throw tooManyRows({ file }, limits.rows)
    rows.push({ row, hidden: false, texts, kinds })
  }
  try {
    await feed(text, found, take)
  } catch (error) {
    const problem = findQuoteProblem(text.toString("utf8"), found)
    if (problem === null) throw error
    throw unreadable({ file, row: problem.line + lineOffset }, problem.why)
  }
  if (rows.length === 0) throw emptyFile(file)
  return { encoding, delimiter: found, sheets: [{ name: null, hidden: false, merges: [], rows }] }
}

/** Gives the text to the parser piece by piece, so that other work goes on meanwhile. */
async function feed(
  text: Buffer,
  delimiter: string,
  take: (cells: readonly string[]) => void,
): Promise<void> {
  const parser = parse({
    delimiter,
    record_delimiter: RECORD_ENDS,
    relax_column_count: true,
    // A sign of seconds in a place, 105°37'50", is a letter of its cell like any other.
    relax_quotes: true,
    on_record: (cells: string[]) => {
      take(cells)
      return null
    },
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  promise.catch(() => undefined)
  parser.on("error", reject)
  parser.on("end", () => resolve())
  parser.resume()
  for (let at = 0; at < text.length; at += CHUNK) {
    const written = new Promise<void>((next) => {
      parser.write(text.subarray(at, at + CHUNK), () => next())
    })
    await Promise.race([written, promise])
    await breathe()
  }
  parser.end()
  await promise
}
