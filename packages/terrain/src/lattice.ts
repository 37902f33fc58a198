/**
 * Ground heights at the crossings of equally spaced meridians and parallels, m above the sea; NaN
 * where nothing is known. Row 0 is the northernmost. The heights may lie in shared memory.
 */
export interface Lattice {
  /** Longitude of column 0 and latitude of row 0, degrees. */
  readonly west: number
  readonly north: number
  /** Between columns and between rows, degrees, above 0. */
  readonly stepX: number
  readonly stepY: number
  readonly columns: number
  readonly rows: number
  readonly heights: Float32Array
  /** Heights above ground of what stands on it, at the same samples; left out where nobody says. */
  readonly cover?: Omit<Lattice, "cover">
}

/** A lattice that knows nothing yet, in memory that threads can share. */
export function createLattice(frame: Omit<Lattice, "heights" | "cover">): Lattice {
  const bytes = frame.columns * frame.rows * Float32Array.BYTES_PER_ELEMENT
  const heights = new Float32Array(new SharedArrayBuffer(bytes)).fill(Number.NaN)
  return { ...frame, heights }
}

export const columnOf = (lattice: Lattice, lon: number): number =>
  (lon - lattice.west) / lattice.stepX

export const rowOf = (lattice: Lattice, lat: number): number =>
  (lattice.north - lat) / lattice.stepY

export const longitudeOf = (lattice: Lattice, column: number): number =>
  lattice.west + column * lattice.stepX

export const latitudeOf = (lattice: Lattice, row: number): number =>
  lattice.north - row * lattice.stepY

/** Height at a place between the samples, bilinear, m; NaN outside and where one of the four is unknown. */
export function heightAt(lattice: Lattice, column: number, row: number): number {
  const { columns, rows, heights } = lattice
  if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) return Number.NaN
  const left = Math.min(Math.trunc(column), columns - 2)
  const top = Math.min(Math.trunc(row), rows - 2)
  const at = top * columns + left
  const right = column - left
  const upper = heights[at]! + (heights[at + 1]! - heights[at]!) * right
  const below = at + columns
  const lower = heights[below]! + (heights[below + 1]! - heights[below]!) * right
  return upper + (lower - upper) * (row - top)
}

/**
 * Fills `profile` with `steps + 1` bilinear heights, equally spaced on the straight line between two
 * positions of the lattice (columns and rows), both ends included. True where all are known. Both
 * ends must lie within the lattice.
 */
export function sampleProfile(
  profile: Float64Array,
  { columns, rows, heights }: Lattice,
  fromColumn: number,
  fromRow: number,
  toColumn: number,
  toRow: number,
  steps: number,
): boolean {
  const acrossStep = (toColumn - fromColumn) / steps
  const downStep = (toRow - fromRow) / steps
  const lastLeft = columns - 2
  const lastTop = rows - 2
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const column = fromColumn + i * acrossStep
    const row = fromRow + i * downStep
    let left = column | 0
    if (left > lastLeft) left = lastLeft
    let top = row | 0
    if (top > lastTop) top = lastTop
    const at = top * columns + left
    const below = at + columns
    const right = column - left
    const upper = heights[at]! + (heights[at + 1]! - heights[at]!) * right
    const lower = heights[below]! + (heights[below + 1]! - heights[below]!) * right
    const height = upper + (lower - upper) * (row - top)
    profile[i] = height
    sum += height
  }
  return sum === sum
}

/**
 * As `sampleProfile`, but with the sample nearest to every point: between the samples of a lattice
 * that is as coarse as the profile, straight lines would plane the tops of ridges off.
 */
export function sampleNearest(
  profile: Float64Array,
  { columns, rows, heights }: Lattice,
  fromColumn: number,
  fromRow: number,
  toColumn: number,
  toRow: number,
  steps: number,
): boolean {
  const acrossStep = (toColumn - fromColumn) / steps
  const downStep = (toRow - fromRow) / steps
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    let column = (fromColumn + i * acrossStep + 0.5) | 0
    if (column >= columns) column = columns - 1
    let row = (fromRow + i * downStep + 0.5) | 0
    if (row >= rows) row = rows - 1
    const height = heights[row * columns + column]!
    profile[i] = height
    sum += height
  }
  return sum === sum
}
