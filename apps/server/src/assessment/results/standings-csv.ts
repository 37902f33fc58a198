import { csvLine, notFormula } from "@tinhso/csv"
import type { RoundStanding } from "../model.ts"

const COLUMNS = [
  "group",
  "rank",
  "of",
  "unit",
  "name",
  "points",
  "max_points",
  "value",
  "rank_p5",
  "rank_p95",
  "rank_before",
  "submitted",
] as const

/** A ranking as CSV: a line an agency, group by group, best first. */
export function standingsCsv(standings: readonly RoundStanding[]): string[] {
  return [COLUMNS.join(","), ...standings.map(line)]
}

function line(one: RoundStanding): string {
  const { group, rank, of, unit, name, points, maxPoints, value, best, worst, before, submitted } =
    one
  const values = [
    group,
    rank,
    of,
    unit,
    notFormula(name),
    points,
    maxPoints,
    value,
    best,
    worst,
    before,
  ]
  return csvLine([...values, submitted ? "true" : "false"])
}
