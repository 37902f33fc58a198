import { type Parser, parse } from "csv-parse"
import { setImmediate as breathe } from "node:timers/promises"
import { declaredDelimiter, findDelimiter, RECORD_ENDS, topRowsWith } from "./delimiter.ts"
import { decodeText } from "./encoding.ts"
import {
  badCells,
  type CellProblem,
  columnTwice,
  emptyFile,
  missingColumns,
  noHeader,
  tooManyColumns,
  tooManyRows,
  unreadable,
} from "./errors.ts"
import { findHeader, type Header, type Wanted } from "./header.ts"
import type { Limits, TableRow } from "./model.ts"
import type { Place } from "./position.ts"
import { findQuoteProblem } from "./quotes.ts"
import { rowMaker } from "./rows.ts"

export interface CsvTable {
  readonly encoding: string
  readonly delimiter: string
  readonly header: Header
  readonly rows: readonly TableRow[]
}

const SAMPLE = 2 ** 20
const CHUNK = 2 ** 18
const MOST_PROBLEMS = 20

/** Reads delimited text; everything that is not plain is refused with its row. */
export async function readCsv(
  bytes: Buffer,
  file: string,
  wanted: Wanted,
  limits: Limits,
): Promise<CsvTable> {
  const place = { file }
  const { utf8, encoding } = decodeText(bytes, file)
  const declared = declaredDelimiter(utf8.toString("latin1", 0, 16))
  const text = declared === null ? utf8 : utf8.subarray(declared.length)
  const sample = text.subarray(0, SAMPLE)
  const { delimiter, top } =
    declared === null
      ? findDelimiter(sample, wanted)
      : { delimiter: declared.delimiter, top: topRowsWith(sample, declared.delimiter) }
  const lineOffset = declared === null ? 0 : 1
  if (top.length === 0) throw quoteRefusal(text, delimiter, place, lineOffset) ?? emptyFile(file)
  const header = headerOf(top, wanted, place)
  const collector = new RowCollector(header, place, limits)
  try {
    await feed(text, delimiter, collector)
  } catch (error) {
    throw quoteRefusal(text, delimiter, place, lineOffset) ?? error
  }
  return { encoding, delimiter, header, rows: collector.finish() }
}

function headerOf(top: Parameters<typeof findHeader>[0], wanted: Wanted, place: Place): Header {
  const reading = findHeader(top, wanted)
  if (reading.kind === "found") return reading.header
  if (reading.kind === "nothing") throw noHeader(place)
  if (reading.kind === "missing") throw missingColumns(place, reading)
  throw columnTwice(place, reading.row, reading.name, reading.columns)
}

/** Gives the text to the parser piece by piece, so that other work goes on meanwhile. */
async function feed(text: Buffer, delimiter: string, collector: RowCollector): Promise<void> {
  const parser: Parser = parse({
    delimiter,
    record_delimiter: RECORD_ENDS,
    relax_column_count: true,
    on_record: (texts: string[]) => {
      collector.take(texts)
      return null
    },
  })
  const failed = Promise.withResolvers<never>()
  const ended = Promise.withResolvers<undefined>()
  parser.on("error", failed.reject)
  parser.on("end", () => ended.resolve(undefined))
  parser.resume()
  failed.promise.catch(() => undefined)
  for (let at = 0; at < text.length; at += CHUNK) {
    const written = new Promise<void>((resolve) => {
      parser.write(text.subarray(at, at + CHUNK), () => resolve())
    })
    await Promise.race([written, failed.promise])
    if (collector.full) return void parser.destroy()
    await breathe()
  }
  parser.end()
  await Promise.race([ended.promise, failed.promise])
}

class RowCollector {
  /** Nothing more is wanted: too many problems or rows. */
  full = false
  readonly #header: Header
  readonly #place: Place
  readonly #limits: Limits
  readonly #make: ReturnType<typeof rowMaker>
  readonly #rows: TableRow[] = []
  readonly #problems: CellProblem[] = []
  #tooMany = false
  #row = 0

  constructor(header: Header, place: Place, limits: Limits) {
    this.#header = header
    this.#place = place
    this.#limits = limits
    this.#make = rowMaker(header)
  }

  take(texts: readonly string[]): void {
    this.#row += 1
    if (this.full || this.#row < this.#header.row) return
    if (texts.length > this.#limits.columns)
      throw tooManyColumns({ ...this.#place, row: this.#row }, this.#limits.columns)
    if (this.#row === this.#header.row || texts.every((text) => text.trim() === "")) return
    this.#checkWidth(texts)
    this.#checkLengths(texts)
    if (this.#rows.length >= this.#limits.rows) this.#tooMany = true
    else if (this.#problems.length === 0)
      this.#rows.push(this.#make(this.#row, this.#select(texts)))
    this.full = this.#tooMany || this.#problems.length >= MOST_PROBLEMS
  }

  finish(): readonly TableRow[] {
    if (this.#problems.length > 0) throw badCells(this.#place, this.#problems)
    if (this.#tooMany) throw tooManyRows(this.#place, this.#limits.rows)
    return this.#rows
  }

  #select(texts: readonly string[]): string[] {
    return this.#header.columns.map(({ index }) => {
      const text = texts[index]
      return text === undefined || text.trim() === "" ? "" : text.normalize("NFC")
    })
  }

  #checkWidth(texts: readonly string[]): void {
    const width = this.#header.texts.length
    const spare = texts.findIndex(
      (text, index) => text.trim() !== "" && (this.#header.texts[index] ?? "") === "",
    )
    if (spare >= 0) {
      this.#problem(
        spare,
        `dòng có ${texts.length} ô mà tiêu đề có ${width} cột; ô này không thuộc cột nào. Ô có dấu phân cách phải đặt trong ngoặc kép.`,
      )
    } else if (texts.length < width) {
      this.#problem(
        null,
        `dòng chỉ có ${texts.length} ô mà tiêu đề có ${width} cột; dòng bị cắt hoặc thiếu dấu phân cách.`,
      )
    }
  }

  #checkLengths(texts: readonly string[]): void {
    texts.forEach((text, index) => {
      if (text.length > this.#limits.cellLength) {
        this.#problem(
          index,
          `ô dài ${text.length.toLocaleString("vi-VN")} ký tự, quá ${this.#limits.cellLength.toLocaleString("vi-VN")}.`,
        )
      }
    })
  }

  #problem(column: number | null, why: string): void {
    const header = column === null ? "" : (this.#header.texts[column] ?? "")
    this.#problems.push({ row: this.#row, column, header, why })
  }
}

function quoteRefusal(text: Buffer, delimiter: string, place: Place, lineOffset: number) {
  const problem = findQuoteProblem(text.toString("utf8"), delimiter)
  if (problem === null) return null
  return unreadable({ ...place, row: problem.line + lineOffset }, problem.why)
}
