import type { Territories } from "../../../../registry/index.ts"
import { shifted } from "../../../cells/calendar.ts"
import { daysIn } from "../../../cells/days-in-period.ts"
import type { Period } from "../../../model.ts"
import type { Accepted } from "../drafts.ts"
import type { PlannedElement } from "../elements.ts"
import type { OrgUnit } from "../metadata.ts"
import type { IndicatorParts } from "../translate/indicator.ts"
import { aggregateDhis2, type StoredValue, type TimeRules } from "./aggregate.ts"
import { evaluateDhis2, evaluateOver, type Figures, type ItemAsked } from "./evaluate.ts"

/** How the reference adds: in time, and over which tree of units. */
export interface HowAdded {
  readonly time: TimeRules
  readonly tree: "dhis2" | "registry"
}

export interface ReferenceWorld {
  readonly orgUnits: ReadonlyMap<string, OrgUnit>
  readonly elements: ReadonlyMap<string, PlannedElement>
  readonly indicators: ReadonlyMap<string, IndicatorParts>
  readonly constants: ReadonlyMap<string, { readonly value?: number }>
  readonly accepted: readonly Accepted[]
  readonly territories: Territories
}

export interface At {
  readonly orgUnit: string
  /** What it is in the registry on the last day of the period. */
  readonly unit: string
  readonly period: Period
}

const DHIS2: HowAdded = { time: "dhis2", tree: "dhis2" }

/**
 * What DHIS2 says of its own values: aggregated by its rules over its own tree, calculated by its own
 * parser. Knows nothing of our cube, formulas or database.
 */
export class Dhis2Reference {
  private readonly world: ReferenceWorld
  /** By element, what lies at or below each org unit. */
  private readonly below = new Map<string, Map<string, Accepted[]>>()
  private readonly kept = new Map<string, number | null>()

  constructor(world: ReferenceWorld) {
    this.world = world
    const above = ancestorsOf(world.orgUnits)
    for (const value of world.accepted) {
      const byUnit = this.below.get(value.element) ?? new Map<string, Accepted[]>()
      this.below.set(value.element, byUnit)
      for (const unit of above(value.orgUnit)) {
        const some = byUnit.get(unit)
        if (some === undefined) byUnit.set(unit, [value])
        else some.push(value)
      }
    }
  }

  /** The value of an indicator; null where DHIS2 shows none. */
  value(id: string, at: At, how: HowAdded = DHIS2, depth = 0): number | null {
    const parts = this.world.indicators.get(id)
    if (parts === undefined || depth > 20) return null
    const figures = this.figures(at, how, depth)
    const bottom = evaluateDhis2(parts.denominator, figures)
    const top = evaluateDhis2(parts.numerator, figures)
    if (top === null || bottom === null || bottom === 0) return null
    const yearly = parts.annualized ? 365 / daysIn(at.period, false) : 1
    const value = ((top * parts.factor) / bottom) * yearly
    return Number.isFinite(value) ? value : null
  }

  /** Elements that ours adds differently for this unit and period, of those that an indicator reads. */
  differences(
    elements: readonly PlannedElement[],
    at: At,
    offsets: readonly number[],
  ): PlannedElement[] {
    return elements.filter((element) =>
      offsets.some((offset) =>
        [false, true].some((yearToDate) => {
          const asked: ItemAsked = { type: "DATA_ELEMENT", key: element.id, offset, yearToDate }
          const theirs = this.item(asked, at, DHIS2)
          const ours = this.item(asked, at, { ...DHIS2, time: "tinhso" })
          return theirs !== ours
        }),
      ),
    )
  }

  private figures(at: At, how: HowAdded, depth: number): Figures {
    return {
      item: (asked) =>
        asked.type === "INDICATOR"
          ? this.value(
              asked.key,
              { ...at, period: shifted(at.period, -asked.offset) },
              how,
              depth + 1,
            )
          : this.item(asked, at, how),
      constant: (id) => this.world.constants.get(id)?.value ?? null,
      subExpression: (inner, offset) => this.subExpression(inner, offset, at, how),
      days: daysIn(at.period, false),
    }
  }

  private item(asked: ItemAsked, at: At, how: HowAdded): number | null {
    if (asked.type !== "DATA_ELEMENT") return null
    const key = JSON.stringify([asked, at.orgUnit, at.period.code, how])
    const known = this.kept.get(key)
    if (known !== undefined) return known
    const [id = ""] = asked.key.split(".")
    const element = this.world.elements.get(id)
    const value =
      element === undefined
        ? null
        : aggregateDhis2({
            aggregationType: element.aggregationType,
            values: this.values(asked.key, at, how),
            orgUnit: at.orgUnit,
            period: shifted(at.period, -asked.offset),
            yearToDate: asked.yearToDate,
            rules: how.time,
          })
    this.kept.set(key, value)
    return value
  }

  private values(key: string, at: At, { tree }: HowAdded): readonly Accepted[] {
    const [id = "", optionCombo = "", attributeCombo = ""] = key.split(".")
    const all =
      tree === "dhis2"
        ? (this.below.get(id)?.get(at.orgUnit) ?? [])
        : this.world.accepted.filter((value) => value.element === id && this.lies(value, at))
    if (optionCombo === "" && attributeCombo === "") return all
    return all.filter(
      (value) =>
        among(optionCombo, value.optionCombo) && among(attributeCombo, value.attributeCombo),
    )
  }

  /** Whether a value belongs to a unit by the registry: carried along lineage to the period's last day. */
  private lies({ unit }: Accepted, { unit: wanted, period }: At): boolean {
    const { territories } = this.world
    const heirs = territories.carriedTo(unit, period.ends).map((heir) => heir.unit)
    return (heirs.length === 0 ? [unit] : heirs).every((heir) => {
      for (let here: string | null = heir, steps = 0; here !== null && steps < 20; steps++) {
        if (here === wanted) return true
        here = territories.parentOn(here, period.ends)
      }
      return false
    })
  }

  /** An expression over each stored value of one element, then added. */
  private subExpression(inner: string, offset: number, at: At, how: HowAdded): number | null {
    const key = /#\{([^}]*)\}/u.exec(inner)?.[1] ?? ""
    const [id = ""] = key.split(".")
    const element = this.world.elements.get(id)
    if (element === undefined) return null
    const period = shifted(at.period, -offset)
    const values = this.values(key, at, how)
    const rows =
      how.time === "dhis2" ? storedRows(values, period) : ownRows(values, period, element)
    const said = rows.flatMap((value) => evaluateOver(inner, value, daysIn(period, false)) ?? [])
    return said.length === 0 ? null : said.reduce((a, b) => a + b, 0)
  }
}

const among = (wanted: string, has: string) =>
  wanted === "" || wanted === "*" || wanted.split("&").includes(has)

/** One number for each org unit and each period in which it has values. */
function storedRows(values: readonly StoredValue[], { starts, ends }: Period): number[] {
  const inside = values.filter(({ period }) => period.starts >= starts && period.ends <= ends)
  const rows = Map.groupBy(inside, ({ orgUnit, period }) => `${orgUnit} ${period.code}`)
  return [...rows.values()].map((some) => some.reduce((sum, { value }) => sum + value, 0))
}

/** One number for each unit that reports, of the period asked for. */
function ownRows(values: readonly Accepted[], period: Period, element: PlannedElement): number[] {
  const rows = Map.groupBy(values, ({ unit }) => unit)
  return [...rows.values()].flatMap((some) => {
    const value = aggregateDhis2({
      aggregationType: element.aggregationType,
      values: some,
      orgUnit: some[0]?.orgUnit ?? "",
      period,
      yearToDate: false,
      rules: "tinhso",
    })
    return value === null ? [] : [value]
  })
}

/** An org unit and those above it, as its own tree says. */
function ancestorsOf(units: ReadonlyMap<string, OrgUnit>): (id: string) => readonly string[] {
  const kept = new Map<string, readonly string[]>()
  return (id) => {
    const known = kept.get(id)
    if (known !== undefined) return known
    const path: string[] = []
    for (let here: string | undefined = id; here !== undefined && !path.includes(here);) {
      path.push(here)
      here = units.get(here)?.parent?.id
    }
    kept.set(id, path)
    return path
  }
}
