import type { Period } from "../model.ts"
import type { Computed } from "./model.ts"

const MOST = 40

/**
 * "newest:4" or "newest:4:year": the newest periods in which the first of the indicators has
 * values, the oldest first; null for a text that says something else.
 */
export function newestAsked(text: string): { count: number; kind: Period["kind"] | null } | null {
  const parts = /^newest:(\d{1,2})(?::(day|month|quarter|year))?$/u.exec(text.trim())
  if (parts === null) return null
  const count = Number(parts[1])
  if (count < 1 || count > MOST) return null
  const kinds = ["day", "month", "quarter", "year"] as const
  return { count, kind: kinds.find((kind) => kind === parts[2]) ?? null }
}

/** The periods that "newest" means; none where no indicator has values. */
export function newestPeriods(
  { count, kind }: { count: number; kind: Period["kind"] | null },
  indicators: readonly Pick<Computed, "periods">[],
): Period[] {
  const known = indicators.map(({ periods }) => periods).find((periods) => periods.length > 0) ?? []
  const wanted = kind ?? known[0]?.kind
  return known
    .filter((period) => period.kind === wanted)
    .slice(0, count)
    .toReversed()
}
