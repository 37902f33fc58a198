import { toNfc } from "@tinhso/vietnamese"
import { asWritten, exactly, hull, type Interval, type Quantity } from "../interval.ts"
import type { CheckDeclaration, CheckDeclarations, Figure, Period } from "../model.ts"
import { quantityOf } from "../newest.ts"
import type { Words } from "../wording.ts"

/** What a rule says of one figure; null where it does not apply. */
export type Verdict = {
  readonly outcome: "pass" | "fail"
  readonly words: Words
  readonly others: string[]
}

/** The declaration of one kind of rule. */
export type Declared<K extends CheckDeclaration["kind"]> = Extract<CheckDeclaration, { kind: K }>

export const overlap = (left: Period, right: Period): boolean =>
  left.starts <= right.ends && right.starts <= left.ends

/** Figures (a few) of one series that end on the same day, with everything that all their values can be. */
export type SeriesPoint = { ends: string; starts: string; figures: Figure[]; range: Interval }

/**
 * Which series a figure belongs to: same measure, place and kind. Where a measure adds up over
 * time, a month is not held against a year, and a day (the last of a stretch since New Year) only
 * against the same day of another year.
 */
function seriesKey({ measure, place, kind, period }: Figure): string {
  const stretch =
    measure.inTime !== "sum" ? "" : period.kind === "day" ? period.ends.slice(5) : period.kind
  return `${measure.code} ${place.id} ${kind} ${stretch}`
}

/** Every period lies in one year. */
const placeKey = (measure: string, place: string, period: Period): string =>
  `${measure} ${place} ${period.starts.slice(0, 4)}`

/** A place has one or two figures of a measure in a year; of a flood of them only so many are seen. */
const MOST_OF_YEAR = 200
const MOST_OF_PERIOD = 5

type Observed = { readonly all: Figure[]; readonly byPeriod: Map<string, Figure[]> }

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** The figures under check, with the ways in which rules look for others. Order plays no part. */
export class FigureSet {
  readonly figures: readonly Figure[]
  private readonly byId = new Map<string, Figure>()
  private readonly parts = new Map<string, Figure[]>()
  private readonly series = new Map<string, Figure[]>()
  private readonly points = new Map<string, SeriesPoint[]>()
  private readonly observations = new Map<string, Observed>()
  private readonly unitNames = new Map<string, string>()
  private readonly unitsSeen = new Map<string, string>()
  private readonly said = new Map<string, Words>()

  constructor(figures: readonly Figure[], declarations: CheckDeclarations) {
    this.figures = figures.toSorted((left, right) => (left.id < right.id ? -1 : 1))
    const inTriples = new Set<string>()
    for (const { kind, parameters } of declarations) {
      if (kind === "unit-of-measure") this.nameUnits(parameters.equivalents)
      if (kind !== "implied-third") continue
      for (const { numerator, rate, denominator } of parameters.triples) {
        inTriples.add(numerator).add(rate).add(denominator)
      }
    }
    for (const figure of this.figures) {
      this.byId.set(figure.id, figure)
      if (figure.whole !== null && figure.relation === "part") {
        append(this.parts, figure.whole, figure)
      }
      if (figure.measure.jumpFactor !== null) append(this.series, seriesKey(figure), figure)
      if (figure.kind === "observation" && inTriples.has(figure.measure.code)) {
        this.observe(figure)
      }
    }
  }

  private nameUnits(equivalents: readonly (readonly string[])[]): void {
    for (const [first, ...others] of equivalents) {
      if (first === undefined) continue
      for (const other of [first, ...others]) this.unitNames.set(unitKey(other), unitKey(first))
    }
  }

  /** Words that many figures share, made once. */
  words(key: string, make: () => Words): Words {
    const before = this.said.get(key)
    if (before !== undefined) return before
    const words = make()
    this.said.set(key, words)
    return words
  }

  find(id: string | null): Figure | undefined {
    return id === null ? undefined : this.byId.get(id)
  }

  /** Figures that say they are a part of this one, by id. */
  partsOf(whole: string): readonly Figure[] {
    return this.parts.get(whole) ?? []
  }

  private observe(figure: Figure): void {
    const key = placeKey(figure.measure.code, figure.place.id, figure.period)
    const known = this.observations.get(key)
    const observed = known ?? { all: [], byPeriod: new Map<string, Figure[]>() }
    if (known === undefined) this.observations.set(key, observed)
    if (observed.all.length < MOST_OF_YEAR) observed.all.push(figure)
    const same = observed.byPeriod.get(figure.period.code)
    if (same === undefined) observed.byPeriod.set(figure.period.code, [figure])
    else if (same.length < MOST_OF_PERIOD) same.push(figure)
  }

  /**
   * Observations of a measure in a place, by id: of this very period where there are any, else of
   * periods that overlap it. Only of measures that declared triples name.
   */
  observed(measure: string, place: string, period: Period): readonly Figure[] {
    const observed = this.observations.get(placeKey(measure, place, period))
    if (observed === undefined) return []
    return (
      observed.byPeriod.get(period.code) ??
      observed.all.filter((figure) => overlap(figure.period, period)).slice(0, MOST_OF_PERIOD)
    )
  }

  sameUnit(left: string, right: string): boolean {
    return left === right || this.unitName(left) === this.unitName(right)
  }

  /** Whether a unit of measure is one of those listed. */
  isOneOf(unit: string, units: readonly string[]): boolean {
    return units.some((other) => this.sameUnit(unit, other))
  }

  private unitName(unit: string): string {
    const seen = this.unitsSeen.get(unit)
    if (seen !== undefined) return seen
    const key = unitKey(unit)
    const name = this.unitNames.get(key) ?? key
    this.unitsSeen.set(unit, name)
    return name
  }

  /** Whether a part or subset can be held against its whole at all. */
  comparable(figure: Figure, whole: Figure): boolean {
    return (
      figure.kind === whole.kind &&
      this.sameUnit(figure.unitOfMeasure, whole.unitOfMeasure) &&
      overlap(figure.period, whole.period) &&
      samePlaceOrWithin(figure, whole)
    )
  }

  /** The newest of the same series that ended before this figure's period began. */
  before(figure: Figure, approximate: number): SeriesPoint | null {
    const key = seriesKey(figure)
    const pointsKey = `${key} ${approximate}`
    let points = this.points.get(pointsKey)
    if (points === undefined) {
      points = pointsOf(this.series.get(key) ?? [], approximate)
      this.points.set(pointsKey, points)
    }
    let low = 0
    let high = points.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((points[middle]?.ends ?? "") < figure.period.starts) low = middle + 1
      else high = middle
    }
    return points[low - 1] ?? null
  }
}

/** What a value of a series can be: itself, or what an open comparator means as written. */
export function rangeOf(quantity: Quantity, approximate: number): Interval {
  if (quantity.comparator === "=") return exactly(quantity.value)
  return asWritten(quantity, { approximate, trailingZeros: 0 })
}

function pointsOf(figures: readonly Figure[], approximate: number): SeriesPoint[] {
  const points = new Map<string, SeriesPoint>()
  for (const figure of figures) {
    const quantity = quantityOf(figure)
    if (quantity === null) continue
    const { starts, ends } = figure.period
    const range = rangeOf(quantity, approximate)
    const point = points.get(ends)
    if (point === undefined) points.set(ends, { ends, starts, figures: [figure], range })
    else {
      if (point.figures.length < MOST_OF_PERIOD) point.figures.push(figure)
      point.range = hull(point.range, range)
      if (starts > point.starts) point.starts = starts
    }
  }
  return [...points.values()].toSorted((left, right) => (left.ends < right.ends ? -1 : 1))
}

const unitKey = (unit: string): string =>
  toNfc(unit).trim().replaceAll(/\s+/gu, " ").toLocaleLowerCase("vi-VN")

const DEPTH = { country: 0, province: 1, district: 2, commune: 3 } as const

/**
 * A part or subset belongs to the place of its whole. Of the same measure it may also be a smaller
 * place: the provinces of a country, the communes of a province.
 */
export function samePlaceOrWithin(figure: Figure, whole: Figure): boolean {
  if (figure.place.id === whole.place.id) return true
  return (
    figure.measure.code === whole.measure.code &&
    DEPTH[figure.place.level] > DEPTH[whole.place.level]
  )
}
