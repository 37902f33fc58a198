/** What is wrong with one cell of a table, for the person who wrote it. */
export interface CellFault {
  readonly row: number
  /** "dòng 5", or the record it is in. */
  readonly place: string
  readonly column: string
  readonly detail: string
}

/** Reads the cells of one row by their columns' names and remembers what is wrong. */
export interface RowReader {
  readonly faults: readonly CellFault[]
  text(column: string): string
  /** A number within limits; NaN with a fault. An empty cell is `otherwise`, or a fault without one. */
  number(column: string, limits: Limits, otherwise?: number): number
  fault(column: string, detail: string): void
}

export interface Limits {
  readonly low: number
  readonly high: number
  readonly unit: string
  /** What the person may have meant by a number outside of them. */
  readonly hint?: (value: number) => string | null
}

const PLAIN = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i

/**
 * Columns may carry their unit: `azimuth` is also read from `azimuth_deg`. Numbers are plain, with a
 * point or a comma before the decimals and without separators of thousands.
 */
export function rowReader(
  row: number,
  cellOf: (column: string) => string,
  place = `dòng ${row}`,
): RowReader {
  const faults: CellFault[] = []
  const fault = (column: string, detail: string) => void faults.push({ row, place, column, detail })
  const text = (column: string) => cellOf(column).trim()
  return {
    faults,
    text,
    fault,
    number(column, limits, otherwise) {
      const written = text(column).replaceAll("−", "-")
      if (written === "") {
        if (otherwise !== undefined) return otherwise
        fault(column, "trống (empty)")
        return Number.NaN
      }
      const value = PLAIN.test(written) ? Number(written.replace(",", ".")) : Number.NaN
      const detail = wrong(written, value, limits)
      if (detail === null) return value
      fault(column, detail)
      return Number.NaN
    },
  }
}

/** Why a number is not taken, or null. */
export function wrong(written: string, value: number, limits: Limits): string | null {
  if (Number.isNaN(value)) return `“${written}” không phải là số (not a number)`
  const { low, high, unit, hint } = limits
  if (value >= low && value <= high) return null
  const meant = hint?.(value) ?? null
  return (
    `${written} ngoài khoảng ${low}–${high}${unit === "" ? "" : ` ${unit}`} (out of range)` +
    (meant === null ? "" : `; ${meant}`)
  )
}
