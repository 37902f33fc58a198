import type { FastifyReply } from "fastify"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { changedFacts } from "../corrected.ts"
import { gapNotFound } from "../errors.ts"
import type { CitizenWords, GapDetail, GapDocument, GapMove, GapStep } from "../model.ts"
import { needsReason, nextStates } from "../moves.ts"
import { listedOn } from "../programme.ts"
import { type Ground, isPublished, standingOn } from "../standing.ts"
import { reportsOf } from "../store/citizens-store.ts"
import { type KeptGap, readGaps, type StepRow } from "../store/gaps-store.ts"
import { type GapDocuments, sendDocument, toldDocuments } from "./documents-service.ts"
import { groundOn, type KeptStanding } from "./ground-service.ts"
import { nearestOf } from "./nearest-service.ts"
import type { Sight } from "./sight-service.ts"

/** A gap today, for whoever may see it; what others may not see is not there. */
async function seenGap(
  ctx: Context,
  id: string,
  sight: Sight,
): Promise<KeptStanding & { readonly ground: Ground; readonly isReader: boolean }> {
  const ground = await groundOn(ctx.db, dayInVietnam(ctx.now()))
  const kept = (await readGaps(ctx.db)).find(({ facts }) => facts.id === id)
  const standing = kept === undefined ? null : standingOn(ground)(kept)
  if (kept === undefined || standing === null) throw gapNotFound(id)
  const isReader = sight.reads(standing.gap.unit)
  if (!isReader && !isPublished(standing.gap.state)) throw gapNotFound(id)
  return { ...standing, kept, ground, isReader }
}

/** Everything of a gap that whoever asks may see. */
export async function getGap(
  ctx: Context,
  documents: GapDocuments,
  id: string,
  sight: Sight,
): Promise<GapDetail> {
  const { gap, kept, ground, isReader } = await seenGap(ctx, id, sight)
  const ids = kept.history.flatMap(({ evidence }) => evidence)
  const told = await toldDocuments(ctx, documents, ids, isReader)
  return {
    ...gap,
    ...(isReader ? { reports: kept.reports, told: await toldBy(ctx, id) } : {}),
    history: kept.history.map((step) => stepTold(step, told, isReader)),
    corrections: isReader ? correctionsOf(kept) : [],
    memberships: membershipsOf(kept, ground, gap.programmes),
    nearest: await nearestOf(ctx, gap.villages, isReader),
    moves: sight.writes(gap.unit) ? movesOf(gap, ground) : [],
  }
}

function stepTold(
  step: StepRow,
  documents: ReadonlyMap<string, GapDocument>,
  isReader: boolean,
): GapStep {
  const { version, state, day, at, organisation, document, due, asset, note, by } = step
  const evidence = step.evidence.flatMap((id) => documents.get(id) ?? [])
  const open = { version, state, day, at, organisation, document, due, asset, evidence }
  return isReader ? { ...open, note, by } : open
}

function correctionsOf({ first, corrections }: KeptGap): GapDetail["corrections"] {
  return corrections.map(({ version, at, by, note, facts }, i) => {
    const before = corrections[i - 1]?.facts ?? first
    return { version, at, by, note, changed: changedFacts(before, facts) }
  })
}

function membershipsOf(
  { members }: KeptGap,
  { programmes, day }: Ground,
  codes: readonly string[],
): GapDetail["memberships"] {
  return programmes
    .filter(({ code }) => codes.includes(code))
    .map(({ code: programme, nameVi, nameEn }) => {
      const listed = listedOn(members, programme, day)
      return {
        programme,
        nameVi,
        nameEn,
        number: listed?.number ?? null,
        since: listed?.day ?? null,
      }
    })
}

/** Whether a programme that counts a gap asks for a document when it is closed. */
export const closingNeedsEvidence = (
  { programmes }: Pick<Ground, "programmes">,
  codes: readonly string[],
): boolean => programmes.some((one) => one.closingNeedsEvidence && codes.includes(one.code))

const movesOf = ({ state, programmes }: Pick<GapDetail, "state" | "programmes">, ground: Ground) =>
  nextStates(state).map((next): GapMove => ({
    state: next,
    needsReason: needsReason(state, next),
    needsEvidence: next === "closed" && closingNeedsEvidence(ground, programmes),
  }))

async function toldBy(ctx: Context, id: string): Promise<CitizenWords[]> {
  return (await reportsOf(ctx.db, id)).map(
    ({ day, technology, operator, latitude, longitude, village, words }) => ({
      day,
      technology,
      operator,
      latitude,
      longitude,
      village,
      text: words,
    }),
  )
}

/** Sends the file of a document behind a gap to whoever may see it. */
export async function sendGapDocument(
  ctx: Context,
  documents: GapDocuments,
  { id, wanted, sight }: { readonly id: string; readonly wanted: string; readonly sight: Sight },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { kept, isReader } = await seenGap(ctx, id, sight)
  const cited = kept.history.flatMap(({ evidence }) => evidence)
  return sendDocument(ctx, documents, { gap: id, cited, wanted, isReader }, reply)
}
