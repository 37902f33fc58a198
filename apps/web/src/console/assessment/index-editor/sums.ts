import type { Criterion } from "@tinhso/server/assessment/model"

/** What the rows below a row come to, beside what the row itself says. */
export interface Sum {
  /** Exact to four decimals. */
  readonly sum: number
  /** What the row says; null where the decision's points are not known. */
  readonly stated: number | null
  /** Rows below whose points are not known: they may make up what is missing. */
  readonly unknown: number
  readonly state: "right" | "open" | "wrong"
}

const SCALE = 10_000
const exact = (all: readonly number[]) =>
  all.reduce((sum, points) => sum + Math.round(points * SCALE), 0) / SCALE

const worth = ({ kind, maxPoints }: Criterion) =>
  kind === "group" || kind === "scored" ? (maxPoints ?? 0) : 0

/** Rows whose points nobody knows: gaps, scored rows without a maximum, groups with such below. */
function unknownIn(
  row: Criterion,
  below: ReadonlyMap<string | null, readonly Criterion[]>,
  above: ReadonlySet<string>,
): number {
  if (row.kind === "gap" || (row.kind === "scored" && row.maxPoints === null)) return 1
  if (row.kind !== "group" || above.has(row.code)) return 0
  const seen = new Set([...above, row.code])
  return (below.get(row.code) ?? []).reduce((sum, one) => sum + unknownIn(one, below, seen), 0)
}

/**
 * The sums of every group, by code, and of the whole index, by "": each is right, wrong, or open
 * where rows that are not known may make up the rest.
 */
export function sumsOf(
  criteria: readonly Criterion[],
  maxPoints: number | null,
): ReadonlyMap<string, Sum> {
  const below = Map.groupBy(criteria, ({ parent }) => parent)
  const groups = criteria.filter(({ kind }) => kind === "group")
  return new Map([
    ["", sumOf(maxPoints, below.get(null) ?? [], below)],
    ...groups.map(
      (group) => [group.code, sumOf(group.maxPoints, below.get(group.code) ?? [], below)] as const,
    ),
  ])
}

function sumOf(
  stated: number | null,
  rows: readonly Criterion[],
  below: ReadonlyMap<string | null, readonly Criterion[]>,
): Sum {
  const sum = exact(rows.map(worth))
  const unknown = rows.reduce((count, row) => count + unknownIn(row, below, new Set()), 0)
  const state =
    stated === null
      ? unknown > 0
        ? "open"
        : "right"
      : sum === stated
        ? "right"
        : sum < stated && unknown > 0
          ? "open"
          : "wrong"
  return { sum, stated, unknown, state }
}

/** How much of an index is known: points of scored rows, and what is missing. */
export interface Known {
  readonly points: number
  readonly of: number | null
  readonly scored: number
  readonly gaps: readonly Criterion[]
}

/** Points of rows that can be scored, of the total that the decision states, and the gaps by name. */
export function knownOf(criteria: readonly Criterion[], maxPoints: number | null): Known {
  const scored = criteria.filter(({ kind }) => kind === "scored")
  return {
    points: exact(scored.map(({ maxPoints: points }) => points ?? 0)),
    of: maxPoints,
    scored: scored.length,
    gaps: criteria.filter(
      (row) => row.kind === "gap" || (row.kind === "scored" && row.maxPoints === null),
    ),
  }
}
