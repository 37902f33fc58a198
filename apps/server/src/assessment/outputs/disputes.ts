import { differencePoints } from "../points.ts"
import type { DisputeFacts } from "./model.ts"

/** Criteria of agencies, as "unit criterion" pairs. */
export type Pairs = ReadonlySet<string>
export const pairOf = (unit: string, criterion: string) => `${unit} ${criterion}`

type Said = number | "not-applicable" | null

interface Agency {
  readonly unit: string
  readonly criteria: ReadonlyMap<
    string,
    { readonly verified: Said; readonly final: Said; readonly state: string }
  >
}

/** What was appealed and what became of it; to what two organisations gave different points. */
export function disputeFacts(
  agencies: readonly Agency[],
  { appealed, differed }: { readonly appealed: Pairs; readonly differed: Pairs },
): DisputeFacts {
  const facts = { appealed: 0, agencies: 0, decided: 0, raised: 0, kept: 0, lowered: 0 }
  let waiting = 0
  let apart = 0
  for (const { unit, criteria } of agencies) {
    let own = 0
    for (const [code, one] of criteria) {
      const pair = pairOf(unit, code)
      if (differed.has(pair)) apart++
      if (!appealed.has(pair)) continue
      own++
      if (one.state === "appealed") waiting++
      if (one.state !== "decided") continue
      facts.decided++
      facts[way(one.verified, one.final)]++
    }
    facts.appealed += own
    if (own > 0) facts.agencies++
  }
  return { ...facts, waiting, differed: apart }
}

function way(verified: Said, final: Said): "raised" | "kept" | "lowered" {
  const before = typeof verified === "number" ? verified : 0
  const after = typeof final === "number" ? final : 0
  const by = differencePoints(after, before)
  if (by === 0) return "kept"
  return by > 0 ? "raised" : "lowered"
}
