import { crc32, deflateSync } from "node:zlib"

/** Red, green, blue and opacity, 0–255. */
export type Colour = readonly [number, number, number, number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const bytes = Buffer.alloc(4 + body.length + 4)
  bytes.writeUInt32BE(data.length, 0)
  body.copy(bytes, 4)
  bytes.writeUInt32BE(crc32(body), 4 + body.length)
  return bytes
}

/** A PNG (ISO/IEC 15948) of at most 256 colours: one index for every pixel, row by row. */
export function palettePng(
  indices: Uint8Array,
  columns: number,
  rows: number,
  palette: readonly Colour[],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(columns, 0)
  header.writeUInt32BE(rows, 4)
  // Eight bits an index, colours from the palette.
  header[8] = 8
  header[9] = 3
  const lines = Buffer.alloc(rows * (columns + 1))
  for (let row = 0; row < rows; row++) {
    lines.set(indices.subarray(row * columns, (row + 1) * columns), row * (columns + 1) + 1)
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(([red, green, blue]) => [red, green, blue]))),
    chunk("tRNS", Buffer.from(palette.map(([, , , opacity]) => opacity))),
    chunk("IDAT", deflateSync(lines, { level: 6 })),
    chunk("IEND", Buffer.alloc(0)),
  ])
}

/** A world file: size of a pixel and the middle of the first one, for a picture in degrees. */
export const worldFile = (west: number, north: number, stepX: number, stepY: number): string =>
  [stepX, 0, 0, -stepY, west + stepX / 2, north - stepY / 2].map((n) => `${n}\n`).join("")
