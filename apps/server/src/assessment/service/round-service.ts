import { record } from "../../platform/audit.ts"
import { dayInVietnam } from "../../platform/clock.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { organisationRefs, unitRefs } from "../../registry/index.ts"
import {
  noSuchIndex,
  noSuchParticipant,
  noSuchRound,
  roundState,
  roundTaken,
  roundWrong,
} from "../errors.ts"
import { checkIndex } from "../index-set/check-index.ts"
import type { IndexSet, Participant, Round, RoundDraft } from "../model.ts"
import { calendarProblems } from "../scoring/calendar.ts"
import { indexContent, issuedVersion } from "../store/index-store.ts"
import * as store from "../store/round-store.ts"
import { absentIn } from "./presence-service.ts"

/** Units and organisations by id, as called on a day. */
export async function namesOf(db: Reader, ids: readonly string[], day: string) {
  const asked = [...new Set(ids)]
  const units = await unitRefs(db, asked, day)
  const organisations = await organisationRefs(db, asked, day)
  return new Map([
    ...[...units].map(([id, { fullName }]) => [id, fullName] as const),
    ...[...organisations].map(([id, { nameVi }]) => [id, nameVi] as const),
  ])
}

/** Prepares a round: nothing is scored before it is opened. */
export async function createRound(ctx: Context, draft: RoundDraft, actor: Actor): Promise<Round> {
  const index = await issuedVersion(ctx.db, draft.indexId, draft.indexVersion ?? null)
  if (index === null) throw noSuchIndex(draft.indexId)
  const wrong = checkIndex(index.content).filter(({ weight }) => weight === "wrong")
  const asked = [
    draft.lead,
    draft.council,
    ...Object.values(draft.coVerifiers),
    ...draft.participants.map(({ unit }) => unit),
  ]
  const names = await namesOf(ctx.db, asked, dayInVietnam(ctx.now()))
  const problems = [
    ...wrong.map(({ code, message }) => ({ pointer: `/indexId/${code ?? ""}`, detail: message })),
    ...calendarProblems(draft.calendar).map((detail) => ({ pointer: "/calendar", detail })),
    ...repeated(draft),
    ...(await absentIn(
      ctx,
      draft,
      draft.participants.map(({ unit }) => unit),
    )),
    ...coVerifierProblems(draft, index.content),
  ]
  if (problems.length > 0) throw roundWrong(problems)
  await ctx.db.transaction(async (tx) => {
    if ((await store.readRound(tx, draft.id)) !== null) throw roundTaken(draft.id)
    if (draft.previous !== null && (await store.readRound(tx, draft.previous)) === null) {
      throw noSuchRound(draft.previous)
    }
    const at = ctx.now().toISOString()
    await store.addRound(tx, { draft, indexVersion: index.version, names, at, by: actor.id })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.create-round",
      subject: draft.id,
      details: {
        index: draft.indexId,
        version: index.version,
        agencies: draft.participants.length,
      },
    })
  })
  return roundOf(ctx.db, draft.id)
}

function repeated({ participants }: RoundDraft) {
  const seen = new Set<string>()
  return participants.flatMap(({ unit }, i) => {
    const twice = seen.has(unit)
    seen.add(unit)
    return twice ? [{ pointer: `/participants/${i}/unit`, detail: `${unit} có hai lần` }] : []
  })
}

/** Every body that the index names as confirming a figure must be somebody in this round. */
function coVerifierProblems({ coVerifiers }: RoundDraft, { criteria }: IndexSet) {
  const named = new Set(criteria.map(({ coVerifier }) => coVerifier).filter((name) => name !== ""))
  return [...named]
    .filter((name) => coVerifiers[name] === undefined)
    .map((name) => ({ pointer: "/coVerifiers", detail: `chưa nói “${name}” là cơ quan nào` }))
}

export async function roundOf(db: Reader, id: string): Promise<Round> {
  const round = await store.readRound(db, id)
  if (round === null) throw noSuchRound(id)
  return round
}

export async function participantOf(db: Reader, round: string, unit: string): Promise<Participant> {
  const found = await store.readParticipant(db, round, unit)
  if (found === null) throw noSuchParticipant(round, unit)
  return found
}

/** The index version that a round uses: the same for as long as the round lives. */
export async function indexOf(db: Reader, { indexId, indexVersion }: Round): Promise<IndexSet> {
  const found = await indexContent(db, indexId, indexVersion)
  if (found === null) throw noSuchIndex(indexId)
  return found
}

/** Gives one agency more time to score itself. */
export async function extendDeadline(
  ctx: Context,
  id: string,
  unit: string,
  { until, reason = "" }: { readonly until: string; readonly reason?: string | undefined },
  actor: Actor,
): Promise<Participant> {
  const round = await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  if (Date.parse(until) > Date.parse(round.calendar.verifyCloses)) {
    throw roundWrong([{ pointer: "/until", detail: "gia hạn quá hạn thẩm định" }])
  }
  await ctx.db.transaction(async (tx) => {
    if ((await store.holdRound(tx, id, "share")) === "published") {
      throw roundState(id, "đã công bố")
    }
    await store.setExtended(tx, id, unit, { until, reason })
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.extend",
      subject: `${id} ${unit}`,
      details: { until, reason },
    })
  })
  return participantOf(ctx.db, id, unit)
}
