import type { Context } from "../../platform/context.ts"
import { evidenceBehind } from "../../evidence/index.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type {
  Criterion,
  Duty,
  IndexSet,
  Participant,
  QueueAsked,
  QueuePage,
  QueueRow,
  Round,
  VerificationOverview,
} from "../model.ts"
import { sumPoints } from "../points.ts"
import { hasBegun, inTime } from "../scoring/calendar.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { type Settled, settle } from "../scoring/settle.ts"
import { type ShortStep, stepFrom } from "../scoring/short-step.ts"
import { listParticipants } from "../store/round-store.ts"
import { shortSteps } from "../store/score-store.ts"
import { agreementHurdle } from "../verification/agreement.ts"
import { claimPhase, claimsUntil } from "../scoring/claims-until.ts"
import { queueOrder, type Queued } from "../verification/queue-order.ts"
import { isOpen, queueStanding } from "../verification/queue-standing.ts"
import { stakeOf } from "../verification/stake.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { computedAt, placeKey } from "./computed-service.ts"
import { indexOf, roundOf } from "./round-service.ts"
import { subjectOf } from "./sheet-service.ts"

/** Who asks for a queue, and in whose name. */
export interface QueueAsker {
  readonly organisation: string
  readonly part: "lead" | "co-verifier"
  /** Agencies that the asker reports for. */
  readonly own: ReadonlySet<string>
}

interface Waiting extends Queued {
  readonly participant: Participant
  readonly criterion: Criterion
  readonly settled: Settled
  readonly mine: QueueRow["mine"]
  readonly seen: number
}

interface Scope {
  readonly unit: string | null
  readonly criterion: string | null
  readonly pillar: string | null
}

const EVERYTHING: Scope = { unit: null, criterion: null, pillar: null }

/** Where every criterion that an organisation verifies stands, in some part of a round. */
async function waitingIn(
  ctx: Context,
  round: Round,
  index: IndexSet,
  asker: QueueAsker,
  scope: Scope,
): Promise<Waiting[]> {
  const tree = treeOf(index)
  const criteria = criteriaIn(index, tree, scope)
  const participants = (await listParticipants(ctx.db, round.id)).filter(
    ({ unit }) => scope.unit === null || unit === scope.unit,
  )
  const steps = await shortSteps(ctx.db, { round: round.id, ...scope })
  const now = ctx.now()
  return participants.flatMap((participant) => {
    const own = Map.groupBy(steps.get(participant.unit) ?? [], ([code]) => code)
    const phase = claimPhase(now, round, participant)
    return criteria.flatMap(({ criterion, at }) => {
      const confirmer = confirmerOf(criterion, round, participant.unit)
      if (asker.part === "co-verifier" && !confirms(round, criterion, asker)) return []
      const said = own.get(criterion.code) ?? []
      const settled = settle(said.map(stepFrom), confirmer !== null)
      const { unit, group } = participant
      const organisation = asker.own.has(unit) ? unit : asker.organisation
      const standing = queueStanding({ settled, part: asker.part, organisation, unit, ...phase })
      const stake = stakeOf(standing, settled.self, criterion.maxPoints)
      const mine = ownVerdict(said, asker.part)
      const seen = said.at(-1)?.[1] ?? 0
      return [{ unit, group, standing, stake, at, participant, criterion, settled, mine, seen }]
    })
  })
}

/** The index names this organisation beside the criterion; for its own agency nobody stands there. */
const confirms = (
  { coVerifiers }: Round,
  { coVerifier }: Criterion,
  { organisation }: QueueAsker,
): boolean => coVerifier !== "" && coVerifiers[coVerifier] === organisation

/** Criteria that people judge, with their place in the index. */
function criteriaIn(index: IndexSet, tree: CriterionTree, { criterion: code, pillar }: Scope) {
  const members = index.pillars.find((one) => one.code === pillar)?.members ?? []
  const roots = pillar === null ? null : members.length > 0 ? members : [pillar]
  const within =
    roots === null
      ? null
      : new Set(roots.flatMap((root) => tree.scoredIn(root)).map((one) => one.code))
  return tree.scored.flatMap((criterion, at) => {
    if (code !== null && criterion.code !== code) return []
    if (within?.has(criterion.code) === false || isRelative(criterion)) return []
    return [{ criterion, at }]
  })
}

/** The newest verdict of a part on the claim as it stands. */
function ownVerdict(said: readonly ShortStep[], part: QueueAsker["part"]): QueueRow["mine"] {
  const claim = said.findLast(([, , stage]) => stage === "self")
  const verdict = said.findLast(
    ([, seq, stage, by]) => stage === "verdict" && by === part && seq > (claim?.[1] ?? 0),
  )
  if (verdict === undefined) return null
  const points = pointsIn(verdict)
  return { points, agrees: claim !== undefined && points === pointsIn(claim) }
}

const pointsIn = ([, , , , points, applicable]: ShortStep) =>
  applicable ? points : ("not-applicable" as const)

/** What an organisation has to verify over a whole round: by agency and by criterion. */
export async function verificationOverview(
  ctx: Context,
  roundId: string,
  asker: QueueAsker,
  duties: readonly Duty[],
): Promise<VerificationOverview> {
  const round = await roundOf(ctx.db, roundId)
  const index = await indexOf(ctx.db, round)
  const rows = await waitingIn(ctx, round, index, asker, EVERYTHING)
  const byUnit = Map.groupBy(rows, ({ unit }) => unit)
  const byCriterion = Map.groupBy(rows, ({ criterion }) => criterion)
  const now = ctx.now()
  const { selfOpens, verifyCloses } = round.calendar
  return {
    round: { id: round.id, title: round.title, state: round.state },
    duties: [...duties],
    organisation: asker.organisation,
    part: asker.part,
    closes: verifyCloses,
    taking: round.state === "open" && hasBegun(now, selfOpens) && inTime(now, verifyCloses),
    ...countOf(rows),
    agencies: [...byUnit.values()].flatMap((own) => {
      const [first] = own
      if (first === undefined) return []
      const { unit, name, group, submittedAt } = first.participant
      return [
        {
          unit,
          name,
          group,
          submittedAt,
          claimsUntil: claimsUntil(round, first.participant),
          own: first.standing === "own",
          ...countOf(own),
        },
      ]
    }),
    criteria: [...byCriterion].map(([{ code, name, maxPoints }, own]) => ({
      code,
      name,
      maxPoints,
      ...countOf(own),
    })),
    pillars: pillarsOf(index),
  }
}

/** The pillars that the decision names; where it names none, its topmost groups. */
function pillarsOf(index: IndexSet) {
  if (index.pillars.length > 0) return index.pillars.map(({ code, name }) => ({ code, name }))
  return treeOf(index)
    .below(null)
    .filter(({ kind }) => kind === "group")
    .map(({ code, name }) => ({ code, name }))
}

function countOf(rows: readonly Waiting[]) {
  const count = { open: 0, done: 0, early: 0 }
  for (const { standing } of rows) {
    if (isOpen(standing)) count.open++
    else if (standing === "early") count.early++
    else if (standing === "said") count.done++
  }
  return { ...count, stake: sumPoints(rows.map(({ stake }) => stake)) }
}

const PAGE = 100

/** A page of what waits for an organisation, in order. */
export async function queuePage(
  ctx: Context,
  roundId: string,
  asker: QueueAsker,
  asked: QueueAsked,
): Promise<QueuePage> {
  const { unit = null, criterion = null, pillar = null, from = 0, limit = PAGE } = asked
  const round = await roundOf(ctx.db, roundId)
  const index = await indexOf(ctx.db, round)
  const all = await waitingIn(ctx, round, index, asker, { unit, criterion, pillar })
  const open = all.filter(({ standing }) => isOpen(standing))
  const shown = queueOrder(asked.show === "all" ? all : open, asked.order ?? "stake")
  const rows = shown.slice(from, from + limit)
  return {
    organisation: asker.organisation,
    part: asker.part,
    total: shown.length,
    open: open.length,
    rows: await queueRows(ctx, round, index, rows),
    next: from + rows.length < shown.length ? from + rows.length : null,
  }
}

/** Adds what the rules give and how many documents there are. */
async function queueRows(
  ctx: Context,
  round: Round,
  index: IndexSet,
  rows: readonly Waiting[],
): Promise<QueueRow[]> {
  const places = rows.map(({ unit, criterion }) => ({ unit, criterion: criterion.code }))
  const computed = await computedAt(ctx.db, round, treeOf(index), places)
  const subjects = places.map(({ unit, criterion }) => subjectOf(round.id, unit, criterion))
  const cited = await evidenceBehind(ctx.db, subjects, { asOf: null, publishedOnly: false })
  return rows.map((row) => {
    const { unit, group, standing, stake, participant, criterion, settled, mine, seen } = row
    const { code, name, maxPoints, evidence: need } = criterion
    const evidence = cited.get(subjectOf(round.id, unit, code))?.length ?? 0
    const points = computed.get(placeKey({ unit, criterion: code })) ?? null
    const { state, self, verified } = settled
    return {
      unit,
      unitName: participant.name,
      group,
      criterion: code,
      name,
      maxPoints,
      state,
      standing,
      computed: points,
      self,
      verified,
      mine,
      stake,
      evidence,
      hurdle: agreementHurdle({ standing, self, computed: points, need, evidence }),
      seen,
    }
  })
}
