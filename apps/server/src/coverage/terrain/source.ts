import type { Box } from "@tinhso/terrain"
import type { Frame } from "./frame.ts"

/** Part of a grid: columns and rows from its first sample, counted from 0. */
export interface Window {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** One file of ground heights, opened but not read. */
export interface TerrainSource {
  /** As the caller named it: directory and file. */
  readonly path: string
  readonly format: "hgt" | "geotiff"
  /** "EPSG:4326", or what the file says of its projection. */
  readonly crs: string
  readonly frame: Frame
  readonly columns: number
  readonly rows: number
  /** What it covers, degrees on WGS 84. */
  readonly box: Box
  /** Heights of a window row by row, m; NaN for holes. Reads no more of the file than it needs. */
  read(window: Window): Promise<Float32Array>
  close(): Promise<void>
}
