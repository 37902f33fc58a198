import type { Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { roundState } from "../errors.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { Participant, Round, RoundResult } from "../model.ts"
import { frozenStandings } from "../results/frozen-content.ts"
import {
  agencyResult,
  type Computation,
  openQuestions,
  rankRound,
  type Sheet,
} from "../results/round-result.ts"
import { type Computed, computeGroup, isRelative } from "../scoring/compute-group.ts"
import type { FiguresOf } from "../scoring/score-column.ts"
import { settle, type Settled } from "../scoring/settle.ts"
import { type ShortStep, stepFrom } from "../scoring/short-step.ts"
import { openDisputes } from "../store/given-store.ts"
import { repliesOf, unreadReplies } from "../store/reply-store.ts"
import * as publications from "../store/publication-store.ts"
import * as rounds from "../store/round-store.ts"
import { figuresOf, shortSteps } from "../store/score-store.ts"
import { besideOf } from "./comparable-service.ts"
import { confirmedCriteria } from "../verification/who-confirms.ts"
import { indexOf, roundOf } from "./round-service.ts"

/**
 * Computes a round from figures, rules and verdicts alone. A published one as it was published last,
 * or at an instant: what corrections changed later does not count.
 */
export async function computeRound(
  db: Reader,
  id: string,
  bands = true,
  when: string | null = null,
): Promise<Computation> {
  const at = when ?? (await publications.publishedAt(db, id))
  const round = await roundOf(db, id)
  const index = await indexOf(db, round)
  const tree = treeOf(index)
  const participants = await rounds.listParticipants(db, id)
  const through = at === null ? null : await publications.standingThrough(db, id, at)
  const steps = await shortSteps(db, { round: id, through: through?.step })
  const figures = {
    now: await figuresByUnit(db, id, through?.figure),
    before: await figuresBefore(db, round, at),
  }
  const computed = computedPoints(figures, tree, participants)
  const confirmed = confirmedCriteria(tree.scored, round)
  const relative = new Set(tree.scored.filter(isRelative).map(({ code }) => code))
  const agencies = participants.map((participant) => {
    const own = computed.get(participant.unit)
    const said = steps.get(participant.unit) ?? []
    const sheet = settledSheet(tree, said, confirmed(participant.unit))
    return agencyResult(tree, participant, withRelative(sheet, relative, own))
  })
  const { ranks, previous } = await ranksBefore(db, round, at)
  const standings = rankRound(agencies, { index, rules: round.rules, before: ranks, bands })
  const replies = await repliesOf(db, id, null)
  return { round, index, agencies, computed, standings, previous, replies }
}

function settledSheet(
  tree: CriterionTree,
  steps: readonly ShortStep[],
  confirmed: ReadonlySet<string>,
): Map<string, Settled> {
  const byCriterion = Map.groupBy(steps, ([criterion]) => criterion)
  return new Map(
    tree.scored.map(({ code }) => {
      const own = (byCriterion.get(code) ?? []).map(stepFrom)
      return [code, settle(own, confirmed.has(code))] as const
    }),
  )
}

/** Criteria that look at the whole group are what the rule gives, unless the council decided. */
export function withRelative(
  sheet: ReadonlyMap<string, Settled>,
  relative: ReadonlySet<string>,
  computed: ReadonlyMap<string, number | null> | undefined,
): Sheet {
  if (relative.size === 0) return sheet
  return new Map(
    [...sheet].map(([code, settled]) => {
      if (!relative.has(code) || settled.state === "decided") return [code, settled] as const
      const points = computed?.get(code) ?? null
      const now = { ...settled, computed: points, final: points, awaits: [], lost: null }
      return [code, { ...now, state: points === null ? "empty" : "verified" } as const] as const
    }),
  )
}

/** The figures of the round before as they stood at an instant. */
async function figuresBefore(db: Reader, { previous }: Round, at: string | null) {
  if (previous === null) return null
  const through = at === null ? null : await publications.standingThrough(db, previous, at)
  return figuresByUnit(db, previous, through?.figure)
}

type Figures = Awaited<ReturnType<typeof figuresByUnit>>

function computedPoints(
  { now, before }: { readonly now: Figures; readonly before: Figures | null },
  tree: CriterionTree,
  participants: readonly Participant[],
): Map<string, Map<string, number | null>> {
  const found = new Map<string, Map<string, number | null>>()
  for (const [, members] of Map.groupBy(participants, ({ group }) => group)) {
    const computed: Computed = computeGroup(tree.scored, {
      now: members.map(({ unit }) => now.get(unit) ?? new Map()),
      before: before === null ? null : members.map(({ unit }) => before.get(unit) ?? new Map()),
    })
    members.forEach(({ unit }, i) =>
      found.set(
        unit,
        new Map([...computed].map(([code, points]) => [code, points[i] ?? null] as const)),
      ),
    )
  }
  return found
}

export async function figuresByUnit(db: Reader, round: string, through: number | null = null) {
  const units = new Map<string, Map<string, Map<string, number | null>>>()
  for (const { unit, criterion, name, value } of await figuresOf(db, round, null, through)) {
    const own = units.get(unit) ?? new Map<string, Map<string, number | null>>()
    units.set(unit, own)
    const figures = own.get(criterion) ?? new Map<string, number | null>()
    own.set(criterion, figures)
    figures.set(name, value)
  }
  return units satisfies ReadonlyMap<string, ReadonlyMap<string, FiguresOf>>
}

/** The round before, and whether its ranks may stand beside those of a round. */
async function previousOf(db: Reader, round: Round, at: string | null) {
  if (round.previous === null) return null
  const before = await roundOf(db, round.previous)
  return { round: before.id, ...(await besideOf(db, before, round, at)) }
}

/**
 * The ranks of the round before, where they may stand beside these: of one index version, or of two
 * with a mapping that was there when this round was published. As published; of one that was not,
 * as it stands.
 */
async function ranksBefore(db: Reader, round: Round, at: string | null) {
  const previous = await previousOf(db, round, at)
  const ranks = new Map<string, number | null>()
  if (previous === null || previous.comparable === "no") return { ranks, previous }
  const published = await publications.readPublication(db, previous.round, at)
  const standings =
    published === null
      ? (await computeRound(db, previous.round, false)).standings
      : frozenStandings(published.content)
  for (const { unit, rank } of standings) ranks.set(unit, rank)
  return { ranks, previous }
}

/** The ranking of a round: frozen where it is published, else as it stands. */
export async function resultOf({ db }: Context, id: string): Promise<RoundResult> {
  const published = await publications.readPublication(db, id)
  if (published === null) {
    const { round, index, agencies, standings, previous } = await computeRound(db, id)
    const open = { ...openQuestions(index, agencies), ...(await openWords(db, id)) }
    const { state } = round
    return {
      round: id,
      state,
      sha256: null,
      publishedAt: null,
      standings: [...standings],
      open,
      previous,
    }
  }
  const { content, sha256, publishedAt } = published
  return {
    round: id,
    state: "published",
    sha256,
    publishedAt,
    standings: frozenStandings(content),
    open: { unverified: 0, disputed: 0, appealed: 0, replies: 0, figures: 0 },
    previous: await previousOf(db, await roundOf(db, id), publishedAt),
  }
}

/** What people said that nobody has answered: replies to the result, disputes of given figures. */
export async function openWords(db: Reader, id: string) {
  return { replies: await unreadReplies(db, id), figures: await openDisputes(db, id) }
}

/** What a published round was frozen as. */
export async function publishedContent({ db }: Context, id: string) {
  await roundOf(db, id)
  const published = await publications.readPublication(db, id)
  if (published === null) throw roundState(id, "chưa công bố")
  return published
}
