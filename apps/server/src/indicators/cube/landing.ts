import type { Territories, Territory } from "../../registry/index.ts"
import type { Level } from "../../registry/model.ts"

/**
 * Which units reported at one time make up the units of one day: to each unit of the day, the
 * numbers of the reporters and which part of each is its own. 1 is exact, NaN not known.
 */
export interface Landing {
  /** All who report: the units of the level that existed on the day of reporting. */
  readonly reporters: Int32Array
  /** True where every reporter stands for itself: nothing was merged or split in between. */
  readonly still: boolean
  parts(unit: number): Parts
}

export interface Parts {
  readonly reporters: Int32Array
  readonly weights: Float64Array
}

const NOTHING: Parts = { reporters: new Int32Array(0), weights: new Float64Array(0) }

export interface LandingAsked {
  /** The level that reports. */
  readonly level: Level
  /** The day on which the reporters existed: the last of the period. */
  readonly reported: string
  /** The day whose units are asked for. */
  readonly day: string
}

/** Finds landings over the units of one registry, and keeps them. */
export class Landings {
  private readonly territories: Territories
  private readonly numberOf: (unit: string) => number
  private readonly found = new Map<string, Landing>()
  private readonly above = new Map<string, Map<string, number>>()

  constructor(territories: Territories, numberOf: (unit: string) => number) {
    this.territories = territories
    this.numberOf = numberOf
  }

  of(asked: LandingAsked): Landing {
    const { level } = asked
    const reported = this.territories.unchangedSince(asked.reported)
    const day = this.territories.unchangedSince(asked.day)
    const key = `${level} ${reported} ${day}`
    const before = this.found.get(key)
    if (before !== undefined) return before
    const landing = this.build(level, reported, day)
    if (this.found.size >= MOST_KEPT) this.found.clear()
    this.found.set(key, landing)
    return landing
  }

  private build(level: Level, reported: string, day: string): Landing {
    const { territories } = this
    const reporters = territories
      .ofLevel(level)
      .filter((unit) => territories.existsOn(unit, reported))
    const lists = new Map<number, { reporters: number[]; weights: number[] }>()
    let still = true
    for (const reporter of reporters) {
      const number = this.numberOf(reporter.id)
      if (!territories.existsOn(reporter, day)) still = false
      for (const [unit, weight] of this.weights(reporter, day)) {
        const target = this.numberOf(unit)
        const list = lists.get(target) ?? { reporters: [], weights: [] }
        list.reporters.push(number)
        list.weights.push(weight)
        lists.set(target, list)
      }
    }
    const parts = new Map<number, Parts>()
    for (const [target, list] of lists) {
      parts.set(target, {
        reporters: Int32Array.from(list.reporters),
        weights: Float64Array.from(list.weights),
      })
    }
    return {
      reporters: Int32Array.from(reporters, ({ id }) => this.numberOf(id)),
      still,
      parts: (unit) => parts.get(unit) ?? NOTHING,
    }
  }

  /** Which part of a unit lies in each unit of a day, itself and everything above included. */
  private weights(unit: Territory, day: string): Map<string, number> {
    const key = `${unit.id} ${day}`
    const before = this.above.get(key)
    if (before !== undefined) return before
    if (this.above.size >= MOST_WEIGHTS) this.above.clear()
    const found = this.territories.existsOn(unit, day)
      ? new Map(this.pathOf(unit.id, day).map((id) => [id, 1]))
      : this.landed(unit, day)
    this.above.set(key, found)
    return found
  }

  private landed(unit: Territory, day: string): Map<string, number> {
    const { territories } = this
    const carried = territories.carriedTo(unit.id, day)
    const found = new Map<string, number>()
    if (carried.length === 0) return this.landedAsParent(unit, day)
    const inside = new Map<string, { share: number; count: number }>()
    for (const { unit: heir, share } of carried) {
      for (const id of this.pathOf(heir, day)) {
        const sum = inside.get(id) ?? { share: 0, count: 0 }
        inside.set(id, { share: sum.share + (share ?? Number.NaN), count: sum.count + 1 })
      }
    }
    for (const [id, { share, count }] of inside) {
      // Where all parts lie in one unit, the whole does, however it was split.
      const whole = count === carried.length && !(share < WHOLE)
      found.set(id, whole ? 1 : Math.min(share, 1))
    }
    return found
  }

  /** A unit that ended without heirs lies where all of the unit above it went: districts did. */
  private landedAsParent(unit: Territory, day: string): Map<string, number> {
    const { territories } = this
    const parent = territories.unit(territories.parentOn(unit.id, day) ?? "")
    const found = new Map<string, number>()
    if (parent === undefined) return found
    for (const [id, weight] of this.weights(parent, day)) {
      found.set(id, weight === 1 ? 1 : Number.NaN)
    }
    return found
  }

  private pathOf(id: string, day: string): string[] {
    const path = [id]
    for (let above = this.territories.parentOn(id, day); above !== null && path.length < 20;) {
      path.push(above)
      above = this.territories.parentOn(above, day)
    }
    return path
  }
}

/** Shares are written with few digits: three thirds make a whole. */
const WHOLE = 0.999
const MOST_KEPT = 200
const MOST_WEIGHTS = 200_000
