import type { Parts } from "../cube/landing.ts"
import { MISSING, NOT_APPLICABLE, type Slice } from "../cube/slices.ts"
import type { Measure } from "../model.ts"

/** What one reporter brings to a value, told plainly: one at a time, nothing carried along. */
export interface Contribution {
  /** The number of the reporter. */
  readonly unit: number
  readonly value: number | null
  readonly status: number
  readonly weight: number | null
  /** Null where it says nothing, or nobody knows which part of it belongs here. */
  readonly brings: number | null
}

type How = Measure["overUnits"]

/** All reporters of a value, in the order of the registry. */
export function contributions({ reporters, weights }: Parts, slice: Slice): Contribution[] {
  return Array.from(reporters, (unit, i): Contribution => {
    const status = slice.statuses[unit] ?? MISSING
    const said = slice.values[unit] ?? Number.NaN
    const weight = Number.isNaN(weights[i]) ? null : (weights[i] ?? null)
    const value = status < MISSING && !Number.isNaN(said) ? said : null
    const brings = value === null || weight === null ? null : value * weight
    return { unit, value, status, weight, brings }
  })
}

/** The value that contributions come to. */
export function together(all: readonly Contribution[], how: How): number | null {
  const known = all.flatMap(({ value, weight }) =>
    value === null || weight === null ? [] : [{ value, weight }],
  )
  if (known.length === 0) return null
  const values = known.map(({ value }) => value)
  if (how === "min") return values.reduce((a, b) => Math.min(a, b))
  if (how === "max") return values.reduce((a, b) => Math.max(a, b))
  if (how === "none") return all.length === 1 && known[0]?.weight === 1 ? (values[0] ?? null) : null
  const sum = known.map(({ value, weight }) => value * weight).reduce((a, b) => a + b)
  if (how === "sum") return sum
  return sum / known.map(({ weight }) => weight).reduce((a, b) => a + b)
}

export interface Counted {
  readonly all: number
  readonly reported: number
  readonly missing: number
  readonly notApplicable: number
  readonly uncarried: number
}

export function counted(all: readonly Contribution[]): Counted {
  const notApplicable = all.filter(({ status }) => status === NOT_APPLICABLE).length
  const missing = all.filter(({ status }) => status === MISSING).length
  const uncarried = all.filter(({ value, weight }) => value !== null && weight === null).length
  const reported = all.length - notApplicable - missing - uncarried
  return { all: all.length, reported, missing, notApplicable, uncarried }
}

/** What brings most first, then those that bring nothing: uncarried, missing, not applicable. */
export function inOrder(all: readonly Contribution[], how: How): Contribution[] {
  const rank = ({ value, brings, status }: Contribution) => {
    if (brings !== null) return 0
    if (value !== null) return 1
    return status === NOT_APPLICABLE ? 3 : 2
  }
  const size = ({ value, brings }: Contribution) => {
    if (how === "min") return -(value ?? 0)
    return how === "max" ? (value ?? 0) : Math.abs(brings ?? 0)
  }
  return all.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a))
}
