import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type {
  IndexSet,
  Participant,
  Reply,
  Round,
  RoundResult,
  RoundRules,
  RoundStanding,
} from "../model.ts"
import type { Settled } from "../scoring/settle.ts"
import { rankBands } from "./rank-bands.ts"
import { standingsOf } from "./standings.ts"
import { pillarsOf, type Score, type Totals, totalsOf } from "./totals.ts"

/** Where every criterion of one agency stands. */
export type Sheet = ReadonlyMap<string, Settled>

export interface AgencyResult {
  readonly participant: Participant
  readonly sheet: Sheet
  readonly scores: ReadonlyMap<string, Score>
  readonly totals: Totals
}

/** Everything that a round comes to, as it stands now. */
export interface Computation {
  readonly round: Round
  readonly index: IndexSet
  readonly agencies: readonly AgencyResult[]
  readonly computed: ReadonlyMap<string, ReadonlyMap<string, number | null>>
  readonly standings: readonly RoundStanding[]
  /** Whether the ranks of the round before may stand beside these. */
  readonly previous: RoundResult["previous"]
  /** What agencies answered to their results, the newest of each. */
  readonly replies: readonly Reply[]
}

/** The points of one agency, and all that they are made of. */
export function agencyResult(
  tree: CriterionTree,
  participant: Participant,
  sheet: Sheet,
): AgencyResult {
  const scores = new Map([...sheet].map(([code, { final }]) => [code, final] as const))
  return { participant, sheet, scores, totals: totalsOf(tree, scores) }
}

interface Ranking {
  readonly index: IndexSet
  readonly rules: RoundRules
  /** Ranks in the round before, by agency. */
  readonly before: ReadonlyMap<string, number | null>
  readonly bands: boolean
}

/** All agencies of a round, group by group, best first, with how firm their ranks are. */
export function rankRound(
  agencies: readonly AgencyResult[],
  { index, rules, before, bands }: Ranking,
): RoundStanding[] {
  const tree = treeOf(index)
  const groups = Map.groupBy(agencies, ({ participant }) => participant.group)
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, members]) => {
      const byUnit = new Map(members.map((one) => [one.participant.unit, one]))
      const standings = standingsOf(
        members.map(({ participant: { unit, name }, totals }) => ({
          unit,
          name,
          points: totals.points,
        })),
        rules.leastPeers,
      )
      const firm = bands ? bandsOf(tree, members, rules) : new Map<string, [number, number]>()
      return standings.flatMap(({ unit, points, rank, of }) => {
        const member = byUnit.get(unit)
        if (member === undefined) return []
        const { participant, totals } = member
        const [best, worst] = (rank === null ? undefined : firm.get(unit)) ?? [null, null]
        const pillars = pillarsOf(index.pillars, totals).map(({ code, value }) => [code, value])
        return [
          {
            unit,
            name: participant.name,
            group: participant.group,
            points,
            maxPoints: totals.maxPoints,
            value: totals.value,
            rank,
            of,
            best,
            worst,
            before: before.get(unit) ?? null,
            submitted: participant.submittedAt !== null,
            pillars: Object.fromEntries(pillars),
          },
        ]
      })
    })
}

function bandsOf(
  tree: CriterionTree,
  members: readonly AgencyResult[],
  { shake, draws, seed }: RoundRules,
): Map<string, [number, number]> {
  const scored = tree.scored
  const maxima = Float64Array.from(scored, ({ maxPoints }) => maxPoints ?? 0)
  const points = members.map(({ totals }) =>
    Float64Array.from(scored, ({ code }) => totals.rows.get(code)?.points ?? 0),
  )
  const units = members.map(({ participant }) => participant.unit)
  const bands = rankBands(units, points, maxima, { shake, draws, seed })
  return new Map(bands.map(({ unit, best, worst }) => [unit, [best, worst]]))
}

/** What verification has not finished; what is disputed or appealed is told apart. */
export const isUnverified = ({ state, final, awaits }: Settled): boolean =>
  state !== "disputed" && state !== "appealed" && (final === null || awaits.length > 0)

/** What publication still waits for, over all agencies. */
export function openQuestions(index: IndexSet, agencies: readonly AgencyResult[]) {
  const scored = treeOf(index).scored
  const open = { unverified: 0, disputed: 0, appealed: 0 }
  for (const { sheet } of agencies) {
    for (const { code } of scored) {
      const settled = sheet.get(code)
      if (settled?.state === "disputed") open.disputed++
      else if (settled?.state === "appealed") open.appealed++
      else if (settled === undefined || isUnverified(settled)) open.unverified++
    }
  }
  return open
}
