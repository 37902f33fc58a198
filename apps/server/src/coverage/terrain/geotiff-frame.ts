import type { GeoTIFFImage } from "geotiff"
import { terrainUnreadable } from "../errors.ts"
import type { Frame } from "./frame.ts"
import type { Crs, GeoKeys } from "./projection.ts"

/** Where the samples of a file lie. */
export interface Placement {
  readonly frame: Frame
  /** Whether its first row is the southernmost. */
  readonly isSouthUp: boolean
}

/** The way from columns and rows of pixels to the file's coordinates, without any turn. */
interface Steps {
  /** Of the upper left corner of the first pixel, as the file counts. */
  readonly x: number
  readonly y: number
  readonly stepX: number
  /** Above 0 where y grows from row to row. */
  readonly stepY: number
}

/** Steps of a matrix may be off by so much of a step, and are then straight. */
const STRAIGHT = 1e-9

/** Reads where samples lie, from scale and tie point or from a matrix; refuses what is turned. */
export function placementOf(path: string, image: GeoTIFFImage, keys: GeoKeys, crs: Crs): Placement {
  const steps = scaled(image) ?? byMatrix(image)
  if (steps === null) {
    throw terrainUnreadable(
      path,
      "không có gốc và cỡ ô thẳng theo hướng bắc; hãy chạy gdalwarp (no position without a turn)",
    )
  }
  const { x, y, stepX, stepY } = steps
  const isSouthUp = stepY > 0
  const north = isSouthUp ? y + (image.getHeight() - 1) * stepY : y
  // A sample is the middle of its pixel unless the file says that it is a point.
  const middle = keys["GTRasterTypeGeoKey"] === 2 ? 0 : 0.5
  return {
    frame: {
      projection: crs.projection,
      x: x + middle * stepX,
      y: north + middle * stepY,
      stepX,
      stepY: Math.abs(stepY),
    },
    isSouthUp,
  }
}

function numbersOf(
  image: GeoTIFFImage,
  tag: "ModelPixelScale" | "ModelTiepoint" | "ModelTransformation",
): number[] {
  return Array.from(image.getFileDirectory().getValue(tag) ?? [], Number)
}

/** Scale and one tie point; some write a scale below 0 for rows that go north. */
function scaled(image: GeoTIFFImage): Steps | null {
  const [stepX, down] = numbersOf(image, "ModelPixelScale")
  const [column, row, , x, y] = numbersOf(image, "ModelTiepoint")
  if (stepX === undefined || down === undefined || x === undefined || y === undefined) return null
  if (!(stepX > 0) || !(Math.abs(down) > 0)) return null
  return { x: x - (column ?? 0) * stepX, y: y + (row ?? 0) * down, stepX, stepY: -down }
}

function byMatrix(image: GeoTIFFImage): Steps | null {
  const [a = 0, b = 0, , x, c = 0, d = 0, , y] = numbersOf(image, "ModelTransformation")
  if (x === undefined || y === undefined) return null
  const isStraight = Math.abs(b) <= STRAIGHT * Math.abs(a) && Math.abs(c) <= STRAIGHT * Math.abs(d)
  return isStraight && a > 0 && Math.abs(d) > 0 ? { x, y, stepX: a, stepY: d } : null
}
