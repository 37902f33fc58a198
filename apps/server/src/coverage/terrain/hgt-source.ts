import { open, stat } from "node:fs/promises"
import { hgtSide, hgtTile, readHgtHeights } from "@tinhso/terrain"
import { terrainUnreadable } from "../errors.ts"
import type { TerrainSource, Window } from "./source.ts"

/** Opens a tile of SRTM; its name says where it lies and its size how fine it is. */
export async function openHgt(path: string, fileName: string): Promise<TerrainSource> {
  const tile = hgtTile(fileName)
  if (tile === null) {
    throw terrainUnreadable(
      path,
      "tên tệp .hgt phải có dạng N21E106.hgt (the name must say the tile)",
    )
  }
  const { size } = await stat(path)
  const side = hgtSide(size)
  if (side === null) {
    throw terrainUnreadable(
      path,
      `dài ${size} byte; ô SRTM phải có đúng ${2 * 1201 ** 2} (3″) hoặc ${2 * 3601 ** 2} byte (1″) (wrong size, truncated?)`,
    )
  }
  const step = 1 / (side - 1)
  const { west, south } = tile
  return {
    path,
    format: "hgt",
    crs: "EPSG:4326",
    frame: { projection: null, x: west, y: south + 1, stepX: step, stepY: step },
    columns: side,
    rows: side,
    box: { west, south, east: west + 1, north: south + 1 },
    read: (window) => readWindow(path, side, window),
    close: () => Promise.resolve(),
  }
}

async function readWindow(path: string, side: number, window: Window): Promise<Float32Array> {
  const { column, row, columns, rows } = window
  const bytes = Buffer.alloc(2 * side * rows)
  const file = await open(path)
  try {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 2 * side * row)
    if (bytesRead < bytes.length) throw terrainUnreadable(path, "tệp bị cắt cụt (truncated)")
  } finally {
    await file.close()
  }
  const whole = readHgtHeights(bytes)
  if (columns === side) return whole
  const heights = new Float32Array(columns * rows)
  for (let i = 0; i < rows; i++) {
    const from = i * side + column
    heights.set(whole.subarray(from, from + columns), i * columns)
  }
  return heights
}
