import type { Period } from "../model.ts"

/** What a value is; the order of `CELL_STATUSES`, so that of two with a value the greater holds for both. */
export const NORMAL = 0
export const ESTIMATED = 2
export const MISSING = 3
export const NOT_APPLICABLE = 4

/** Values of one measure, cut and period by unit; NaN where there is none. */
export interface Slice {
  readonly values: Float64Array
  readonly statuses: Uint8Array
}

/** A slice without values for so many units. */
export function emptySlice(units: number): Slice {
  return {
    values: new Float64Array(units).fill(Number.NaN),
    statuses: new Uint8Array(units).fill(MISSING),
  }
}

/** Cells as they are seen by whoever computes with them. */
export interface CellsSeen {
  /** Grows with every value of a measure that is set: what is computed is good for one version. */
  versionOf(measure: string): number
  /** How many units have numbers. */
  readonly units: number
  numberOf(unit: string): number
  idOf(number: number): string
  /** Periods in which a measure has cells of a cut. */
  periodsOf(measure: string, cut: string): Period[]
  slice(measure: string, cut: string, period: string): Slice | undefined
}

/** Slices grow by this share when a unit beyond their end gets a value. */
const ROOM = 1.25

/**
 * The cells that stand, in typed arrays. Units are numbers given in the order they appear; a unit
 * keeps its number for as long as the cube lives.
 */
export class Slices implements CellsSeen {
  private readonly numbers = new Map<string, number>()
  private readonly ids: string[] = []
  private readonly periods = new Map<string, Period>()
  /** By measure and cut, then by period. */
  private readonly slices = new Map<string, Map<string, Slice>>()
  private readonly versions = new Map<string, number>()

  versionOf(measure: string): number {
    return this.versions.get(measure) ?? 0
  }

  get units(): number {
    return this.ids.length
  }

  numberOf(unit: string): number {
    const known = this.numbers.get(unit)
    if (known !== undefined) return known
    const next = this.ids.length
    this.numbers.set(unit, next)
    this.ids.push(unit)
    return next
  }

  idOf(number: number): string {
    return this.ids[number] ?? ""
  }

  periodsOf(measure: string, cut: string): Period[] {
    const codes = this.slices.get(keyOf(measure, cut))?.keys() ?? []
    return [...codes].flatMap((code) => this.periods.get(code) ?? [])
  }

  slice(measure: string, cut: string, period: string): Slice | undefined {
    return this.slices.get(keyOf(measure, cut))?.get(period)
  }

  /** The slice to write into, with room for `unit`. */
  writable(measure: string, cut: string, period: Period, unit: number): Slice {
    this.versions.set(measure, this.versionOf(measure) + 1)
    const key = keyOf(measure, cut)
    const byPeriod = this.slices.get(key) ?? new Map<string, Slice>()
    this.slices.set(key, byPeriod)
    this.periods.set(period.code, period)
    const before = byPeriod.get(period.code)
    if (before !== undefined && unit < before.values.length) return before
    const grown = emptySlice(Math.ceil(Math.max(unit + 1, this.ids.length) * ROOM))
    if (before !== undefined) {
      grown.values.set(before.values)
      grown.statuses.set(before.statuses)
    }
    byPeriod.set(period.code, grown)
    return grown
  }

  set(
    at: { readonly measure: string; readonly cut: string; readonly period: Period },
    unit: number,
    cell: { readonly value: number | null; readonly status: number },
  ): void {
    const slice = this.writable(at.measure, at.cut, at.period, unit)
    slice.values[unit] = cell.value ?? Number.NaN
    slice.statuses[unit] = cell.status
  }

  /** Bytes of all arrays. */
  get bytes(): number {
    let bytes = 0
    for (const byPeriod of this.slices.values()) {
      for (const { values, statuses } of byPeriod.values()) {
        bytes += values.byteLength + statuses.byteLength
      }
    }
    return bytes
  }
}

/** How slices of one measure and cut are found. */
export const keyOf = (measure: string, cut: string) => `${measure}\n${cut}`
