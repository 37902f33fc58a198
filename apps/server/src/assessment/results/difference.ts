import type { Static } from "typebox"
import type { AgencyDifference, RoundFrozen } from "../model.ts"

type Frozen = Pick<Static<typeof RoundFrozen>, "agencies">
type Agency = Frozen["agencies"][number]

/** What was put right at one criterion of one agency. */
export interface Cause {
  readonly unit: string
  readonly criterion: string
  readonly why: "figure" | "decision"
  readonly reason: string
}

/**
 * What differs between two publications of a round, agency by agency in the order of the newer one:
 * points, rank, and each criterion with its cause. What nobody touched changed because of others.
 */
export function differenceOf(
  before: Frozen,
  after: Frozen,
  causes: readonly Cause[],
): AgencyDifference[] {
  const earlier = new Map(before.agencies.map((one) => [one.unit, one]))
  const byPlace = new Map(causes.map((one) => [`${one.unit}\n${one.criterion}`, one]))
  return after.agencies.flatMap((agency) => {
    const was = earlier.get(agency.unit)
    if (was === undefined) return []
    const criteria = criteriaOf(was, agency, byPlace)
    if (criteria.length === 0 && was.points === agency.points && was.rank === agency.rank) return []
    const { unit, name, group, points, rank } = agency
    return [
      { unit, name, group, pointsBefore: was.points, points, rankBefore: was.rank, rank, criteria },
    ]
  })
}

function criteriaOf(
  was: Agency,
  { unit, criteria }: Agency,
  causes: ReadonlyMap<string, Cause>,
): AgencyDifference["criteria"] {
  return Object.entries(criteria).flatMap(([criterion, { final }]) => {
    const before = was.criteria[criterion]?.final ?? null
    if (before === final) return []
    const cause = causes.get(`${unit}\n${criterion}`)
    const { why, reason } = cause ?? { why: "peers" as const, reason: "" }
    return [{ criterion, before, after: final, why, reason }]
  })
}
