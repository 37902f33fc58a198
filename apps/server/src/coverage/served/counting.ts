import { shareOf } from "../villages/served.ts"
import type { Part, ServedDefinition, Standing } from "./model.ts"

/** A village as it was when it was counted. */
export interface CountedVillage {
  readonly id: string
  readonly name: string
  readonly unit: string | null
  readonly lat: number
  readonly lon: number
  readonly population: number | null
  readonly households: number | null
}

/** What one layer says of every village, in their order. */
export interface LayerCounts {
  readonly covered: readonly number[]
  readonly known: readonly number[]
}

export type Rule = Pick<ServedDefinition, "rule" | "people" | "villagesOf">

/** Parts of sums that divide exactly, such as 13/25, come out below by a hair of a float. */
const HAIR = 1e-9

export function standingOf(share: number | null, rule: number): Standing {
  if (share === null) return "unknown"
  return share >= rule - HAIR ? "served" : "unserved"
}

export const standingIn = (layer: LayerCounts, i: number, rule: number): Standing =>
  standingOf(shareOf({ ...layer, technology: "", operator: null }, i), rule)

/** What of a number of people or households is served; null where nobody knows one of the two. */
export function servedOf(
  whole: number | null,
  share: number | null,
  { rule, people }: Rule,
): number | null {
  if (whole === null || share === null) return null
  if (people === "share") return whole * share
  return standingOf(share, rule) === "served" ? whole : 0
}

export interface Parts {
  readonly registered: number
  readonly villages: Part
  readonly households: Part
  readonly population: Part
}

const rounded = (value: number) => Math.round(value * 100) / 100

class Sum {
  served = 0
  of = 0
  unknownVillages = 0

  add(served: number | null, whole: number): void {
    if (served === null) this.unknownVillages++
    else {
      this.served += served
      this.of += whole
    }
  }

  part(): Part {
    const { served, of, unknownVillages } = this
    return { served: rounded(served), of: rounded(of), unknownVillages }
  }
}

/**
 * What villages come to in every unit that `above` names for them: each counts in its own unit and in
 * all above it. What nobody knows is left out of the whole, and told.
 */
export function rollUp(
  villages: readonly CountedVillage[],
  layer: LayerCounts,
  rule: Rule,
  above: (unit: string) => readonly string[],
): Map<string, Parts> {
  const sums = new Map<string, { n: number; villages: Sum; households: Sum; population: Sum }>()
  const shares = { ...layer, technology: "", operator: null }
  for (const [i, village] of villages.entries()) {
    if (village.unit === null) continue
    const share = shareOf(shares, i)
    const served = share === null ? null : Number(standingOf(share, rule.rule) === "served")
    for (const unit of above(village.unit)) {
      const sum = sums.get(unit) ?? {
        n: 0,
        villages: new Sum(),
        households: new Sum(),
        population: new Sum(),
      }
      sums.set(unit, sum)
      sum.n++
      sum.villages.add(served, 1)
      for (const what of ["households", "population"] as const) {
        sum[what].add(servedOf(village[what], share, rule), village[what] ?? 0)
      }
    }
  }
  return new Map([...sums].map(([unit, sum]) => [unit, partsOf(sum, rule)]))
}

function partsOf(
  sum: { n: number; villages: Sum; households: Sum; population: Sum },
  { villagesOf }: Rule,
): Parts {
  const villages = sum.villages.part()
  return {
    registered: sum.n,
    villages: villagesOf === "all" ? { ...villages, of: sum.n } : villages,
    households: sum.households.part(),
    population: sum.population.part(),
  }
}
