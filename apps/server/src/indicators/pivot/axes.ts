import type { QueryRow } from "../query/model.ts"
import { AXES, type Axis, type PivotCell, type PivotColumn, type PivotRow } from "./model.ts"

/** The members of every axis, in the order in which they are shown. */
export type Members = Readonly<Record<Axis, readonly string[]>>

export interface Arrangement {
  readonly rowAxes: readonly Axis[]
  readonly columnAxes: readonly Axis[]
  /** The member of the axis of units that all others lie in; null without one. */
  readonly whole: string | null
}

/** Between the members that name a row or a column. */
const BETWEEN = "|"

const FIELDS = {
  units: "unit",
  indicators: "indicator",
  periods: "period",
  breakdown: "breakdown",
} as const satisfies Record<Axis, keyof QueryRow>

/** "units,periods" as axes; null where one is unknown or named twice, or none is left for columns. */
export function readAxes(written: string): Axis[] | null {
  const names = written.split(",").map((one) => one.trim())
  const axes = names.flatMap((name) => AXES.find((axis) => axis === name) ?? [])
  const good = axes.length === names.length && new Set(axes).size === axes.length
  return good && axes.length < AXES.length ? axes : null
}

/** The columns that are left: what is compared first, then when, then of what part. */
export const columnAxesFor = (rowAxes: readonly Axis[]): Axis[] =>
  (["indicators", "periods", "breakdown", "units"] as const).filter(
    (axis) => !rowAxes.includes(axis),
  )

/** Every combination of the members of some axes, the first axis outermost. */
export function places(axes: readonly Axis[], members: Members, whole: string | null) {
  let found: Omit<PivotColumn, "key">[] = [{ whole: false }]
  for (const axis of axes) {
    found = found.flatMap((place) =>
      members[axis].map((member) => ({
        ...place,
        [FIELDS[axis]]: member,
        whole: place.whole || (axis === "units" && member === whole),
      })),
    )
  }
  return found.map((place): PivotColumn => ({ ...place, key: keyOf(place, axes) }))
}

const keyOf = (place: Omit<PivotColumn, "key">, axes: readonly Axis[]): string =>
  axes.map((axis) => place[FIELDS[axis]] ?? "").join(BETWEEN)

/** Finds the row of an answer by where it stands. */
export class CellFinder {
  private readonly numbers: Record<Axis, Map<string, number>>
  private readonly sizes: Record<Axis, number>
  private readonly found: (PivotCell | undefined)[]

  constructor(rows: readonly QueryRow[], members: Members, cellOf: (row: QueryRow) => PivotCell) {
    const numbered = (axis: Axis) => new Map(members[axis].map((member, index) => [member, index]))
    this.numbers = {
      units: numbered("units"),
      indicators: numbered("indicators"),
      periods: numbered("periods"),
      breakdown: numbered("breakdown"),
    }
    this.sizes = {
      units: members.units.length,
      indicators: members.indicators.length,
      periods: members.periods.length,
      breakdown: members.breakdown.length,
    }
    this.found = Array.from<PivotCell | undefined>({
      length: AXES.reduce((product, axis) => product * this.sizes[axis], 1),
    })
    for (const row of rows) {
      const at = this.placeOf(row.unit, row.indicator, row.period, row.breakdown)
      if (at !== null) this.found[at] = cellOf(row)
    }
  }

  at(row: PivotColumn, column: PivotColumn): PivotCell | null {
    const place = this.placeOf(
      row.unit ?? column.unit ?? "",
      row.indicator ?? column.indicator ?? "",
      row.period ?? column.period ?? "",
      row.breakdown ?? column.breakdown ?? "",
    )
    return place === null ? null : (this.found[place] ?? null)
  }

  private placeOf(unit: string, indicator: string, period: string, breakdown: string) {
    const u = this.numbers.units.get(unit)
    const i = this.numbers.indicators.get(indicator)
    const p = this.numbers.periods.get(period)
    const b = this.numbers.breakdown.get(breakdown)
    if (u === undefined || i === undefined || p === undefined || b === undefined) return null
    const { indicators, periods, breakdown: breakdowns } = this.sizes
    return ((u * indicators + i) * periods + p) * breakdowns + b
  }
}

/** Rows with their cells, in the order of the columns. */
export function rowsOf(
  rows: readonly PivotColumn[],
  columns: readonly PivotColumn[],
  cells: CellFinder,
): PivotRow[] {
  return rows.map((row) => ({ ...row, cells: columns.map((column) => cells.at(row, column)) }))
}
