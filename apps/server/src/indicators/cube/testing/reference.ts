import { aggregate, evaluate, type Input, type Node, ranks } from "@tinhso/formula"
import type { Territories } from "../../../registry/index.ts"
import type { Level } from "../../../registry/model.ts"
import { partsOf, shifted, sinceJanuary } from "../../cells/calendar.ts"
import { cutKey, cutParts } from "../../cells/cut.ts"
import type { Period } from "../../model.ts"
import type { Rules } from "../leaves.ts"

/** A cell as the reference reads it: null is not there, "n/a" does not apply. */
export type Said = number | "n/a" | null

export interface World {
  readonly territories: Territories
  readonly rules: ReadonlyMap<string, Rules>
  /** By "measure|cut|period|unit". */
  readonly cells: ReadonlyMap<string, number | "n/a">
}

interface Found {
  readonly value: Said
  readonly reported: number
  readonly expected: number
}

interface Standpoint {
  readonly period: Period
  readonly day: string
  readonly ytd: boolean
}

const LEVELS: readonly Level[] = ["country", "province", "district", "commune"]

/**
 * What the cube answers, told again as plainly as possible: one unit at a time, no arrays, nothing
 * kept. Slow on purpose; the cube and SQL are held to it.
 */
export class Reference {
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  /** The value of a formula for a unit. */
  formula(ast: Node, unit: string, at: Standpoint): number | null {
    return evaluate(ast, (input) => this.input(input, unit, at))
  }

  private input(input: Input, unit: string, at: Standpoint): number | null {
    const { shift, ytd } = input.when
    const then = { ...at, period: shifted(at.period, shift), ytd: at.ytd || ytd }
    if (input.kind === "measure") {
      const rules = this.world.rules.get(input.code)
      if (rules === undefined) return null
      const { value, reported, expected } = this.measure(rules, cutKey(input.where), unit, then)
      if (typeof value !== "number" || reported < expected * rules.minCoverage) return null
      return value
    }
    if (input.kind === "each") {
      const below = this.below(unit, then.day, "commune")
      return aggregate(
        below.map((one) => this.formula(input.of, one, then)),
        input.how,
      )
    }
    const peers = this.peers(unit, then.day)
    const values = peers.map((one) => this.formula(input.of, one, then))
    if (input.kind === "peers") return aggregate(values, input.how)
    if (!("best" in input)) return null
    return ranks(values, input.best)[peers.indexOf(unit)] ?? null
  }

  /** A base measure of a unit of a day, from all who reported it in the period. */
  measure(rules: Rules, cut: string, unit: string, at: Standpoint): Found {
    const level = this.levelFor(rules, unit)
    const parts = this.reporters(level, at.period.ends).flatMap((reporter) => {
      const weight = this.weight(reporter, unit, at.day)
      if (weight === 0) return []
      const value = at.ytd
        ? this.inTime(rules, cut, reporter, sinceJanuary(at.period), at.period)
        : this.leaf(rules, cut, reporter, at.period)
      return [{ weight, value }]
    })
    return together(parts, rules.overUnits)
  }

  private levelFor({ overUnits, reportedBy }: Rules, unit: string): Level {
    if (overUnits !== "none") return reportedBy
    return this.world.territories.unit(unit)?.level ?? reportedBy
  }

  private reporters(level: Level, day: string): string[] {
    const { territories } = this.world
    return territories
      .ofLevel(level)
      .filter((unit) => territories.existsOn(unit, day))
      .map(({ id }) => id)
  }

  /** What a reporter says of a period: 0 is the part of a unit that does not lie there, NaN unknown. */
  private leaf(rules: Rules, cut: string, unit: string, period: Period): Said {
    const own = this.world.cells.get([rules.code, cut, period.code, unit].join("|")) ?? null
    if (own !== null) return own
    if (rules.overUnits === "sum") {
      const whole = this.fromBreakdowns(rules, cut, unit, period)
      if (whole !== null) return whole
    }
    const parts = partsOf(period)
    return parts.length === 0 ? null : this.inTime(rules, cut, unit, parts, period)
  }

  private fromBreakdowns(rules: Rules, cut: string, unit: string, period: Period): Said {
    const chosen = cutParts(cut)
    for (const [dimension, values] of Object.entries(rules.dimensions)) {
      if (chosen.some((part) => part.dimension === dimension)) continue
      const said = values.map((value) =>
        this.leaf(rules, cutKey([...chosen, { dimension, value }]), unit, period),
      )
      const whole = inWhole(said, "sum")
      if (whole !== null) return whole
    }
    return null
  }

  private inTime(
    rules: Rules,
    cut: string,
    unit: string,
    parts: readonly Period[],
    whole: Period,
  ): Said {
    const said = parts.map((part) => {
      const { value, reported, expected } = this.measure(rules, cut, unit, {
        period: part,
        day: whole.ends,
        ytd: false,
      })
      return reported < expected ? null : value
    })
    if (rules.inTime !== "last") return inWhole(said, rules.inTime)
    const last = said.findLast((one) => typeof one === "number")
    if (last !== undefined) return last
    return said.length > 0 && said.every((one) => one === "n/a") ? "n/a" : null
  }

  /** Which part of a reporter belongs to a unit on a day: NaN where nobody knows. */
  private weight(reporter: string, unit: string, day: string): number {
    const { territories } = this.world
    const carried = territories.carriedTo(reporter, day)
    if (carried.length === 0) {
      const life = territories.unit(reporter)
      const parent = territories.parentOn(reporter, day)
      if (life === undefined || territories.existsOn(life, day) || parent === null) return 0
      const above = this.weight(parent, unit, day)
      return above === 0 || above === 1 ? above : Number.NaN
    }
    const inside = carried.filter((heir) => this.liesIn(heir.unit, unit, day))
    if (inside.length === 0) return 0
    const share = inside.reduce((sum, heir) => sum + (heir.share ?? Number.NaN), 0)
    if (inside.length === carried.length && !(share < 0.999)) return 1
    return Math.min(share, 1)
  }

  private liesIn(unit: string, above: string, day: string): boolean {
    for (let here: string | null = unit; here !== null;) {
      if (here === above) return true
      here = this.world.territories.parentOn(here, day)
    }
    return false
  }

  private below(unit: string, day: string, level: Level): string[] {
    return this.reporters(level, day).filter((one) => this.liesIn(one, unit, day))
  }

  private peers(unit: string, day: string): string[] {
    const { territories } = this.world
    const level = territories.unit(unit)?.level
    const parent = territories.parentOn(unit, day)
    const all = LEVELS.filter((one) => one === level).flatMap((one) => this.reporters(one, day))
    const family = all.filter((one) => territories.parentOn(one, day) === parent)
    return family.length === 0 ? [unit] : family
  }
}

/** Every part must be there, but those that do not apply. */
function inWhole(said: readonly Said[], how: "sum" | "avg" | "min" | "max"): Said {
  if (said.some((one) => one === null)) return null
  const values = said.filter((one) => typeof one === "number")
  return values.length === 0 ? "n/a" : aggregate(values, how)
}

interface Part {
  readonly weight: number
  readonly value: Said
}

function together(parts: readonly Part[], how: Rules["overUnits"]): Found {
  const asked = parts.filter(({ value }) => value !== "n/a")
  const known = asked.flatMap(({ weight, value }) =>
    typeof value === "number" && !Number.isNaN(weight) ? [{ weight, value }] : [],
  )
  const counts = { reported: known.length, expected: asked.length }
  if (known.length === 0) {
    return { value: asked.length === 0 && parts.length > 0 ? "n/a" : null, ...counts }
  }
  return { value: asOne(known, parts.length, how), ...counts }
}

type Known = readonly { readonly weight: number; readonly value: number }[]

function asOne(known: Known, all: number, how: Rules["overUnits"]): number | null {
  const values = known.map(({ value }) => value)
  if (how === "none") return all === 1 && known[0]?.weight === 1 ? (values[0] ?? null) : null
  if (how === "min" || how === "max") return aggregate(values, how)
  const sum = aggregate(
    known.map(({ weight, value }) => weight * value),
    "sum",
  )
  if (how === "sum" || sum === null) return sum
  return sum / known.reduce((weights, { weight }) => weights + weight, 0)
}
