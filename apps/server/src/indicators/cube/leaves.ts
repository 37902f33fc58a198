import type { Level } from "../../registry/model.ts"
import { partsOf, sinceJanuary } from "../cells/calendar.ts"
import { type CutPart, cutKey, cutParts } from "../cells/cut.ts"
import type { Measure, Period } from "../model.ts"
import { gather, type Gathered } from "./gather.ts"
import type { Landings } from "./landing.ts"
import {
  type CellsSeen,
  emptySlice,
  MISSING,
  NORMAL,
  NOT_APPLICABLE,
  type Slice,
} from "./slices.ts"

/** How a measure is reported and adds. */
export interface Rules {
  readonly code: string
  readonly inTime: Measure["inTime"]
  readonly overUnits: Measure["overUnits"]
  readonly reportedBy: Level
  readonly minCoverage: number
  readonly dimensions: Readonly<Record<string, readonly string[]>>
}

const EVERY_LEVEL: readonly Level[] = ["country", "province", "district", "commune"]

/** The levels whose units have values of a measure: one, or any where nothing is ever added. */
const levelsOf = ({ overUnits, reportedBy }: Rules): readonly Level[] =>
  overUnits === "none" ? EVERY_LEVEL : [reportedBy]

/**
 * What each reporter says of a measure for a period, whether in one cell or in several: the cell
 * of the period itself; else the sum of a breakdown all of whose values are there; else what its
 * smaller periods come to, those before a merger carried to the units of the period's last day.
 * Nothing is made of parts that are not all there, but `last`, which is the last that is there.
 */
export class Leaves {
  private readonly slices: CellsSeen
  private readonly landings: Landings
  /** By measure, what was made of one version of its cells. */
  private readonly kept = new Map<string, { version: number; made: Map<string, Slice | null> }>()

  constructor(slices: CellsSeen, landings: Landings) {
    this.slices = slices
    this.landings = landings
  }

  /** Null where nobody says anything. */
  of(rules: Rules, cut: string, period: Period): Slice | null {
    return this.keep(rules, `${cut}\n${period.code}`, () => this.make(rules, cut, period))
  }

  /** The same from January on. */
  sinceJanuary(rules: Rules, cut: string, period: Period): Slice | null {
    return this.keep(rules, `${cut}\n${period.code}\nytd`, () =>
      this.inTime(rules, cut, sinceJanuary(period), period),
    )
  }

  private keep({ code }: Rules, key: string, make: () => Slice | null): Slice | null {
    const version = this.slices.versionOf(code)
    const known = this.kept.get(code)
    const kept = known?.version === version ? known : { version, made: new Map() }
    this.kept.set(code, kept)
    const before = kept.made.get(key)
    if (before !== undefined) return before
    const made = make()
    kept.made.set(key, made)
    return made
  }

  private make(rules: Rules, cut: string, period: Period): Slice | null {
    const own = this.slices.slice(rules.code, cut, period.code) ?? null
    const derived = this.derived(rules, cut, period)
    return derived.reduce<Slice | null>(
      (known, next) => (known === null ? next : completed(known, next)),
      own,
    )
  }

  private derived(rules: Rules, cut: string, period: Period): Slice[] {
    const found = rules.overUnits === "sum" ? this.fromBreakdowns(rules, cut, period) : []
    const parts = this.smaller(rules, cut, period)
    const inTime = parts.length === 0 ? null : this.inTime(rules, cut, parts, period)
    return inTime === null ? found : [...found, inTime]
  }

  private fromBreakdowns(rules: Rules, cut: string, period: Period): Slice[] {
    const chosen = cutParts(cut)
    return Object.entries(rules.dimensions).flatMap(([dimension, values]) => {
      if (chosen.some((part) => part.dimension === dimension)) return []
      const cuts = values.map((value): CutPart[] => [...chosen, { dimension, value }])
      const slices = cuts.map((parts) => this.of(rules, cutKey(parts), period))
      return slices.includes(null) ? [] : [combined(slices, "sum", this.slices.units)]
    })
  }

  /** The periods within one; days only where the last of them counts. */
  private smaller({ code, inTime }: Rules, cut: string, period: Period): Period[] {
    if (period.kind !== "month") return partsOf(period)
    if (inTime !== "last") return []
    return this.slices
      .periodsOf(code, cut)
      .filter(
        ({ kind, starts }) => kind === "day" && starts >= period.starts && starts <= period.ends,
      )
      .toSorted((a, b) => (a.starts < b.starts ? -1 : 1))
  }

  private inTime(rules: Rules, cut: string, parts: readonly Period[], whole: Period): Slice | null {
    const slices = parts.map((part) => {
      const said = this.of(rules, cut, part)
      return said === null ? null : this.carried(rules, said, part, whole)
    })
    if (slices.every((slice) => slice === null)) return null
    return combined(slices, rules.inTime, this.slices.units)
  }

  /** What was said of a smaller period, on the units of the last day of the whole. */
  private carried(rules: Rules, said: Slice, part: Period, whole: Period): Slice {
    if (part.ends === whole.ends) return said
    const landings = levelsOf(rules).map((level) => ({
      there: this.landings.of({ level, reported: part.ends, day: whole.ends }),
      now: this.landings.of({ level, reported: whole.ends, day: whole.ends }).reporters,
    }))
    if (landings.every(({ there }) => there.still)) return said
    const slice = emptySlice(this.slices.units)
    const one: Gathered = { value: 0, status: 0, reported: 0, expected: 0 }
    for (const { there, now } of landings) {
      for (const unit of now) {
        gather(there.parts(unit), said, rules.overUnits, one)
        if (one.reported < one.expected) continue
        slice.values[unit] = one.value
        slice.statuses[unit] = one.status
      }
    }
    return slice
  }
}

/** `known`, and where it says nothing, `next`. */
function completed(known: Slice, next: Slice): Slice {
  const made = emptySlice(Math.max(known.values.length, next.values.length))
  made.values.set(next.values)
  made.statuses.set(next.statuses)
  for (let unit = 0; unit < known.values.length; unit++) {
    const status = known.statuses[unit]!
    if (status === MISSING) continue
    made.values[unit] = known.values[unit]!
    made.statuses[unit] = status
  }
  return made
}

/** Several slices as one, unit by unit. */
function combined(slices: readonly (Slice | null)[], how: Measure["inTime"], units: number): Slice {
  const made = emptySlice(units)
  for (let unit = 0; unit < units; unit++) {
    const status =
      how === "last" ? lastStatus(slices, unit, made) : wholeOf(slices, unit, how, made)
    made.statuses[unit] = status
  }
  return made
}

const statusOf = (slice: Slice | null, unit: number) => slice?.statuses[unit] ?? MISSING

function lastStatus(slices: readonly (Slice | null)[], unit: number, made: Slice): number {
  const statuses = slices.map((slice) => statusOf(slice, unit))
  const last = statuses.findLastIndex((status) => status < MISSING)
  if (last >= 0) {
    made.values[unit] = slices[last]?.values[unit] ?? Number.NaN
    return statuses[last]!
  }
  return statuses.every((status) => status === NOT_APPLICABLE) ? NOT_APPLICABLE : MISSING
}

/** Every part must be there, but those that do not apply. */
function wholeOf(
  slices: readonly (Slice | null)[],
  unit: number,
  how: Exclude<Measure["inTime"], "last">,
  made: Slice,
): number {
  let worst = NORMAL
  const values: number[] = []
  for (const slice of slices) {
    const status = statusOf(slice, unit)
    if (status === MISSING) return MISSING
    if (status === NOT_APPLICABLE) continue
    values.push(slice?.values[unit] ?? Number.NaN)
    worst = Math.max(worst, status)
  }
  if (values.length === 0) return NOT_APPLICABLE
  made.values[unit] = HOW[how](values)
  return worst
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
const HOW = {
  sum,
  avg: (values: readonly number[]) => sum(values) / values.length,
  min: (values: readonly number[]) => Math.min(...values),
  max: (values: readonly number[]) => Math.max(...values),
}
