import { compareKey } from "@tinhso/vietnamese"
import type { CriterionTree } from "../index-set/tree.ts"
import type { Criterion } from "../model.ts"
import { differencePoints, sumPoints } from "../points.ts"
import type { CriterionFacts, Sums } from "./model.ts"
import { partOf } from "./parts.ts"
import { spreadOf } from "./spread.ts"

type Said = number | "not-applicable" | null

/** What stands for one criterion of one agency. */
interface Outcome {
  readonly self: Said
  readonly final: Said
}

type Outcomes = ReadonlyMap<string, Outcome>

/** Reasons by criterion and agency. */
export type Reasons = ReadonlyMap<string, ReadonlyMap<string, string>>

interface Agency {
  readonly unit: string
  readonly criteria: Outcomes
}

/** How many reasons a criterion tells; the others are in the sheets of the agencies. */
const MOST_REASONS = 3

/** How each criterion went over some agencies, in the order of the index. */
export function criterionFacts(
  tree: CriterionTree,
  parts: readonly Pick<Criterion, "code">[],
  agencies: readonly Agency[],
  reasons: Reasons,
): CriterionFacts[] {
  return tree.scored.map((row) => ({
    ...factsOf(row, agencies, reasons.get(row.code) ?? new Map()),
    part: partOf(tree, parts, row),
  }))
}

const NOTHING = { mean: null, least: null, lower: null, median: null, upper: null, most: null }

function factsOf(
  row: Criterion,
  agencies: readonly Agency[],
  why: ReadonlyMap<string, string>,
): Omit<CriterionFacts, "part"> {
  const outcomes = agencies.flatMap(({ unit, criteria }) => {
    const outcome = criteria.get(row.code)
    return outcome === undefined ? [] : [{ unit, ...outcome }]
  })
  const finals = outcomes.flatMap(({ final }) => (typeof final === "number" ? [final] : []))
  const changes = outcomes.flatMap((one) => changeOf(one))
  const lowered = changes.filter(({ by }) => by < 0)
  return {
    code: row.code,
    name: row.name,
    maxPoints: row.maxPoints,
    scored: finals.length,
    notApplicable: outcomes.filter(({ final }) => final === "not-applicable").length,
    ...(spreadOf(finals) ?? NOTHING),
    lowered: lowered.length,
    zeroed: lowered.filter(({ final }) => final === 0).length,
    raised: changes.filter(({ by }) => by > 0).length,
    lost: sumPoints(lowered.map(({ by }) => -by)),
    reasons: mostFrequent(lowered.flatMap(({ unit }) => why.get(unit) ?? [])),
  }
}

interface Change {
  readonly unit: string
  readonly self: number
  readonly final: number
  readonly by: number
}

function changeOf({ unit, self, final }: Outcome & { readonly unit: string }): Change[] {
  if (typeof self !== "number" || typeof final !== "number") return []
  return [{ unit, self, final, by: differencePoints(final, self) }]
}

/** Reasons that differ in capitals and spaces only are one; the first way of writing it is told. */
function mostFrequent(all: readonly string[]): CriterionFacts["reasons"] {
  const byKey = Map.groupBy(
    all.map((one) => one.trim()).filter((one) => one !== ""),
    compareKey,
  )
  return [...byKey.values()]
    .map((same) => ({ reason: same[0] ?? "", times: same.length }))
    .toSorted((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1))
    .slice(0, MOST_REASONS)
}

/** What verification did to the claims of some agencies, all criteria together. */
export function sumsOf(agencies: readonly Agency[]): Sums {
  const changes = agencies.flatMap(({ unit, criteria }) =>
    [...criteria.values()].flatMap((outcome) => changeOf({ unit, ...outcome })),
  )
  const lowered = changes.filter(({ by }) => by < 0)
  return {
    self: sumPoints(changes.map(({ self }) => self)),
    final: sumPoints(changes.map(({ final }) => final)),
    lowered: lowered.length,
    zeroed: lowered.filter(({ final }) => final === 0).length,
    raised: changes.filter(({ by }) => by > 0).length,
  }
}
