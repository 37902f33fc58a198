import { crc32 } from "node:zlib"
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl"
import { tooLarge, tooManyRows, unreadable } from "./errors.ts"
import { withoutNumbers } from "./letters-by-number.ts"
import type { Limits } from "./model.ts"

/** Parts of a workbook that hold no cells: never unpacked. */
const UNNEEDED =
  /^xl\/(?:drawings|charts|chartsheets|media|embeddings|comments|threadedComments|persons|theme|pivot|externalLinks|printerSettings|ctrlProps|activeX|customXml|queryTables|tables|slicer|vba|calcChain|model|metadata|webextensions|worksheets\/_rels)|^(?:docProps|customXml)\//i

const SMALL = 16 * 2 ** 20

/**
 * The parts of a workbook that are needed to read cells, unpacked under hard limits: sizes as
 * declared and as they come out, ratio, number of entries. Nothing is ever written to a disk.
 */
export async function unpack(
  bytes: Buffer,
  file: string,
  limits: Limits,
): Promise<Map<string, Buffer>> {
  const entries = await listEntries(bytes, file, limits)
  requireWorkbook(
    entries.map(({ entry }) => entry.fileName),
    file,
  )
  const parts = new Map<string, Buffer>()
  const budget = { left: limits.inflatedBytes }
  for (const { entry, zip } of entries) {
    const name = entry.fileName
    if (!/\.(?:xml|rels)$/i.test(name) || UNNEEDED.test(name)) continue
    parts.set(name, await inflate(zip, entry, file, limits, budget))
  }
  return parts
}

async function listEntries(bytes: Buffer, file: string, limits: Limits) {
  const zip = await fromBufferPromise(bytes, {
    strictFileNames: true,
    autoClose: false,
    lazyEntries: true,
  }).catch((error: unknown) => {
    throw unreadable(
      { file },
      `bảng tính bị cắt hoặc hỏng (${reason(error)}). Hãy gửi lại tệp gốc.`,
    )
  })
  if (zip.entryCount > limits.entries) {
    throw tooLarge({ file }, `bảng tính có ${zip.entryCount} tệp bên trong, quá ${limits.entries}.`)
  }
  const entries: { entry: Entry; zip: ZipFile }[] = []
  const names = new Set<string>()
  let declared = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      if (names.has(name))
        throw unreadable({ file }, `bảng tính có hai phần cùng tên ${entry.fileName}.`)
      names.add(name)
      declared += entry.uncompressedSize
      if (declared > limits.inflatedBytes) throw bomb(file, limits)
      checkEntry(entry, file, limits)
      entries.push({ entry, zip })
    }
  } catch (error) {
    throw refusalOr(error, file)
  }
  return entries
}

function checkEntry(entry: Entry, file: string, limits: Limits): void {
  if (entry.isEncrypted())
    throw unreadable({ file }, "bảng tính có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    throw unreadable({ file }, `phần ${entry.fileName} nén theo cách không dùng cho bảng tính.`)
  }
  if (
    entry.uncompressedSize > SMALL &&
    entry.uncompressedSize > entry.compressedSize * limits.ratio
  ) {
    throw bomb(file, limits)
  }
}

const bomb = (file: string, limits: Limits) =>
  tooLarge(
    { file },
    `bảng tính bung ra quá lớn (giới hạn ${Math.floor(limits.inflatedBytes / 2 ** 20)} MB và ${limits.ratio} lần); có thể là bom nén.`,
  )

async function inflate(
  zip: ZipFile,
  entry: Entry,
  file: string,
  limits: Limits,
  budget: { left: number },
): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  let sum = 0
  const rows = /worksheets\//i.test(entry.fileName) ? new RowCounter() : null
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      budget.left -= piece.length
      if (budget.left < 0 || (size > SMALL && size > entry.compressedSize * limits.ratio)) {
        throw bomb(file, limits)
      }
      sum = crc32(piece, sum)
      if (rows !== null && rows.count(piece) > limits.rows + 1_000) {
        throw tooManyRows({ file }, limits.rows)
      }
      pieces.push(piece)
    }
  } catch (error) {
    throw refusalOr(error, file)
  }
  if (sum !== entry.crc32)
    throw unreadable(
      { file },
      `phần ${entry.fileName} hỏng (sai mã kiểm tra). Hãy gửi lại tệp gốc.`,
    )
  const part = Buffer.concat(pieces)
  requirePlainXml(part, entry.fileName, file)
  const plain = withoutNumbers(part)
  if (plain === null) {
    throw unreadable({ file }, `phần ${entry.fileName} có số hiệu không phải của ký tự nào.`)
  }
  return plain
}

/** Counts rows while they are unpacked, so that a million of them are never held. */
class RowCounter {
  #rows = 0
  #tail = ""

  count(piece: Buffer): number {
    const text = this.#tail + piece.toString("latin1")
    for (let at = text.indexOf("<row "); at >= 0; at = text.indexOf("<row ", at + 1))
      this.#rows += 1
    this.#tail = text.slice(-4)
    return this.#rows
  }
}

/** Entities that expand, and letters hidden in another encoding, have no place in a workbook. */
function requirePlainXml(part: Buffer, name: string, file: string): void {
  const start = part.subarray(0, 2).toString("latin1")
  if (start === "\u00ff\u00fe" || start === "\u00fe\u00ff" || part.subarray(0, 256).includes(0)) {
    throw unreadable({ file }, `phần ${name} không viết bằng UTF-8.`)
  }
  if (part.includes("<!DOCTYPE") || part.includes("<!ENTITY")) {
    throw unreadable(
      { file },
      `phần ${name} khai báo DOCTYPE hoặc ENTITY; không đọc vì có thể gây hại.`,
    )
  }
}

function requireWorkbook(names: readonly string[], file: string): void {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const saveAs = "Hãy lưu lại thành .xlsx hoặc .csv."
  if (has(/^xl\/workbook\.bin$/i))
    throw unreadable({ file }, `bảng tính nhị phân (.xlsb). ${saveAs}`)
  if (has(/^word\//i)) throw unreadable({ file }, `văn bản Word, không phải bảng tính. ${saveAs}`)
  if (has(/^ppt\//i)) throw unreadable({ file }, `bài trình chiếu, không phải bảng tính. ${saveAs}`)
  if (has(/^mimetype$/) && has(/^content\.xml$/))
    throw unreadable({ file }, `bảng tính OpenDocument (.ods). ${saveAs}`)
  if (!has(/^xl\/.*\.xml$/i)) throw unreadable({ file }, `tệp nén không chứa bảng tính. ${saveAs}`)
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Our own refusals as they are; the unzipper's complaints as a damaged or hostile file. */
function refusalOr(error: unknown, file: string): unknown {
  if (error instanceof Error && error.name === "Refusal") return error
  const why = reason(error)
  if (/relative path|absolute path|invalid characters/i.test(why)) {
    return unreadable({ file }, `tên phần bên trong bảng tính không hợp lệ (${why}).`)
  }
  return unreadable({ file }, `bảng tính bị cắt hoặc hỏng (${why}). Hãy gửi lại tệp gốc.`)
}
