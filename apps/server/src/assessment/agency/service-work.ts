import type { Context } from "../../platform/context.ts"
import type { Role } from "../../platform/identity/model.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Participant, Round } from "../model.ts"
import { sumPoints } from "../points.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { hasBegun, inTime } from "../scoring/calendar.ts"
import { claimPhase, claimsUntil } from "../scoring/claims-until.ts"
import { evidenceWindow, takesEvidence } from "../scoring/evidence-window.ts"
import { NO_FIGURES } from "../scoring/own-points.ts"
import { agencySheet } from "../service/agency-service.ts"
import { indexOf, namesOf } from "../service/round-service.ts"
import { listParticipants, listRounds } from "../store/round-store.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import { lackingOf, worthOf } from "./lacking.ts"
import type { ScoringTask, ScoringWork, ScoringWorkItem } from "./model.ts"
import { stageOf } from "./stage.ts"
import { waitingForCouncil, waitingForVerdict } from "./store.ts"
import { confirmerOf } from "../verification/who-confirms.ts"
import { inWorkOrder } from "./work-order.ts"

/** Whether somebody holds a role over a unit. */
export type May = (role: Role, unit: string) => Promise<boolean>

/** Agencies that are looked into one by one; whoever edits for more sees them counted. */
const MOST_LOOKED_INTO = 12

/** What waits for somebody in all rounds. */
export async function scoringWork(ctx: Context, may: May): Promise<ScoringWork> {
  const rounds = (await listRounds(ctx.db)).filter(({ state }) => state !== "published")
  const bodies = rounds.flatMap((one) => [one.lead, one.council, ...bodiesOf(one)])
  const names = await namesOf(ctx.db, bodies, dayInVietnam(ctx.now()))
  const items: ScoringWorkItem[] = []
  for (const round of rounds) {
    const seen = { ctx, round, may, nameOf: (id: string) => names.get(id) ?? id }
    const runs = await may("administrator", round.lead)
    if (runs) items.push(runningItem(seen))
    if (round.state !== "open") continue
    items.push(...(await agencyItems(seen, runs)))
    items.push(...(await verifierItems(seen)), ...(await councilItems(seen)))
  }
  return { now: ctx.now().toISOString(), items: inWorkOrder(items) }
}

const bodiesOf = ({ coVerifiers }: Round) => Object.values(coVerifiers)

interface Seen {
  readonly ctx: Context
  readonly round: Round
  readonly may: May
  readonly nameOf: (id: string) => string
}

interface Counted {
  readonly task: ScoringTask
  readonly due: string | null
  readonly organisation: string
  readonly criteria?: number
  readonly agencies?: number
  readonly worth?: number
}

const ofRound = ({ round, nameOf }: Seen, counted: Counted): ScoringWorkItem => ({
  task: counted.task,
  round: { id: round.id, title: round.title },
  unit: null,
  organisation: { id: counted.organisation, name: nameOf(counted.organisation) },
  due: counted.due,
  criteria: counted.criteria ?? 0,
  agencies: counted.agencies ?? 0,
  of: round.participants,
  worth: counted.worth ?? 0,
})

/** A round as its administrator sees it: to open, to publish, or on its way to the next date. */
function runningItem(seen: Seen): ScoringWorkItem {
  const { ctx, round } = seen
  const { calendar, lead, participants, submitted } = round
  const organisation = lead
  if (round.state === "prepared") {
    return ofRound(seen, { task: "open", due: calendar.selfOpens, organisation })
  }
  if (hasBegun(ctx.now(), calendar.publishFrom)) {
    return ofRound(seen, { task: "publish", due: calendar.publishFrom, organisation })
  }
  const { selfOpens, selfCloses, evidence, verifyCloses, appealCloses, publishFrom } = calendar
  const documents = evidence === undefined ? [] : [evidence.opens, evidence.closes]
  const next = [selfOpens, selfCloses, ...documents, verifyCloses, appealCloses, publishFrom]
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .find((instant) => !hasBegun(ctx.now(), instant))
  const agencies = participants - submitted
  return ofRound(seen, { task: "follow", due: next ?? publishFrom, organisation, agencies })
}

/** The sheets that somebody fills in. Who runs the round follows it as a whole. */
async function agencyItems(seen: Seen, runs: boolean): Promise<ScoringWorkItem[]> {
  const { ctx, round, may } = seen
  const own: Participant[] = []
  for (const one of await listParticipants(ctx.db, round.id)) {
    if (await may("editor", one.unit)) own.push(one)
  }
  if (own.length <= MOST_LOOKED_INTO) {
    const items = []
    for (const one of own) {
      items.push(...(await evidenceItem(seen, one)), ...(await agencyItem(seen, one)))
    }
    return items
  }
  const waiting = own.filter(
    (one) => one.submittedAt === null && stageOf(round, one, ctx.now()) === "self",
  )
  const [first] = waiting.map((one) => claimsUntil(round, one)).toSorted()
  if (runs || first === undefined) return []
  return [
    ofRound(seen, {
      task: "score",
      due: first,
      organisation: round.lead,
      agencies: waiting.length,
    }),
  ]
}

async function agencyItem(seen: Seen, participant: Participant): Promise<ScoringWorkItem[]> {
  const { ctx, round } = seen
  const stage = stageOf(round, participant, ctx.now())
  if (stage === "self") return scoreItem(seen, participant)
  if (stage !== "verify" && stage !== "appeal") return []
  const { unit, name } = participant
  const about = { unit: { id: unit, name }, organisation: { id: unit, name }, agencies: 1, of: 1 }
  if (participant.submittedAt === null) {
    const counted = {
      task: "late",
      due: claimsUntil(round, participant),
      organisation: unit,
    } as const
    return [{ ...ofRound(seen, counted), ...about }]
  }
  const { criteria } = await agencySheet(ctx, round.id, unit)
  const lost = criteria.flatMap((one) =>
    one.state === "verified" || one.state === "disputed" ? (one.lost ?? []) : [],
  )
  if (lost.length === 0) return []
  const item = ofRound(seen, {
    task: "appeal",
    due: round.calendar.appealCloses,
    organisation: unit,
    criteria: lost.length,
    worth: sumPoints(lost.map(({ points }) => points)),
  })
  return [{ ...item, ...about }]
}

/** Required documents that a sheet lacks, where they have a deadline of their own. */
async function evidenceItem(seen: Seen, participant: Participant): Promise<ScoringWorkItem[]> {
  const { ctx, round } = seen
  const { unit, name, submittedAt } = participant
  const due = claimsUntil(round, participant)
  const takes = takesEvidence(round, participant, ctx.now()) && inTime(ctx.now(), due)
  if (round.calendar.evidence === undefined || submittedAt !== null || !takes) return []
  const tree = treeOf(await indexOf(ctx.db, round))
  const { criteria } = await agencySheet(ctx, round.id, unit)
  const bare = criteria.filter(({ code, self, computed, evidence, maxPoints }) => {
    const said = self ?? computed ?? maxPoints
    const required = tree.get(code)?.evidence === "required" && evidence.length === 0
    return required && said !== "not-applicable" && said !== 0
  })
  if (bare.length === 0) return []
  const item = ofRound(seen, {
    task: "evidence",
    due: evidenceWindow(round, participant).closes,
    organisation: unit,
    criteria: bare.length,
    worth: sumPoints(
      bare.map(({ self, computed, maxPoints }) => pointsOf(self ?? computed ?? maxPoints)),
    ),
  })
  const about = { id: unit, name }
  return [{ ...item, unit: about, organisation: about, agencies: 1, of: 1 }]
}

const pointsOf = (said: number | "not-applicable" | null) => (typeof said === "number" ? said : 0)

/** A sheet with what it lacks; nothing once it is handed in and whole. */
async function scoreItem(seen: Seen, participant: Participant): Promise<ScoringWorkItem[]> {
  const { ctx, round } = seen
  const { unit, name } = participant
  const tree = treeOf(await indexOf(ctx.db, round))
  const { criteria } = await agencySheet(ctx, round.id, unit)
  const open = criteria.filter((score) => {
    const criterion = tree.get(score.code)
    if (criterion === undefined) return false
    const reason = score.steps.findLast((step) => step.stage === "self")?.reason ?? ""
    const figures = new Map(score.figures.map((one) => [one.name, one.value]))
    const documents = score.evidence.length
    // What the rule gave already tells whether figures are missing, those of earlier rounds too.
    const said = score.self ?? score.computed
    const standing = { said, reason, figures, before: NO_FIGURES, documents }
    return lackingOf(criterion, isRelative(criterion), standing).length > 0
  })
  if (participant.submittedAt !== null && open.length === 0) return []
  const item = ofRound(seen, {
    task: "score",
    due: claimsUntil(round, participant),
    organisation: unit,
    criteria: open.length,
    worth: sumPoints(open.map((one) => worthOf(one.maxPoints, one.self ?? one.computed))),
  })
  const about = { id: unit, name }
  return [{ ...item, unit: about, organisation: about, agencies: 1, of: 1 }]
}

/** Who verifies what of a round, besides the lead: the agency a criterion is of is left to the query. */
async function verifiersOf({ ctx, round }: Seen) {
  const { scored } = treeOf(await indexOf(ctx.db, round))
  const confirmed = scored.flatMap((criterion) => {
    const by = confirmerOf(criterion, round, "")
    return by === null ? [] : [{ code: criterion.code, by }]
  })
  return { round: round.id, lead: round.lead, confirmed }
}

/** Criteria that wait for a verdict of the bodies that somebody verifies for. */
async function verifierItems(seen: Seen): Promise<ScoringWorkItem[]> {
  const { ctx, round, may } = seen
  const bodies = new Set([round.lead, ...bodiesOf(round)])
  const mine: string[] = []
  for (const body of bodies) if (await may("verifier", body)) mine.push(body)
  if (mine.length === 0) return []
  const waiting = await waitingForVerdict(ctx.db, await verifiersOf(seen))
  return mine.flatMap((body) => {
    const own = waiting.filter(({ organisation }) => organisation === body)
    if (own.length === 0) return []
    return [
      ofRound(seen, {
        task: "verify",
        due: round.calendar.verifyCloses,
        organisation: body,
        criteria: own.reduce((sum, { agencies }) => sum + agencies, 0),
        agencies: Math.max(...own.map(({ agencies }) => agencies)),
        worth: sumPoints(own.map(({ points }) => points)),
      }),
    ]
  })
}

/** What is disputed, appealed or of the lead itself, for who decides in the council. */
async function councilItems(seen: Seen): Promise<ScoringWorkItem[]> {
  const { ctx, round, may } = seen
  if (!(await may("verifier", round.council))) return []
  const lead = (await listParticipants(ctx.db, round.id)).find(({ unit }) => unit === round.lead)
  const { handedIn, over } =
    lead === undefined ? { handedIn: false, over: false } : claimPhase(ctx.now(), round, lead)
  const verifiers = await verifiersOf(seen)
  const waiting = await waitingForCouncil(ctx.db, { ...verifiers, leadFirm: handedIn || over })
  const criteria = waiting === null ? 0 : waiting.appealed + waiting.disputed + waiting.own
  if (waiting === null || criteria === 0) return []
  return [
    ofRound(seen, {
      task: "decide",
      due: round.calendar.publishFrom,
      organisation: round.council,
      criteria,
      agencies: waiting.agencies,
      worth: waiting.points,
    }),
  ]
}
