import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Reader, Writer } from "../../platform/database.ts"
import { noReplyAsked, noSuchReply, notTaking, replyChanged, scoresRefused } from "../errors.ts"
import { type CriterionTree, treeOf } from "../index-set/tree.ts"
import type { Acknowledgement, Place, Reply, ReplyDraft, ReplyTold, Round } from "../model.ts"
import { hasBegun, inTime, told } from "../scoring/calendar.ts"
import * as store from "../store/reply-store.ts"
import { newestSeen } from "../store/score-store.ts"
import { computeRound } from "./result-service.ts"
import { indexOf, participantOf, roundOf } from "./round-service.ts"
import { holdOpen } from "./writing-service.ts"

/** What an agency would be published with, and what it answered. */
export async function replyTold(ctx: Context, id: string, unit: string): Promise<ReplyTold> {
  const round = await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  const window = windowOf(round, ctx.now())
  const shown = round.state === "published" || (window !== null && window.state !== "before")
  const [reply] = await store.repliesOf(ctx.db, id, unit)
  return {
    round: id,
    unit,
    window,
    draft: shown ? await draftOf(ctx.db, id, unit) : null,
    reply: reply ?? null,
  }
}

function windowOf({ calendar: { reply } }: Round, now: Date): ReplyTold["window"] {
  if (reply === undefined) return null
  const state = !hasBegun(now, reply.opens)
    ? "before"
    : inTime(now, reply.closes)
      ? "open"
      : "closed"
  return { ...reply, state }
}

async function draftOf(db: Reader, round: string, unit: string): Promise<Place | null> {
  const { standings } = await computeRound(db, round, false)
  const own = standings.find((standing) => standing.unit === unit)
  if (own === undefined) return null
  const { points, maxPoints, value, rank, of } = own
  return { points, maxPoints, value, rank, of }
}

/** The replies of a round, each the newest of its agency. */
export async function listReplies({ db }: Context, round: string): Promise<Reply[]> {
  await roundOf(db, round)
  return store.repliesOf(db, round, null)
}

/** Keeps what an agency answers; what it answered before stays in the history. */
export async function saveReply(
  ctx: Context,
  id: string,
  unit: string,
  draft: ReplyDraft,
  actor: Actor,
): Promise<ReplyTold> {
  const round = await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  const clean = cleanReply(draft, treeOf(await indexOf(ctx.db, round)))
  await ctx.db.transaction(async (tx) => {
    await holdOpen(tx, id)
    const now = ctx.now()
    refuseOutside(round, now)
    const version = await newestReply(tx, id, unit)
    if (version !== draft.seen) throw replyChanged(version)
    const act = { at: now.toISOString(), by: actor.id }
    await store.addReply(tx, { round: id, unit, version: version + 1 }, clean, act)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.reply",
      subject: `${id} ${unit}`,
      details: { version: version + 1, criteria: clean.criteria.length },
    })
  })
  return replyTold(ctx, id, unit)
}

function refuseOutside({ id, calendar: { reply } }: Round, now: Date): void {
  if (reply === undefined) throw noReplyAsked(id)
  if (!hasBegun(now, reply.opens)) {
    throw notTaking("Chưa đến lúc có ý kiến về dự thảo kết quả", `mở lúc ${told(reply.opens)}`)
  }
  if (!inTime(now, reply.closes)) {
    throw notTaking("Đã hết hạn có ý kiến về dự thảo kết quả", `hạn là ${told(reply.closes)}`)
  }
}

/** The agency's row is held, so that of two writers at once the second sees the first. */
async function newestReply(tx: Writer, round: string, unit: string): Promise<number> {
  await newestSeen(tx, round, unit)
  return (await store.repliesOf(tx, round, unit))[0]?.version ?? 0
}

function cleanReply({ text, criteria }: ReplyDraft, tree: CriterionTree) {
  const seen = new Set<string>()
  const wrong: { pointer: string; detail: string }[] = []
  const said = criteria.map(({ criterion, text: words }, i) => {
    const tell = (field: string, detail: string) =>
      void wrong.push({ pointer: `/criteria/${i}/${field}`, detail })
    if (tree.get(criterion)?.kind !== "scored") {
      tell("criterion", `không có tiêu chí chấm điểm ${criterion}`)
    }
    if (seen.has(criterion)) tell("criterion", `tiêu chí ${criterion} có hai lần`)
    seen.add(criterion)
    const clean = words.normalize("NFC").trim()
    if (clean === "") tell("text", `hãy viết ý kiến về ${criterion}`)
    return { criterion, text: clean }
  })
  const whole = text.normalize("NFC").trim()
  if (whole === "" && said.length === 0) {
    wrong.push({ pointer: "/text", detail: "hãy viết ý kiến, chung hoặc theo tiêu chí" })
  }
  if (wrong.length > 0) throw scoresRefused(wrong)
  return { text: whole, criteria: said }
}

/** The lead has read a reply: one version of it; what it says to it stands beside the result. */
export async function acknowledgeReply(
  ctx: Context,
  id: string,
  unit: string,
  { seen, text }: Acknowledgement,
  actor: Actor,
): Promise<Reply> {
  await roundOf(ctx.db, id)
  await participantOf(ctx.db, id, unit)
  return ctx.db.transaction(async (tx) => {
    await holdOpen(tx, id)
    await newestSeen(tx, id, unit)
    const [reply] = await store.repliesOf(tx, id, unit)
    if (reply === undefined) throw noSuchReply(unit)
    if (reply.version !== seen || reply.acknowledged !== null) throw replyChanged(reply.version)
    const now = ctx.now()
    const act = { at: now.toISOString(), by: actor.id }
    const words = text.normalize("NFC").trim()
    await store.addReplyRead(tx, { round: id, unit, version: seen }, words, act)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.acknowledge-reply",
      subject: `${id} ${unit}`,
      details: { version: seen },
    })
    return { ...reply, acknowledged: { at: act.at, text: words } }
  })
}
