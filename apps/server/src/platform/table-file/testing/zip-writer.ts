import { crc32, deflateRawSync } from "node:zlib"

export interface Entry {
  readonly name: string
  readonly data: Buffer
  /** What the zip says, where it lies. */
  readonly declaredSize?: number
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
}

/** A zip file as tests need it: deflated, and free to lie about sizes, flags and sums. */
export function writeZip(entries: readonly Entry[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8")
    const packed = deflateRawSync(entry.data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0x0800, 2)
    fields.writeUInt16LE(entry.method ?? 8, 4)
    fields.writeUInt32LE(entry.crc ?? crc32(entry.data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(entry.declaredSize ?? entry.data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed])
    const central = Buffer.alloc(46)
    central.write("PK\u0001\u0002")
    central.writeUInt16LE(20, 4)
    fields.copy(central, 6)
    central.writeUInt32LE(offset, 42)
    directory.push(central, name)
    pieces.push(local)
    offset += local.length
  }
  const entriesPart = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write("PK\u0005\u0006")
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(entriesPart.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, entriesPart, end])
}
