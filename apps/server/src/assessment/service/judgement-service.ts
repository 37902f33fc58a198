import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Writer } from "../../platform/database.ts"
import { notTaking, ownScore } from "../errors.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Criterion, Judgement, Round, ScoresSaved } from "../model.ts"
import { hasBegun, inTime, told } from "../scoring/calendar.ts"
import { judgementProblems } from "../scoring/check-claim.ts"
import type { Settled } from "../scoring/settle.ts"
import {
  addSteps,
  type NewStep,
  newestSeen,
  speakersFor,
  verifiersOf,
} from "../store/score-store.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { sheetOf } from "./sheet-service.ts"
import { holdOpen, refuse, type Wrong } from "./writing-service.ts"

/** In whose name somebody judges. */
export interface Judge {
  readonly actor: Actor
  readonly part: "lead" | "co-verifier" | "council"
  /** The organisation or unit whose verifier they are. */
  readonly organisation: string
}

/**
 * Records verdicts of the lead or of a co-verifier, or decisions of the council, on one agency: all
 * of them or none. Nobody judges what they claimed for the agency; nobody of the council decides
 * what they verified. Somebody who judged meanwhile is not overwritten: `seen` must be the newest.
 */
export async function saveJudgements(
  ctx: Context,
  roundId: string,
  unit: string,
  judgements: readonly Judgement[],
  judge: Judge,
): Promise<ScoresSaved> {
  const round = await roundOf(ctx.db, roundId)
  await participantOf(ctx.db, roundId, unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  const council = judge.part === "council"
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, roundId)
    const now = ctx.now()
    timeToJudge(now, round, council)
    const newest = await newestSeen(tx, roundId, unit)
    await refuseOwn(tx, roundId, unit, judge)
    const { settled } = await sheetOf(tx, roundId, unit, tree)
    const read = judgements.map((said, i) => {
      const criterion = tree.get(said.criterion)
      const known = settled.get(said.criterion)
      return readJudgement(said, `/judgements/${i}`, {
        criterion,
        settled: known,
        unit,
        judge,
        round,
      })
    })
    refuse(
      "judgements",
      judgements,
      newest,
      read.flatMap(({ wrong }) => wrong),
    )
    const steps = read.flatMap(({ step }) => step ?? [])
    const at = now.toISOString()
    await addSteps(tx, { round: roundId, at, by: judge.actor.id }, steps)
    await record(tx, {
      actor: judge.actor,
      at: now,
      action: council ? "assessment.decide" : "assessment.verify",
      subject: `${roundId} ${unit}`,
      details: { criteria: steps.length, as: judge.organisation },
    })
    return { saved: steps.length, at }
  })
}

interface Standing {
  readonly criterion: Criterion | undefined
  readonly settled: Settled | undefined
  readonly unit: string
  readonly judge: Judge
  readonly round: Round
}

/** The step that a judgement means, or what is wrong with it. */
function readJudgement(
  said: Judgement,
  pointer: string,
  { criterion, settled, unit, judge, round }: Standing,
): { readonly step: NewStep | null; readonly wrong: readonly Wrong[] } {
  if (criterion === undefined || settled === undefined) {
    const detail = `không có tiêu chí chấm điểm ${said.criterion}`
    return { step: null, wrong: [{ pointer: `${pointer}/criterion`, detail }] }
  }
  const problems = [
    ...judgementProblems(said, criterion),
    ...orderProblems(settled, judge, criterion, round),
  ]
  return {
    step: stepOf(said, settled, unit, judge),
    wrong: problems.map(({ field, message }) => ({
      pointer: `${pointer}/${field}`,
      detail: message,
    })),
  }
}

function timeToJudge(now: Date, { calendar }: Round, council: boolean): void {
  if (!hasBegun(now, calendar.selfOpens)) {
    throw notTaking("Chưa đến lúc thẩm định", `đợt chấm mở lúc ${told(calendar.selfOpens)}`)
  }
  if (council || inTime(now, calendar.verifyCloses)) return
  throw notTaking("Đã hết hạn thẩm định", `hạn là ${told(calendar.verifyCloses)}`)
}

async function refuseOwn(tx: Writer, round: string, unit: string, { actor, part }: Judge) {
  if ((await speakersFor(tx, round, unit)).has(actor.id)) throw ownScore()
  if (part === "council" && (await verifiersOf(tx, round, unit)).has(actor.id)) throw ownScore()
}

const wrong = (message: string) => [{ field: "criterion" as const, message }]

/** A verdict needs a claim; a co-verifier speaks of its own criteria; the council of appeals and disputes. */
function orderProblems(
  settled: Settled,
  { part, organisation }: Judge,
  { code, coVerifier }: Criterion,
  { coVerifiers }: Round,
) {
  if (part === "council") {
    const open =
      settled.state === "appealed" || settled.state === "disputed" || settled.state === "decided"
    return open
      ? []
      : wrong(`tiêu chí ${code} không có phúc tra hay ý kiến khác nhau để quyết định`)
  }
  if (settled.self === null) return wrong(`tiêu chí ${code} chưa có điểm tự chấm`)
  if (part === "lead" || coVerifiers[coVerifier] === organisation) return []
  return wrong(`${organisation} không phải cơ quan cùng thẩm định tiêu chí ${code}`)
}

/** Agreeing takes over what is claimed; for the council, what was appealed for. */
function stepOf(said: Judgement, settled: Settled, unit: string, judge: Judge): NewStep {
  const claim = settled.self
  const notApplicable = said.notApplicable ?? (said.agrees && claim === "not-applicable")
  const agreed = typeof claim === "number" ? claim : null
  return {
    unit,
    criterion: said.criterion,
    stage: judge.part === "council" ? "council" : "verdict",
    part: judge.part,
    organisation: judge.organisation,
    points: notApplicable ? null : (said.points ?? (said.agrees ? agreed : null)),
    applicable: !notApplicable,
    agrees: judge.part === "council" ? null : said.agrees,
    reason: (said.reason ?? "").normalize("NFC").trim(),
  }
}
