import type { Period } from "../model.ts"
import { type CellsSeen, emptySlice, keyOf, type Slice, type Slices } from "./slices.ts"

interface Said {
  readonly value: number
  readonly status: number
}

interface Merged {
  readonly version: number
  readonly slice: Slice
}

/**
 * Cells that are being entered and verified, over those that are published: few, so they are kept
 * one by one. Where nothing is being entered the published slice itself is seen.
 */
export class WorkingCells implements CellsSeen {
  private readonly published: Slices
  /** By measure and cut, then by period, then by unit. */
  private readonly said = new Map<string, Map<string, Map<number, Said>>>()
  private readonly periods = new Map<string, Period>()
  private readonly versions = new Map<string, number>()
  private readonly merged = new Map<string, Merged>()

  constructor(published: Slices) {
    this.published = published
  }

  versionOf(measure: string): number {
    return this.published.versionOf(measure) + (this.versions.get(measure) ?? 0)
  }

  get units(): number {
    return this.published.units
  }

  numberOf(unit: string): number {
    return this.published.numberOf(unit)
  }

  idOf(number: number): string {
    return this.published.idOf(number)
  }

  periodsOf(measure: string, cut: string): Period[] {
    const there = this.published.periodsOf(measure, cut)
    const known = new Set(there.map(({ code }) => code))
    const codes = this.said.get(keyOf(measure, cut))?.keys() ?? []
    const more = [...codes].flatMap((code) =>
      known.has(code) ? [] : (this.periods.get(code) ?? []),
    )
    return more.length === 0 ? there : [...there, ...more]
  }

  slice(measure: string, cut: string, period: string): Slice | undefined {
    const below = this.published.slice(measure, cut, period)
    const said = this.said.get(keyOf(measure, cut))?.get(period)
    if (said === undefined) return below
    const key = `${keyOf(measure, cut)}\n${period}`
    const version = this.versionOf(measure)
    const before = this.merged.get(key)
    if (before?.version === version) return before.slice
    const slice = over(below, said, this.units)
    this.merged.set(key, { version, slice })
    return slice
  }

  set(measure: string, cut: string, period: Period, unit: number, cell: Said): void {
    const key = keyOf(measure, cut)
    const byPeriod = this.said.get(key) ?? new Map<string, Map<number, Said>>()
    this.said.set(key, byPeriod)
    this.periods.set(period.code, period)
    const byUnit = byPeriod.get(period.code) ?? new Map<number, Said>()
    byPeriod.set(period.code, byUnit)
    byUnit.set(unit, cell)
    this.changed(measure)
  }

  /** The cell left the working layer: it was published or withdrawn. */
  drop(measure: string, cut: string, period: string, unit: number): void {
    const key = keyOf(measure, cut)
    const byPeriod = this.said.get(key)
    const byUnit = byPeriod?.get(period)
    if (byPeriod === undefined || byUnit?.delete(unit) !== true) return
    if (byUnit.size === 0) {
      byPeriod.delete(period)
      this.merged.delete(`${key}\n${period}`)
    }
    this.changed(measure)
  }

  private changed(measure: string): void {
    this.versions.set(measure, (this.versions.get(measure) ?? 0) + 1)
  }
}

function over(below: Slice | undefined, said: ReadonlyMap<number, Said>, units: number): Slice {
  const made = emptySlice(Math.max(units, below?.values.length ?? 0))
  if (below !== undefined) {
    made.values.set(below.values)
    made.statuses.set(below.statuses)
  }
  for (const [unit, { value, status }] of said) {
    made.values[unit] = value
    made.statuses[unit] = status
  }
  return made
}
