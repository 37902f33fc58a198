import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type HgtTile, hgtName } from "@tinhso/terrain"
import { type Entry, directorySize, Tag, writeDirectory } from "../raster/tiff-tags.ts"

/** Ground that changes from place to place and has no steps: height at a longitude and a latitude, m. */
export const rolling = (lon: number, lat: number): number =>
  Math.round(300 + 150 * Math.sin(lon * 90) * Math.cos(lat * 70) + 60 * Math.sin(lat * 400))

export const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "tinhso-terrain-"))

/** Writes a tile of 3″; `height` may give -32768 for a hole. */
export async function writeHgt(
  folder: string,
  tile: HgtTile,
  height: (lon: number, lat: number) => number,
): Promise<string> {
  const side = 1201
  const bytes = Buffer.alloc(2 * side * side)
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const lon = tile.west + column / 1200
      const lat = tile.south + 1 - row / 1200
      bytes.writeInt16BE(height(lon, lat), 2 * (row * side + column))
    }
  }
  const path = join(folder, `${hgtName(tile)}.hgt`)
  await writeFile(path, bytes)
  return path
}

/** A GeoTIFF to write: its first sample, its steps, its keys in fours after the header. */
export interface Sheet {
  readonly x: number
  readonly y: number
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly geoKeys: readonly number[]
  readonly noData?: number
  readonly samplesPerPixel?: number
  /** Entries beside or instead of those that follow from the above; values null leave one out. */
  readonly instead?: readonly (Entry | { readonly tag: number; readonly values: null })[]
  readonly height: (column: number, row: number) => number
}

/** Keys of a system in degrees and of one in metres, by EPSG code; a sample is its pixel's middle. */
export const geographicKeys = (code: number) => [1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, code]
export const projectedKeys = (code: number) => [1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, code]

const short = (tag: number, ...values: number[]): Entry => ({ tag, type: "short", values })
const long = (tag: number, ...values: number[]): Entry => ({ tag, type: "long", values })

/** Writes a plain GeoTIFF of 16-bit heights in one strip. */
export async function writeSheet(folder: string, name: string, sheet: Sheet): Promise<string> {
  const { columns, rows, x, y, stepX, stepY, geoKeys, samplesPerPixel = 1 } = sheet
  const samples = Buffer.alloc(2 * columns * rows * samplesPerPixel)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = 2 * samplesPerPixel * (row * columns + column)
      samples.writeInt16LE(sheet.height(column, row), at)
    }
  }
  const plain: Entry[] = [
    long(Tag.width, columns),
    long(Tag.height, rows),
    short(Tag.bitsPerSample, ...Array.from({ length: samplesPerPixel }, () => 16)),
    short(Tag.compression, 1),
    short(Tag.photometric, 1),
    long(273, 0),
    short(Tag.samplesPerPixel, samplesPerPixel),
    long(278, rows),
    long(279, samples.length),
    short(Tag.sampleFormat, ...Array.from({ length: samplesPerPixel }, () => 2)),
    { tag: Tag.pixelScale, type: "double", values: [stepX, stepY, 0] } as const,
    {
      tag: Tag.tiepoint,
      type: "double",
      values: [0, 0, 0, x - stepX / 2, y + stepY / 2, 0],
    } as const,
    short(Tag.geoKeys, 1, 1, 0, geoKeys.length / 4, ...geoKeys),
    ...(sheet.noData === undefined
      ? []
      : [{ tag: Tag.gdalNoData, type: "ascii", values: String(sheet.noData) } as const]),
  ]
  const replaced = new Set(sheet.instead?.map(({ tag }) => tag))
  const entries = [
    ...plain.filter(({ tag }) => !replaced.has(tag)),
    ...(sheet.instead ?? []).filter((entry): entry is Entry => entry.values !== null),
  ]
  const head = Buffer.alloc(8)
  head.write("II*\0", 0, "latin1")
  head.writeUInt32LE(8, 4)
  const start = 8 + directorySize(entries)
  const placed = entries.map((entry) => (entry.tag === 273 ? long(273, start) : entry))
  const path = join(folder, name)
  await writeFile(path, Buffer.concat([head, writeDirectory(placed, 8, 0), samples]))
  return path
}
