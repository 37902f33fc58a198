import type { Village } from "./village.ts"

/** What one technology of one operator, or of any, reaches of a village's points. */
export interface Reached {
  readonly technology: string
  /** null: of any operator. */
  readonly operator: string | null
  /** By village: points with signal, and points whose ground is known. */
  readonly covered: readonly number[]
  readonly known: readonly number[]
}

/** A part and the whole it is a part of; never the one without the other. */
export interface Share {
  readonly served: number
  readonly of: number
  /** Villages that the whole leaves out because their number is not known. */
  readonly unknownVillages: number
}

export interface Served {
  readonly unit: string
  readonly technology: string
  readonly operator: string | null
  /** Villages where at least the rule's share of points has signal. */
  readonly villages: Share
  /** Each village counts by the share of its points that has signal. */
  readonly households: Share
  readonly population: Share
}

/** The share of a village's points with signal; null where the ground of all of them is unknown. */
export const shareOf = ({ covered, known }: Reached, i: number): number | null =>
  known[i]! > 0 ? covered[i]! / known[i]! : null

/**
 * Who is served, unit by unit and over all: villages by the rule ("at least `rule` of its points"),
 * households and people in proportion to the points with signal. Villages whose ground is unknown, and
 * households and people that nobody counted, are left out of the whole and their number is told.
 */
export function servedByUnit(
  villages: readonly Village[],
  reached: readonly Reached[],
  rule: number,
): Served[] {
  const byUnit = Map.groupBy(villages.keys(), (i) => villages[i]!.unit)
  const units = [...byUnit].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const all = ["*", [...villages.keys()]] as const
  return [...units, all].flatMap(([unit, members]) =>
    reached.map((one) => ({
      unit,
      technology: one.technology,
      operator: one.operator,
      villages: shareBy(members, one, (share) => ({ part: share >= rule ? 1 : 0, whole: 1 })),
      households: shareBy(members, one, inProportion(villages, "households")),
      population: shareBy(members, one, inProportion(villages, "population")),
    })),
  )
}

type Counted = { readonly part: number; readonly whole: number } | null

const inProportion =
  (villages: readonly Village[], what: "households" | "population") =>
  (share: number, i: number): Counted => {
    const whole = villages[i]![what]
    return whole === null ? null : { part: share * whole, whole }
  }

function shareBy(
  members: readonly number[],
  reached: Reached,
  count: (share: number, i: number) => Counted,
): Share {
  let served = 0
  let of = 0
  let unknownVillages = 0
  for (const i of members) {
    const share = shareOf(reached, i)
    const counted = share === null ? null : count(share, i)
    if (counted === null) unknownVillages++
    else {
      served += counted.part
      of += counted.whole
    }
  }
  return { served: Math.round(served * 100) / 100, of, unknownVillages }
}
