import { record } from "../../platform/audit.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { citeIn, evidenceBehind } from "../../evidence/index.ts"
import type { Evidence } from "../../evidence/model.ts"
import { scoresRefused } from "../errors.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { Round, RoundStanding } from "../model.ts"
import { inTime } from "../scoring/calendar.ts"
import { claimsUntil } from "../scoring/claims-until.ts"
import { isRelative } from "../scoring/compute-group.ts"
import { evidenceWindow, takesEvidence } from "../scoring/evidence-window.ts"
import { ruleOf } from "../scoring/own-points.ts"
import { agencySheet } from "../service/agency-service.ts"
import { refuseBare, takingEvidence } from "../service/evidence-time-service.ts"
import { resultOf } from "../service/result-service.ts"
import { indexOf, namesOf, participantOf, roundOf } from "../service/round-service.ts"
import { subjectOf } from "../service/sheet-service.ts"
import type { Wrong } from "../service/writing-service.ts"
import { figuresOf, newestSeen } from "../store/score-store.ts"
import type { AgencyForm, CitationChange, CitationsChanged } from "./model.ts"
import { stageOf, takesAppeals } from "./stage.ts"

/** What is asked of a form, and by whom. */
interface Asked {
  readonly round: string
  readonly unit: string
  /** Whether whoever asks edits for the agency. */
  readonly edits: boolean
}

/** Everything that an agency needs to score itself, to follow its points and to appeal. */
export async function agencyForm(
  ctx: Context,
  { round: id, unit, edits }: Asked,
): Promise<AgencyForm> {
  const { db } = ctx
  const round = await roundOf(db, id)
  const index = await indexOf(db, round)
  const sheet = await agencySheet(ctx, id, unit)
  const stage = stageOf(round, sheet.participant, ctx.now())
  const tree = treeOf(index)
  const spoke = sheet.criteria.flatMap(({ steps }) => steps.map((step) => step.organisation))
  const involved = [round.lead, round.council, ...Object.values(round.coVerifiers), ...spoke]
  const names = await namesOf(db, involved, dayInVietnam(ctx.now()))
  return {
    now: ctx.now().toISOString(),
    round,
    stage,
    due: claimsUntil(round, sheet.participant),
    evidence: {
      ...evidenceWindow(round, sheet.participant),
      apart: round.calendar.evidence !== undefined,
    },
    decision: index.decision,
    criteria: index.criteria,
    relative: tree.scored.filter(isRelative).map(({ code }) => code),
    sheet,
    before: await figuresBefore(db, round, unit, tree),
    documents: await documentsOf(
      db,
      sheet.criteria.map(({ code }) => subjectOf(id, unit, code)),
    ),
    names: Object.fromEntries(names),
    may: {
      edit: edits,
      claim: edits && stage === "self",
      cite: edits && takesEvidence(round, sheet.participant, ctx.now()),
      appeal: edits && takesAppeals(stage),
    },
    result: stage === "published" ? await standingOf(ctx, id, unit) : null,
  }
}

/** Figures of the round before that a rule reads. */
async function figuresBefore(
  db: Reader,
  { previous }: Round,
  unit: string,
  tree: CriterionTree,
): Promise<AgencyForm["before"]> {
  const back = new Set(
    tree.scored.filter((one) => ruleOf(one)?.looksBack === true).map(({ code }) => code),
  )
  if (previous === null || back.size === 0) return []
  const figures = await figuresOf(db, previous, unit)
  return figures
    .filter(({ criterion }) => back.has(criterion))
    .map(({ criterion, name, value }) => ({ criterion, name, value }))
}

async function documentsOf(db: Reader, subjects: readonly string[]): Promise<Evidence[]> {
  const cited = await evidenceBehind(db, subjects, { asOf: null, publishedOnly: false })
  const documents = new Map([...cited.values()].flat().map((one) => [one.id, one]))
  return [...documents.values()]
}

async function standingOf(ctx: Context, id: string, unit: string): Promise<RoundStanding | null> {
  const { standings } = await resultOf(ctx, id)
  return standings.find((one) => one.unit === unit) ?? null
}

/**
 * Puts documents behind criteria or takes them away, one by one, while the round takes evidence:
 * what a colleague added meanwhile stays.
 */
export async function changeCitations(
  ctx: Context,
  { round: id, unit }: Pick<Asked, "round" | "unit">,
  change: CitationChange,
  actor: Actor,
): Promise<CitationsChanged> {
  const round = await roundOf(ctx.db, id)
  const participant = await participantOf(ctx.db, id, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  const wrong = (["add", "remove"] as const).flatMap((part) =>
    change[part].flatMap(({ criterion }, i): Wrong[] => {
      if (tree.get(criterion)?.kind === "scored") return []
      const detail = `bộ chỉ số không có tiêu chí chấm điểm ${criterion}`
      return [{ pointer: `/${part}/${i}/criterion`, detail }]
    }),
  )
  if (wrong.length > 0) throw scoresRefused(wrong)
  const codes = [...new Set([...change.add, ...change.remove].map(({ criterion }) => criterion))]
  return ctx.db.transaction(async (tx) => {
    await takingEvidence(ctx, tx, round, participant)
    await newestSeen(tx, id, unit)
    const subjects = codes.map((code) => subjectOf(id, unit, code))
    const cited = await evidenceBehind(tx, subjects, { asOf: null, publishedOnly: false })
    const criteria: CitationsChanged["criteria"] = []
    const bound =
      participant.submittedAt !== null && !inTime(ctx.now(), claimsUntil(round, participant))
    for (const code of codes) {
      const subject = subjectOf(id, unit, code)
      const stand = new Set((cited.get(subject) ?? []).map((one) => one.id))
      for (const one of change.remove) if (one.criterion === code) stand.delete(one.evidence)
      for (const one of change.add) if (one.criterion === code) stand.add(one.evidence)
      const evidence = [...stand]
      if (bound && evidence.length === 0) {
        await refuseBare(tx, { round: id, unit, criterion: tree.get(code) })
      }
      await citeIn(tx, { subject, evidenceIds: evidence, of: [unit] }, { actor, at: ctx.now() })
      criteria.push({ code, evidence })
    }
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.cite",
      subject: `${id} ${unit}`,
      details: { added: change.add.length, removed: change.remove.length },
    })
    return { criteria }
  })
}
