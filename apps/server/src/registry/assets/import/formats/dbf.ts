import { decode, decodeAs, type Encoding } from "@tinhso/vietnamese"
import { notReadable } from "../errors.ts"

type Row = Record<string, string | number | boolean | null>

interface Field {
  readonly name: Uint8Array
  readonly type: string
  readonly at: number
  readonly length: number
}

/**
 * Rows of a dBase table (.dbf). Letters are as the .cpg beside it says; without one, or where it says
 * something of a western code page, they are recognised from all texts together: TCVN3 and VNI too.
 */
export function readDbf(bytes: Buffer, cpg: string | null, file: string): Row[] {
  if (bytes.length < 33) throw notReadable(file, "bảng thuộc tính .dbf bị cắt")
  const count = bytes.readUInt32LE(4)
  const headerLength = bytes.readUInt16LE(8)
  const rowLength = bytes.readUInt16LE(10)
  if (headerLength > bytes.length || headerLength + count * rowLength > bytes.length + 1) {
    throw notReadable(file, "bảng thuộc tính .dbf bị cắt")
  }
  const fields = fieldsOf(bytes, headerLength)
  const letters = lettersOf(bytes.subarray(32), cpg)
  const names = fields.map(({ name }) => letters(name))
  return Array.from({ length: count }, (_one, row) => {
    const start = headerLength + row * rowLength
    const cells = fields.map(({ type, at, length }, index): [string, Row[string]] => [
      names[index] ?? "",
      cellOf(bytes.subarray(start + at, start + at + length), type, letters),
    ])
    return Object.fromEntries(cells)
  })
}

function fieldsOf(bytes: Buffer, headerLength: number): Field[] {
  const fields: Field[] = []
  let at = 1
  for (let from = 32; from + 32 <= headerLength && bytes[from] !== 0x0d; from += 32) {
    const name = bytes.subarray(from, from + 11)
    const end = name.indexOf(0)
    const length = bytes[from + 16] ?? 0
    const type = String.fromCodePoint(bytes[from + 11] ?? 67)
    fields.push({ name: end < 0 ? name : name.subarray(0, end), type, at, length })
    at += length
  }
  return fields
}

/** How the bytes of the table are read. */
function lettersOf(bytes: Buffer, cpg: string | null): (some: Uint8Array) => string {
  const named = cpg?.trim().toLowerCase() ?? ""
  if (/utf-?8|65001/u.test(named)) return (some) => decodeAs(some, "utf-8").text.trim()
  if (/1258/u.test(named)) return (some) => decodeAs(some, "windows-1258").text.trim()
  // Zeros and control characters are of the form of the table, not of its texts.
  const texts = Buffer.from(bytes.map((byte) => (byte < 32 ? 32 : byte)))
  const read = decode(texts)
  const encoding: Encoding =
    read.encoding === "unknown" ? (read.candidates[0]?.encoding ?? "utf-8") : read.encoding
  return (some) => decodeAs(some, encoding).text.trim()
}

function cellOf(bytes: Buffer, type: string, letters: (some: Uint8Array) => string): Row[string] {
  if (type === "C") return letters(bytes)
  const text = bytes.toString("latin1").replaceAll("\u0000", "").trim()
  if (text === "" || /^\*+$/u.test(text)) return null
  if (type === "N" || type === "F") return Number.isFinite(Number(text)) ? Number(text) : text
  if (type === "L") return /^[TtYy]$/u.test(text) ? true : /^[FfNn]$/u.test(text) ? false : null
  if (type === "D" && /^\d{8}$/u.test(text)) {
    return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  }
  return text
}
