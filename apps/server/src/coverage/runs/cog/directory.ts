import { Tag } from "../../raster/tiff-tags.ts"

/** Bytes of a file from a position on. */
export type ReadBytes = (position: number, length: number) => Promise<Buffer>

/** One image of a file: the picture, or an overview of it. */
interface CogLevel {
  readonly columns: number
  readonly rows: number
  /** Tiles in a row. */
  readonly across: number
  readonly offsets: readonly number[]
  readonly counts: readonly number[]
}

export type Sample = "u8" | "u16" | "i16" | "f32"

export const BYTES = { u8: 1, u16: 2, i16: 2, f32: 4 } as const satisfies Record<Sample, number>

/** What the directories of a GeoTIFF of ours say. */
export interface CogFrame {
  readonly west: number
  readonly north: number
  readonly stepX: number
  readonly stepY: number
  readonly sample: Sample
  /** The picture first, then overviews, each half as large. */
  readonly levels: readonly CogLevel[]
}

/** The file is no GeoTIFF as we write them. */
export class NotOurs extends Error {
  override readonly name = "NotOurs"
}

/** Width and height of a tile, pixels. */
export const COG_TILE = 256
const DEFLATE = 8
/** A picture halved as often is a point. */
const MOST_LEVELS = 32
const MOST_ENTRIES = 64
/** 60 million pixels have a thousand tiles. */
const MOST_TILES = 100_000

type Values = ReadonlyMap<number, readonly number[]>

/** Reads the directories of a file, and refuses whatever we would not have written. */
export async function readFrame(read: ReadBytes): Promise<CogFrame> {
  const head = await read(0, 8)
  if (head.toString("latin1", 0, 2) !== "II" || head.readUInt16LE(2) !== 42) throw new NotOurs()
  const directories: Values[] = []
  for (let at = head.readUInt32LE(4); at !== 0;) {
    if (directories.length === MOST_LEVELS) throw new NotOurs("too many overviews")
    const { values, next } = await readDirectory(read, at)
    directories.push(values)
    at = next
  }
  const [first] = directories
  if (first === undefined) throw new NotOurs("no directory")
  const levels = directories.map(levelOf)
  requireHalving(levels)
  return { ...placeOf(first), sample: sampleOf(first), levels }
}

function placeOf(values: Values): Pick<CogFrame, "west" | "north" | "stepX" | "stepY"> {
  const [stepX = 0, stepY = 0] = values.get(Tag.pixelScale) ?? []
  const [, , , west = Number.NaN, north = Number.NaN] = values.get(Tag.tiepoint) ?? []
  if (!(stepX > 0 && stepY > 0) || Number.isNaN(west + north)) throw new NotOurs("no place")
  return { west, north, stepX, stepY }
}

function requireHalving(levels: readonly CogLevel[]): void {
  for (const [i, { columns, rows }] of levels.entries()) {
    const above = levels[i - 1]
    if (above === undefined) continue
    const fits = columns === Math.ceil(above.columns / 2) && rows === Math.ceil(above.rows / 2)
    if (!fits) throw new NotOurs("overviews do not fit")
  }
}

const SIZES: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 12: 8 }

async function readDirectory(read: ReadBytes, at: number) {
  const count = (await read(at, 2)).readUInt16LE(0)
  if (count > MOST_ENTRIES) throw new NotOurs("too many entries")
  const bytes = await read(at + 2, 12 * count + 4)
  const values = new Map<number, readonly number[]>()
  for (let i = 0; i < count; i++) {
    const entry = bytes.subarray(12 * i, 12 * i + 12)
    values.set(entry.readUInt16LE(0), await valuesOf(read, entry))
  }
  return { values, next: bytes.readUInt32LE(12 * count) }
}

async function valuesOf(read: ReadBytes, entry: Buffer): Promise<number[]> {
  const type = entry.readUInt16LE(2)
  const count = entry.readUInt32LE(4)
  const size = SIZES[type]
  if (size === undefined || count > MOST_TILES) throw new NotOurs("unknown entry")
  const length = size * count
  const bytes = length <= 4 ? entry.subarray(8) : await read(entry.readUInt32LE(8), length)
  return Array.from({ length: count }, (_, i) => {
    if (type === 3) return bytes.readUInt16LE(2 * i)
    if (type === 4) return bytes.readUInt32LE(4 * i)
    return type === 12 ? bytes.readDoubleLE(8 * i) : bytes.readUInt8(i)
  })
}

/** What every picture of ours says of itself. */
const PLAIN: readonly (readonly [number, number])[] = [
  [Tag.compression, DEFLATE],
  [Tag.samplesPerPixel, 1],
  [Tag.tileWidth, COG_TILE],
  [Tag.tileHeight, COG_TILE],
]

function levelOf(values: Values): CogLevel {
  const one = (tag: number) => values.get(tag)?.[0]
  const columns = one(Tag.width) ?? Number.NaN
  const rows = one(Tag.height) ?? Number.NaN
  const across = Math.ceil(columns / COG_TILE)
  const tiles = across * Math.ceil(rows / COG_TILE)
  const offsets = values.get(Tag.tileOffsets) ?? []
  const counts = values.get(Tag.tileByteCounts) ?? []
  const isPlain = PLAIN.every(([tag, wanted]) => one(tag) === wanted) && !values.has(Tag.predictor)
  if (!isPlain || !(tiles > 0) || offsets.length !== tiles || counts.length !== tiles) {
    throw new NotOurs("not tiled and deflated as ours")
  }
  return { columns, rows, across, offsets, counts }
}

function sampleOf(values: Values): Sample {
  const kind = `${values.get(Tag.sampleFormat)?.[0]}/${values.get(Tag.bitsPerSample)?.[0]}`
  if (kind === "1/8") return "u8"
  if (kind === "1/16") return "u16"
  if (kind === "2/16") return "i16"
  if (kind === "3/32") return "f32"
  throw new NotOurs("samples of another kind")
}
