import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { CouncilCase, CouncilList, Criterion, Participant, Round } from "../model.ts"
import { differencePoints } from "../points.ts"
import { hasBegun } from "../scoring/calendar.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { type Said, type Settled, settle } from "../scoring/settle.ts"
import { listParticipants } from "../store/round-store.ts"
import type { StoredStep } from "../store/score-store.ts"
import { contestedSteps, meetingsOf } from "../store/verification-store.ts"
import { councilCause } from "../verification/before-council.ts"
import { claimPhase } from "../scoring/claims-until.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { placeKey } from "./computed-service.ts"
import { indexOf, namesOf, roundOf } from "./round-service.ts"

/** Who asks: agencies they report for are not theirs to decide. */
interface Councillor {
  readonly person: string
  readonly own: ReadonlySet<string>
}

interface Case {
  readonly participant: Participant
  readonly criterion: Criterion
  readonly settled: Settled
  readonly steps: readonly StoredStep[]
  readonly cause: CouncilCase["cause"]
}

/** What is before the council of a round, and what it decided already: the most points first. */
export async function councilList(
  ctx: Context,
  roundId: string,
  asker: Councillor,
): Promise<CouncilList> {
  const round = await roundOf(ctx.db, roundId)
  const tree = treeOf(await indexOf(ctx.db, round))
  const cases = await casesOf(ctx, round, tree)
  const met = await meetingsOf(ctx.db, roundId, asker.person)
  const barred = new Set([
    ...asker.own,
    ...met.filter(({ spoke, verified }) => spoke || verified).map(({ unit }) => unit),
  ])
  const bodies = cases.flatMap(({ steps }) => steps.map((step) => step.organisation))
  const names = await namesOf(ctx.db, [...bodies, round.council], dayInVietnam(ctx.now()))
  const rows = cases.map((one) => caseTold(one, names, barred))
  return {
    round: { id: round.id, title: round.title, state: round.state },
    taking: round.state === "open" && hasBegun(ctx.now(), round.calendar.selfOpens),
    organisation: round.council,
    council: names.get(round.council) ?? round.council,
    appealCloses: round.calendar.appealCloses,
    open: rows.filter(({ state }) => state !== "decided").length,
    decided: rows.filter(({ state }) => state === "decided").length,
    rows: rows.toSorted(
      (a, b) =>
        Number(a.state === "decided") - Number(b.state === "decided") ||
        b.stake - a.stake ||
        (placeKey(a) < placeKey(b) ? -1 : 1),
    ),
  }
}

async function casesOf(ctx: Context, round: Round, tree: CriterionTree): Promise<Case[]> {
  const steps = await contestedSteps(ctx.db, round.id, round.lead)
  const participants = await listParticipants(ctx.db, round.id)
  const byUnit = new Map(participants.map((one) => [one.unit, one]))
  return [...Map.groupBy(steps, placeKey).values()].flatMap((own) => {
    const [first] = own
    const participant = byUnit.get(first?.unit ?? "")
    const criterion = tree.get(first?.criterion ?? "")
    if (participant === undefined || criterion === undefined || isRelative(criterion)) return []
    const settled = settle(own, confirmerOf(criterion, round, participant.unit) !== null)
    const { handedIn, over } = claimPhase(ctx.now(), round, participant)
    const leads = round.lead === participant.unit
    const firm = handedIn || over
    const cause = councilCause({ settled, steps: own, leads, firm })
    return cause === null ? [] : [{ participant, criterion, settled, steps: own, cause }]
  })
}

type Names = ReadonlyMap<string, string>

function voice(step: StoredStep | undefined, names: Names): CouncilCase["lead"] {
  if (step === undefined) return null
  const { organisation, points, applicable, reason, at } = step
  const name = names.get(organisation) ?? organisation
  return { organisation, name, points: applicable ? points : "not-applicable", reason, at }
}

function caseTold(
  { participant, criterion, settled, steps, cause }: Case,
  names: Names,
  barred: ReadonlySet<string>,
): CouncilCase {
  const claim = steps.findLast(({ stage }) => stage === "self")
  const later = steps.filter(({ seq }) => seq > (claim?.seq ?? 0))
  const last = (wanted: (step: StoredStep) => boolean) => voice(later.findLast(wanted), names)
  const lead = last(({ stage, part }) => stage === "verdict" && part === "lead")
  const confirmer = last(({ stage, part }) => stage === "verdict" && part === "co-verifier")
  const appeal = last(({ stage }) => stage === "appeal")
  const other = cause === "disputed" ? confirmer?.points : (appeal?.points ?? settled.self)
  return {
    unit: participant.unit,
    unitName: participant.name,
    group: participant.group,
    criterion: criterion.code,
    name: criterion.name,
    maxPoints: criterion.maxPoints,
    cause,
    state: settled.state,
    self: settled.self,
    claim: voice(claim, names),
    lead,
    confirmer,
    appeal,
    decision: last(({ stage }) => stage === "council"),
    stake: between(lead?.points ?? null, other ?? null, criterion.maxPoints),
    may: !barred.has(participant.unit),
    seen: steps.at(-1)?.seq ?? 0,
  }
}

/** Points between two sides; what does not apply is worth all of the criterion. */
function between(a: Said, b: Said, maxPoints: number | null): number {
  if (a === b) return 0
  if (a === "not-applicable" || b === "not-applicable") return maxPoints ?? 0
  return Math.abs(differencePoints(a ?? 0, b ?? 0))
}
