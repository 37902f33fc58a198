import type { AssetLife } from "../book.ts"
import type { PlannedStatement } from "../plan/plan.ts"
import type { Facts } from "../replay.ts"

/**
 * What an asset takes over from one that turned out to be the same: every field of which nothing was
 * ever said of it (codes by other owners, attributes, photographs), for the days for which it was
 * said. What is known of both stays as it is known of the one that goes on.
 */
export function fillingFrom(from: AssetLife, into: AssetLife, act: number): PlannedStatement[] {
  const known = new Set(into.statements.flatMap(({ said }) => Object.keys(said)))
  return from.statements.flatMap((statement) => {
    const lacking: [string, unknown][] = Object.entries(statement.said).filter(
      ([field]) => !known.has(field),
    )
    if (lacking.length === 0) return []
    const said: Facts = Object.fromEntries(lacking)
    return [{ asset: into.id, act, from: statement.from, to: statement.to, said, place: null }]
  })
}
