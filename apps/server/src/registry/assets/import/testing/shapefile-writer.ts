/** A .shp of points, as the ESRI description of 1998 has it. */
export function shpOfPoints(points: readonly (readonly [number, number])[]): Buffer {
  const records = points.map(([x, y], at) => {
    const record = Buffer.alloc(28)
    record.writeInt32BE(at + 1, 0)
    record.writeInt32BE(10, 4)
    record.writeInt32LE(1, 8)
    record.writeDoubleLE(x, 12)
    record.writeDoubleLE(y, 20)
    return record
  })
  return Buffer.concat([shpHeader(1, 100 + records.length * 28), ...records])
}

/** A .shp of one line. */
export function shpOfLine(points: readonly (readonly [number, number])[]): Buffer {
  const length = 8 + 44 + 4 + points.length * 16
  const record = Buffer.alloc(length)
  record.writeInt32BE(1, 0)
  record.writeInt32BE((length - 8) / 2, 4)
  record.writeInt32LE(3, 8)
  record.writeInt32LE(1, 44)
  record.writeInt32LE(points.length, 48)
  points.forEach(([x, y], at) => {
    record.writeDoubleLE(x, 56 + at * 16)
    record.writeDoubleLE(y, 64 + at * 16)
  })
  return Buffer.concat([shpHeader(3, 100 + length), record])
}

function shpHeader(type: number, bytes: number): Buffer {
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE(bytes / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(type, 32)
  return header
}

/** A .dbf of texts; `letters` writes them in an encoding. */
export function dbfOf(
  fields: readonly { readonly name: string; readonly length: number }[],
  rows: readonly (readonly string[])[],
  letters: (text: string) => Uint8Array,
): Buffer {
  const rowLength = 1 + fields.reduce((sum, { length }) => sum + length, 0)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header.writeUInt8(3, 0)
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(rowLength, 10)
  fields.forEach(({ name, length }, at) => {
    header.write(name, 32 + at * 32, 10, "latin1")
    header.write("C", 32 + at * 32 + 11, "latin1")
    header.writeUInt8(length, 32 + at * 32 + 16)
  })
  header.writeUInt8(0x0d, header.length - 1)
  const body = rows.map((cells) => {
    const row = Buffer.alloc(rowLength, 0x20)
    let at = 1
    fields.forEach(({ length }, index) => {
      row.set(letters(cells[index] ?? "").subarray(0, length), at)
      at += length
    })
    return row
  })
  return Buffer.concat([header, ...body, Buffer.of(0x1a)])
}
