import type { GapFacts } from "./model.ts"

const FACTS = [
  "name",
  "unit",
  "technology",
  "operators",
  "villages",
  "population",
  "households",
  "source",
  "definition",
] as const

/** What differs between two sayings of a gap. */
export const changedFacts = (before: GapFacts, after: GapFacts): string[] =>
  FACTS.filter(
    (fact) => JSON.stringify(ordered(before[fact])) !== JSON.stringify(ordered(after[fact])),
  )

/** Keys in one order: a database gives them in its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== "object" || value === null) return value
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** The facts of something that has more. */
export const factsOnly = ({
  name,
  unit,
  technology,
  operators,
  villages,
  population,
  households,
  source,
  definition,
}: GapFacts): GapFacts => ({
  name,
  unit,
  technology,
  operators,
  villages,
  population,
  households,
  source,
  definition,
})
