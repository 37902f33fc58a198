import type { UnitsAsked } from "../query/read-asked.ts"

/** The country, which all units of a level lie in. */
const COUNTRY = "VN"

/** The unit that all units asked about lie in; null where there is none, or no single one. */
export function wholeOf(
  asked: UnitsAsked,
  parentOf: (unit: string) => string | null,
): string | null {
  if (asked.kind === "level") return asked.level === "country" ? null : COUNTRY
  if (asked.kind !== "ids") return asked.of
  const parents = new Set(asked.ids.map(parentOf))
  const [only] = parents
  return parents.size === 1 ? (only ?? null) : null
}
