/** Values of a raster: levels, indices, classes. */
export type Values = Float32Array | Int16Array | Uint16Array | Uint8Array

/** A picture of values over longitude and latitude on WGS 84; row 0 is the northernmost. */
export interface Raster {
  /** Edges of the first pixel, degrees. */
  readonly west: number
  readonly north: number
  /** Size of a pixel, degrees. */
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly values: Values
  /** What stands where there is nothing to say. */
  readonly nothing: number
  /** A code that says less than every other one: seen from afar it gives way to them. */
  readonly weakest?: number
}

const like = (values: Values, length: number): Values => {
  if (values instanceof Float32Array) return new Float32Array(length)
  if (values instanceof Int16Array) return new Int16Array(length)
  return values instanceof Uint16Array ? new Uint16Array(length) : new Uint8Array(length)
}

/**
 * Half as many columns and rows, for looking from afar. Of four pixels the greatest value is kept:
 * what is served stays visible, and codes are never mixed into others.
 */
export function halved(raster: Raster): Raster {
  const columns = Math.ceil(raster.columns / 2)
  const rows = Math.ceil(raster.rows / 2)
  const values = like(raster.values, columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = greatestOfFour(raster, column, row)
    }
  }
  return { ...raster, columns, rows, values, stepX: raster.stepX * 2, stepY: raster.stepY * 2 }
}

function greatestOfFour(
  { columns, rows, values, nothing, weakest }: Raster,
  column: number,
  row: number,
) {
  let greatest = nothing
  for (let y = 2 * row; y < Math.min(2 * row + 2, rows); y++) {
    for (let x = 2 * column; x < Math.min(2 * column + 2, columns); x++) {
      const value = values[y * columns + x]!
      if (value === nothing || (value === weakest && greatest !== nothing)) continue
      if (greatest === nothing || greatest === weakest || value > greatest) greatest = value
    }
  }
  return greatest
}
