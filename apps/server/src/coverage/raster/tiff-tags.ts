/** Numbers of TIFF 6.0, of GeoTIFF 1.1 (OGC 19-008) and of GDAL. */
export const Tag = {
  newSubfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  samplesPerPixel: 277,
  planarConfiguration: 284,
  predictor: 317,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  sampleFormat: 339,
  pixelScale: 33_550,
  tiepoint: 33_922,
  geoKeys: 34_735,
  gdalMetadata: 42_112,
  gdalNoData: 42_113,
} as const

/** One entry of a directory. */
export interface Entry {
  readonly tag: number
  readonly type: "ascii" | "short" | "long" | "double"
  readonly values: readonly number[] | string
}

const TYPES = {
  ascii: { code: 2, bytes: 1 },
  short: { code: 3, bytes: 2 },
  long: { code: 4, bytes: 4 },
  double: { code: 12, bytes: 8 },
} as const

const bytesOf = ({ type, values }: Entry): number =>
  typeof values === "string" ? Buffer.byteLength(values) + 1 : values.length * TYPES[type].bytes

const even = (size: number) => size + (size % 2)

/** How many bytes a directory takes with all values that do not fit into its entries. */
export function directorySize(entries: readonly Entry[]): number {
  const outside = entries.map(bytesOf).filter((bytes) => bytes > 4)
  return 2 + 12 * entries.length + 4 + outside.reduce((sum, bytes) => sum + even(bytes), 0)
}

/** A directory (little-endian) that lies at `offset`, with its values behind it; `next` follows it, 0 for none. */
export function writeDirectory(entries: readonly Entry[], offset: number, next: number): Buffer {
  const sorted = entries.toSorted((one, other) => one.tag - other.tag)
  const bytes = Buffer.alloc(directorySize(entries))
  bytes.writeUInt16LE(sorted.length, 0)
  let outside = 2 + 12 * sorted.length + 4
  for (const [i, entry] of sorted.entries()) {
    const at = 2 + 12 * i
    const size = bytesOf(entry)
    bytes.writeUInt16LE(entry.tag, at)
    bytes.writeUInt16LE(TYPES[entry.type].code, at + 2)
    bytes.writeUInt32LE(size / TYPES[entry.type].bytes, at + 4)
    if (size <= 4) writeValues(bytes, entry, at + 8)
    else {
      bytes.writeUInt32LE(offset + outside, at + 8)
      writeValues(bytes, entry, outside)
      outside += even(size)
    }
  }
  bytes.writeUInt32LE(next, 2 + 12 * sorted.length)
  return bytes
}

function writeValues(bytes: Buffer, { type, values }: Entry, at: number): void {
  if (typeof values === "string") {
    bytes.write(values, at, "utf8")
    return
  }
  for (const [i, value] of values.entries()) {
    if (type === "short") bytes.writeUInt16LE(value, at + 2 * i)
    else if (type === "long") bytes.writeUInt32LE(value, at + 4 * i)
    else bytes.writeDoubleLE(value, at + 8 * i)
  }
}
