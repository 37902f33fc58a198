import { createHash } from "node:crypto"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { type Reply, type RoundCorrection, type RoundFrozen, RoundStanding } from "../model.ts"
import type { Settled } from "../scoring/settle.ts"
import type { Computation } from "./round-result.ts"

/** The bytes that a round is frozen as: the same facts always give the same bytes. */
export function frozenContent(
  { round, index, agencies, computed, standings, replies: all }: Computation,
  correction: RoundCorrection | null = null,
): string {
  const byUnit = new Map(agencies.map((one) => [one.participant.unit, one]))
  const replies = new Map(all.map((one) => [one.unit, one]))
  const rows = standings.map((standing) => {
    const sheet = byUnit.get(standing.unit)?.sheet ?? new Map<string, Settled>()
    const own = computed.get(standing.unit)
    const criteria = [...sheet].map(([code, { self, verified, final, state }]) => [
      code,
      { computed: own?.get(code) ?? null, self, verified, final, state },
    ])
    const reply = replies.get(standing.unit)
    const said = reply === undefined ? {} : { reply: frozenReply(reply) }
    return { ...standing, criteria: Object.fromEntries(criteria), ...said }
  })
  return JSON.stringify({
    round: round.id,
    title: round.title,
    index: round.indexId,
    indexVersion: round.indexVersion,
    decision: index.decision,
    data: [round.calendar.dataStarts, round.calendar.dataEnds],
    rules: round.rules,
    agencies: rows,
    ...(correction === null ? {} : { correction: frozenCorrection(correction) }),
  })
}

/** Written out, so that the order of its parts is always the same. */
const frozenCorrection = (correction: RoundCorrection): RoundCorrection => ({
  corrects: correction.corrects,
  reason: correction.reason,
  decision: correction.decision,
  agencies: correction.agencies.map((one) => ({
    unit: one.unit,
    name: one.name,
    group: one.group,
    pointsBefore: one.pointsBefore,
    points: one.points,
    rankBefore: one.rankBefore,
    rank: one.rank,
    criteria: one.criteria.map(({ criterion, before, after, why, reason }) => ({
      criterion,
      before,
      after,
      why,
      reason,
    })),
  })),
})

/** Written out, so that the order of its parts is always the same. */
const frozenReply = ({ text, criteria, at, acknowledged }: Reply) => ({
  text,
  criteria: criteria.map((one) => ({ criterion: one.criterion, text: one.text })),
  at,
  acknowledged: acknowledged === null ? null : { at: acknowledged.at, text: acknowledged.text },
})

export const sha256Of = (content: string) => createHash("sha256").update(content).digest("hex")

/** What a round was frozen as, read back. */
export const readFrozen = (content: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by frozenContent
  JSON.parse(content) as Static<typeof RoundFrozen>

const FrozenStandings = Type.Object({ agencies: Type.Array(RoundStanding) })

/**
 * What everybody was told when the round was published, whatever the code says today; without the
 * criteria, which are the bulk of what was frozen.
 */
export function frozenStandings(content: string): RoundStanding[] {
  const { agencies } = Value.Parse(FrozenStandings, readFrozen(content))
  return agencies.map(standingAlone)
}

function standingAlone(one: RoundStanding): RoundStanding {
  const { unit, name, group, points, maxPoints, value, rank, of } = one
  const { best, worst, before, submitted, pillars } = one
  return {
    unit,
    name,
    group,
    points,
    maxPoints,
    value,
    rank,
    of,
    best,
    worst,
    before,
    submitted,
    pillars,
  }
}
