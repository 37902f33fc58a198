import type { IndexSet, RoundStanding } from "../../model.ts"
import { group, indexSet, row } from "../../testing/index-set.ts"
import { pairOf } from "../disputes.ts"
import type { FrozenAgency, Source } from "../facts.ts"
import type { RoundHead } from "../model.ts"

type Said = number | "not-applicable" | null

/** A small index of two groups and a pillar. */
export const INDEX: IndexSet = indexSet(
  [group("1", 20, { name: "Nhận thức" }), row("1.1"), row("1.2"), group("2", 10), row("2.1")],
  { maxPoints: 30, pillars: [{ code: "P1", name: "Trụ cột", members: ["1"] }] },
)

export const HEAD: RoundHead = {
  id: "2026-q3",
  title: "Quý III/2026",
  kind: "quarterly",
  state: "published",
  lead: { unit: "22.SKHCN", name: "Sở Khoa học và Công nghệ" },
  council: { unit: "22.HD", name: "Hội đồng thẩm định" },
  dataStarts: "2026-07-01",
  dataEnds: "2026-09-30",
  publishedAt: "2026-11-01T01:00:00.000Z",
  sha256: "a".repeat(64),
  previous: null,
  rules: { unverified: "zero", leastPeers: 2, shake: 0.2, draws: 200, seed: 1 },
}

/** What an agency claimed and has in the end, by criterion: [self, final]. */
type Outcomes = Readonly<Record<string, readonly [self: Said, final: Said]>>

export function agency(
  unit: string,
  outcomes: Outcomes,
  more: Partial<RoundStanding> = {},
): FrozenAgency {
  const criteria = new Map(
    Object.entries(outcomes).map(([code, [self, final]]) => [
      code,
      { computed: null, self, verified: final, final, state: "verified" },
    ]),
  )
  const points = Object.values(outcomes).reduce(
    (sum, [, final]) => sum + (typeof final === "number" ? final : 0),
    0,
  )
  return {
    unit,
    name: `Xã ${unit}`,
    group: "communes",
    points,
    maxPoints: 30,
    value: points / 30,
    rank: null,
    of: 3,
    best: null,
    worst: null,
    before: null,
    submitted: true,
    pillars: {},
    criteria,
    ...more,
  }
}

export const source = (agencies: readonly FrozenAgency[], more: Partial<Source> = {}): Source => ({
  round: HEAD,
  index: INDEX,
  indexVersion: 1,
  agencies,
  reasons: new Map(),
  appealed: new Set(),
  differed: new Set(),
  ...more,
})

/** Three agencies: one leads and rose, two share the second rank; losses with reasons, an appeal. */
export const THREE = source(
  [
    agency(
      "A",
      { "1.1": [10, 10], "1.2": [9, 9], "2.1": [6, 6] },
      { rank: 1, best: 1, worst: 2, before: 3 },
    ),
    agency(
      "B",
      { "1.1": [10, 0], "1.2": [10, 8], "2.1": [2, 7] },
      { rank: 2, best: 1, worst: 3, before: 1 },
    ),
    agency(
      "C",
      { "1.1": [8, 5], "1.2": [10, 10], "2.1": ["not-applicable", "not-applicable"] },
      { rank: 2, best: 2, worst: 3, before: 2, submitted: false },
    ),
  ],
  {
    reasons: new Map([
      [
        "1.1",
        new Map([
          ["B", "Thiếu minh chứng"],
          ["C", "thiếu  minh chứng"],
        ]),
      ],
      ["1.2", new Map([["B", "Sai số liệu"]])],
    ]),
    appealed: new Set([pairOf("B", "1.1")]),
  },
)
