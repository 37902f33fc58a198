import { createHash, type Hash } from "node:crypto"
import { createReadStream } from "node:fs"
import { open, stat } from "node:fs/promises"
import { basename } from "node:path"
import { TextDecoder } from "node:util"
import { setImmediate as breathe } from "node:timers/promises"
import { parse } from "csv-parse"
import { declaredDelimiter, findDelimiter, RECORD_ENDS } from "./delimiter.ts"
import { decodeText } from "./encoding.ts"
import {
  emptyFile,
  fileNotFound,
  notAFile,
  tooLarge,
  tooManyColumns,
  unreadable,
} from "./errors.ts"
import { requireKind } from "./kind-and-name.ts"
import { LIMITS, type Limits } from "./model.ts"

/** Delimited text of any length, read row by row: nothing of it is kept in memory. */
export interface TextRows {
  readonly fileName: string
  readonly sha256: string
  readonly encoding: string
  readonly delimiter: string
  /** Gives every row with something in it, in order; other work goes on meanwhile. */
  feed(take: (row: number, cells: readonly string[]) => void): Promise<void>
}

/** A text that is streamed may be longer than one that is held. */
const MOST_BYTES = 4 * 2 ** 30
const SAMPLE = 2 ** 20
const CHUNK = 2 ** 18
const NO_HEADER = { columns: [], optional: [] }

/**
 * Opens delimited text to be read row by row; null where the file is a workbook. UTF-8 is streamed
 * from the disk; a text in other letters is read whole, within the limits of other tables.
 */
export async function openTextRows(
  path: string,
  options: { readonly fileName?: string; readonly limits?: Partial<Limits> } = {},
): Promise<TextRows | null> {
  const file = (options.fileName ?? basename(path)).normalize("NFC")
  const limits: Limits = { ...LIMITS, ...options.limits }
  const start = await startOf(path, file)
  if (requireKind(start, file) === "workbook") return null
  const hash = createHash("sha256")
  const whole = (await readThrough(path, hash)) ? null : await decoded(path, file, limits.bytes)
  const { delimiter, from, first } = shapeOf(whole?.utf8 ?? start)
  return {
    fileName: file,
    sha256: hash.digest("hex"),
    encoding: whole?.encoding ?? "utf-8",
    delimiter,
    feed: (take) => {
      const chunks =
        whole === null
          ? createReadStream(path, { start: from, highWaterMark: CHUNK })
          : pieces(whole.utf8.subarray(from))
      return feed(chunks, { file, delimiter, first, columns: limits.columns }, take)
    },
  }
}

/** What divides the cells of a text, where its first row begins, and how many rows stand before it. */
function shapeOf(start: Buffer): { delimiter: string; from: number; first: number } {
  const sample = start.subarray(0, SAMPLE)
  const marked = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf
  const skip = marked ? 3 : 0
  const text = lastWholeLine(sample.subarray(skip))
  const declared = declaredDelimiter(text.toString("latin1", 0, 16))
  if (declared === null) {
    return { delimiter: findDelimiter(text, NO_HEADER).delimiter, from: skip, first: 0 }
  }
  return { delimiter: declared.delimiter, from: skip + declared.length, first: 1 }
}

/** The beginning of a file that is one, not empty and not too long. */
async function startOf(path: string, file: string): Promise<Buffer> {
  const found = await stat(path).catch(() => {
    throw fileNotFound(file)
  })
  if (!found.isFile()) throw notAFile(file)
  if (found.size === 0) throw emptyFile(file)
  if (found.size > MOST_BYTES) {
    throw tooLarge({ file }, `tệp lớn hơn ${Math.floor(MOST_BYTES / 2 ** 20)} MB.`)
  }
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE), 0, SAMPLE, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Hashes a file; whether all of it is UTF-8 without NUL. */
async function readThrough(path: string, hash: Hash): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let valid = true
  for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes: Buffer = part
    hash.update(bytes)
    valid &&= !bytes.includes(0) && decodes(decoder, bytes)
  }
  return valid && decodes(decoder, null)
}

function decodes(decoder: TextDecoder, bytes: Buffer | null): boolean {
  try {
    if (bytes === null) decoder.decode()
    else decoder.decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

async function decoded(path: string, file: string, most: number) {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    if (size > most) throw unreadable({ file }, "tệp lớn phải viết bằng bảng mã UTF-8.")
    return decodeText(await handle.readFile(), file)
  } finally {
    await handle.close()
  }
}

/** A sample ends where a line does, so that no row of it is cut. */
function lastWholeLine(sample: Buffer): Buffer {
  const end = sample.lastIndexOf(10)
  return sample.length < SAMPLE - 3 || end < 0 ? sample : sample.subarray(0, end + 1)
}

function* pieces(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.subarray(at, at + CHUNK)
}

interface Reading {
  readonly file: string
  readonly delimiter: string
  /** Rows before the first. */
  readonly first: number
  readonly columns: number
}

async function feed(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { file, delimiter, first, columns }: Reading,
  take: (row: number, cells: readonly string[]) => void,
): Promise<void> {
  let row = first
  const parser = parse({
    delimiter,
    record_delimiter: RECORD_ENDS,
    relax_column_count: true,
    // A sign of seconds in a place, 105°37'50", is a letter of its cell like any other.
    relax_quotes: true,
    on_record: (cells: string[]) => {
      row += 1
      if (cells.length > columns) throw tooManyColumns({ file, row }, columns)
      if (cells.some((cell) => cell !== "")) take(row, cells)
      return null
    },
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  promise.catch(() => undefined)
  parser.on("error", (error) =>
    reject(
      "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED"
        ? unreadable({ file, row: row + 1 }, "dấu ngoặc kép mở ra không được đóng đến hết tệp.")
        : error,
    ),
  )
  parser.on("end", () => resolve())
  parser.resume()
  for await (const part of chunks) {
    const written = new Promise<void>((next) => {
      parser.write(part, () => next())
    })
    await Promise.race([written, promise])
    await breathe()
  }
  parser.end()
  await promise
}
