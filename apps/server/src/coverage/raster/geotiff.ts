import { deflateSync } from "node:zlib"
import { halved, type Raster, type Values } from "./raster.ts"
import { directorySize, type Entry, Tag, writeDirectory } from "./tiff-tags.ts"

/** What is said about a raster beside its values. */
export interface Description {
  /** One line: what the values are. */
  readonly title: string
  /** "dBm" and the like; "" for codes. */
  readonly unit: string
}

/** Width and height of a tile, pixels. */
const TILE = 256
const DEFLATE = 8
/** Of deflate: 6 takes twice the time and makes levels no smaller. */
const EFFORT = 4
/** How the file is laid out, as GDAL's COG driver says it: readers then need not look for it. */
const LAYOUT = [
  "LAYOUT=IFDS_BEFORE_DATA",
  "BLOCK_ORDER=ROW_MAJOR",
  "BLOCK_LEADER=SIZE_AS_UINT4",
  "BLOCK_TRAILER=LAST_4_BYTES_REPEATED",
  "KNOWN_INCOMPATIBLE_EDITION=NO",
  " ",
].join("\n")
const LAYOUT_SIZE = String(LAYOUT.length).padStart(6, "0")
const STRUCTURE = `GDAL_STRUCTURAL_METADATA_SIZE=${LAYOUT_SIZE} bytes\n${LAYOUT}`
/** A directory begins at an even place. */
const HEADER_BYTES = 8 + STRUCTURE.length + (STRUCTURE.length % 2)

interface Level {
  readonly raster: Raster
  readonly tiles: readonly Buffer[]
}

/**
 * A cloud-optimised GeoTIFF: tiled, deflated, with overviews, in degrees on WGS 84 (EPSG:4326). All
 * directories come first and the smallest overview's tiles before the larger ones', so that a
 * reader sees most with the first bytes. The same raster gives the same bytes.
 */
export function geotiff(raster: Raster, description: Description): Buffer {
  const levels: Level[] = []
  for (let at = raster; ; at = halved(at)) {
    levels.push({ raster: at, tiles: tilesOf(at) })
    if (at.columns <= TILE && at.rows <= TILE) break
  }
  const directories = levels.map((level, i) => entriesOf(level, i > 0, description))
  const sizes = directories.map((entries) => directorySize(entries))
  const starts = runningSums(HEADER_BYTES, sizes)
  const offsets = placeTiles(levels, starts.at(-1)!)
  const parts = directories.map((entries, i) => {
    const filled = entries.map((entry) =>
      entry.tag === Tag.tileOffsets ? { ...entry, values: offsets[i]! } : entry,
    )
    return writeDirectory(filled, starts[i]!, i + 1 < levels.length ? starts[i + 1]! : 0)
  })
  const tiles = levels.toReversed().flatMap((level) => level.tiles.flatMap(framed))
  return Buffer.concat([header(), ...parts, ...tiles])
}

function header(): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  bytes.write("II", 0, "latin1")
  bytes.writeUInt16LE(42, 2)
  bytes.writeUInt32LE(HEADER_BYTES, 4)
  bytes.write(STRUCTURE, 8, "latin1")
  return bytes
}

/** Bytes before a tile, and as many behind it. */
const AROUND = 4

/** A tile as `LAYOUT` promises: its size before it, its last four bytes again behind it. */
function framed(tile: Buffer): Buffer[] {
  const size = Buffer.alloc(AROUND)
  size.writeUInt32LE(tile.length)
  return [size, tile, tile.subarray(-AROUND)]
}

/** The sums of none, of the first, of the first two … sizes, from `first` on. */
function runningSums(first: number, sizes: readonly number[]): number[] {
  const sums = [first]
  for (const size of sizes) sums.push(sums.at(-1)! + size)
  return sums
}

/** Offsets of every level's tiles, the smallest level first in the file. */
function placeTiles(levels: readonly Level[], first: number): number[][] {
  let at = first
  const offsets = levels.toReversed().map(({ tiles }) =>
    tiles.map((tile) => {
      const offset = at + AROUND
      at = offset + tile.length + AROUND
      return offset
    }),
  )
  return offsets.toReversed()
}

function tilesOf(raster: Raster): Buffer[] {
  const tiles: Buffer[] = []
  for (let top = 0; top < raster.rows; top += TILE) {
    for (let left = 0; left < raster.columns; left += TILE) tiles.push(tileOf(raster, left, top))
  }
  return tiles
}

function tileOf(raster: Raster, left: number, top: number): Buffer {
  const { values, columns, rows, nothing } = raster
  const size = values.BYTES_PER_ELEMENT
  const tile = Buffer.alloc(TILE * TILE * size)
  const write = writerOf(values, tile)
  for (let row = 0; row < TILE; row++) {
    for (let column = 0; column < TILE; column++) {
      const inside = top + row < rows && left + column < columns
      const value = inside ? values[(top + row) * columns + left + column]! : nothing
      write(value, (row * TILE + column) * size)
    }
  }
  return deflateSync(tile, { level: EFFORT })
}

function writerOf(values: Values, tile: Buffer): (value: number, at: number) => void {
  if (values instanceof Float32Array) return (value, at) => void tile.writeFloatLE(value, at)
  if (values instanceof Int16Array) return (value, at) => void tile.writeInt16LE(value, at)
  if (values instanceof Uint16Array) return (value, at) => void tile.writeUInt16LE(value, at)
  return (value, at) => void (tile[at] = value)
}

const short = (tag: number, ...values: number[]): Entry => ({ tag, type: "short", values })
const long = (tag: number, ...values: number[]): Entry => ({ tag, type: "long", values })

/** WGS 84 in degrees, a pixel being an area: the four keys of every file of ours. */
const GEO_KEYS = [1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326]

function entriesOf({ raster, tiles }: Level, overview: boolean, about: Description): Entry[] {
  const { values, columns, rows, west, north, stepX, stepY, nothing } = raster
  const entries = [
    long(Tag.newSubfileType, overview ? 1 : 0),
    long(Tag.width, columns),
    long(Tag.height, rows),
    short(Tag.bitsPerSample, 8 * values.BYTES_PER_ELEMENT),
    short(Tag.compression, DEFLATE),
    short(Tag.photometric, 1),
    short(Tag.samplesPerPixel, 1),
    short(Tag.planarConfiguration, 1),
    short(Tag.tileWidth, TILE),
    short(Tag.tileHeight, TILE),
    long(Tag.tileOffsets, ...tiles.map(() => 0)),
    long(Tag.tileByteCounts, ...tiles.map(({ length }) => length)),
    short(Tag.sampleFormat, sampleFormatOf(values)),
    { tag: Tag.gdalNoData, type: "ascii", values: String(nothing) } as const,
  ]
  if (overview) return entries
  return [
    ...entries,
    { tag: Tag.pixelScale, type: "double", values: [stepX, stepY, 0] },
    { tag: Tag.tiepoint, type: "double", values: [0, 0, 0, west, north, 0] },
    short(Tag.geoKeys, ...GEO_KEYS),
    { tag: Tag.gdalMetadata, type: "ascii", values: metadata(about) },
  ]
}

function sampleFormatOf(values: Values): number {
  if (values instanceof Float32Array) return 3
  return values instanceof Int16Array ? 2 : 1
}

const metadata = ({ title, unit }: Description) =>
  `<GDALMetadata>${item("description", title)}${item("unittype", unit)}</GDALMetadata>`

const item = (role: string, text: string) =>
  `<Item name="${role.toUpperCase()}" sample="0" role="${role}">${escaped(text)}</Item>`

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
