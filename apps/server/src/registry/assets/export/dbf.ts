import type { Property, PropertyValue } from "../feature.ts"

export interface DbfField {
  readonly name: string
  readonly type: Property["type"]
  readonly valueOf: (row: number) => PropertyValue
}

interface Form {
  readonly letter: "C" | "N" | "L" | "D"
  readonly length: number
  readonly decimals: number
}

const FORMS: Readonly<Record<Property["type"], Form>> = {
  text: { letter: "C", length: 254, decimals: 0 },
  integer: { letter: "N", length: 18, decimals: 0 },
  number: { letter: "N", length: 20, decimals: 8 },
  boolean: { letter: "L", length: 1, decimals: 0 },
  date: { letter: "D", length: 8, decimals: 0 },
}

/** A dBASE III table in UTF-8, with so many rows; texts are cut at 254 bytes, never inside a letter. */
export function dbfOf(fields: readonly DbfField[], rows: number, at: Date): Buffer {
  const forms = fields.map(({ type }) => FORMS[type])
  const rowLength = 1 + forms.reduce((sum, { length }) => sum + length, 0)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header.set([3, at.getUTCFullYear() - 1900, at.getUTCMonth() + 1, at.getUTCDate()])
  header.writeUInt32LE(rows, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(rowLength, 10)
  for (const [index, { name }] of fields.entries()) {
    const { letter, length, decimals } = forms[index] ?? FORMS.text
    const start = 32 + index * 32
    header.write(name, start, 10, "latin1")
    header.write(letter, start + 11, "latin1")
    header.set([length, decimals], start + 16)
  }
  header.writeUInt8(0x0d, header.length - 1)
  const body = Buffer.alloc(rows * rowLength + 1, 0x20)
  for (let row = 0; row < rows; row++) {
    let start = row * rowLength + 1
    for (const [index, { valueOf }] of fields.entries()) {
      const form = forms[index] ?? FORMS.text
      body.set(cellOf(valueOf(row), form), start)
      start += form.length
    }
  }
  body.writeUInt8(0x1a, body.length - 1)
  return Buffer.concat([header, body])
}

function cellOf(value: PropertyValue, { letter, length, decimals }: Form): Buffer {
  if (value === null) return Buffer.alloc(0)
  if (letter === "L") return Buffer.from(value === true ? "T" : "F")
  if (letter === "D") return Buffer.from(String(value).replaceAll("-", "").slice(0, length))
  if (letter === "N" && typeof value === "number") {
    const plain = value.toFixed(decimals)
    return Buffer.from((plain.length > length ? value.toExponential(10) : plain).padStart(length))
  }
  return cut(Array.isArray(value) ? value.join("; ") : String(value), length)
}

function cut(text: string, length: number): Buffer {
  const bytes = Buffer.from(text, "utf8")
  let end = Math.min(length, bytes.length)
  while (end > 0 && end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}
