import type { Period } from "../../model.ts"
import { type CellsSeen, emptySlice, MISSING, type Slice } from "../../cube/slices.ts"

/** One cell as it shall be seen. */
export interface Patch {
  readonly measure: string
  readonly cut: string
  readonly period: Period
  readonly unit: string
  readonly value: number | null
  /** The place of its status among `CELL_STATUSES`. */
  readonly status: number
}

/** Cells as they are, but for a few. */
export class PatchedCells implements CellsSeen {
  private readonly base: CellsSeen
  private readonly slices = new Map<string, Slice>()
  private readonly periods = new Map<string, Map<string, Period>>()

  constructor(base: CellsSeen, patches: readonly Patch[]) {
    this.base = base
    for (const { measure, cut, period, unit, value, status } of patches) {
      const number = base.numberOf(unit)
      const key = keyOf(measure, cut, period.code)
      const slice = this.slices.get(key) ?? copied(base.slice(measure, cut, period.code))
      const roomy = number < slice.values.length ? slice : grown(slice, number + 1)
      roomy.values[number] = value ?? Number.NaN
      roomy.statuses[number] = status
      this.slices.set(key, roomy)
      const known = this.periods.get(`${measure}\n${cut}`) ?? new Map<string, Period>()
      this.periods.set(`${measure}\n${cut}`, known.set(period.code, period))
    }
  }

  versionOf(measure: string): number {
    return this.base.versionOf(measure)
  }

  get units(): number {
    return this.base.units
  }

  numberOf(unit: string): number {
    return this.base.numberOf(unit)
  }

  idOf(number: number): string {
    return this.base.idOf(number)
  }

  periodsOf(measure: string, cut: string): Period[] {
    const there = this.base.periodsOf(measure, cut)
    const more = this.periods.get(`${measure}\n${cut}`) ?? new Map<string, Period>()
    return [...new Map([...there.map((one) => [one.code, one] as const), ...more]).values()]
  }

  slice(measure: string, cut: string, period: string): Slice | undefined {
    return this.slices.get(keyOf(measure, cut, period)) ?? this.base.slice(measure, cut, period)
  }
}

const keyOf = (measure: string, cut: string, period: string) => `${measure}\n${cut}\n${period}`
const copied = (slice: Slice | undefined): Slice =>
  slice === undefined
    ? emptySlice(0)
    : { values: slice.values.slice(), statuses: slice.statuses.slice() }

function grown({ values, statuses }: Slice, units: number): Slice {
  const slice = {
    values: new Float64Array(units).fill(Number.NaN),
    statuses: new Uint8Array(units).fill(MISSING),
  }
  slice.values.set(values)
  slice.statuses.set(statuses)
  return slice
}
