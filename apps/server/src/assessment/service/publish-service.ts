import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { publishCitationsIn } from "../../evidence/index.ts"
import { answerQuery } from "../../indicators/index.ts"
import { Refusal } from "../../platform/problem.ts"
import { notReady, notTaking, roundState, roundWrong } from "../errors.ts"
import { unitFigureKey } from "../given/given-problems.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Round, RoundResult } from "../model.ts"
import { frozenContent, sha256Of } from "../results/frozen-content.ts"
import { openQuestions } from "../results/round-result.ts"
import { hasBegun, told } from "../scoring/calendar.ts"
import { periodOf } from "../scoring/data-period.ts"
import { sourcedFigures } from "../store/given-store.ts"
import { addPublication } from "../store/publication-store.ts"
import * as store from "../store/round-store.ts"
import { addFigures } from "../store/score-store.ts"
import { absentIn } from "./presence-service.ts"
import { computeRound, openWords } from "./result-service.ts"
import { indexOf, roundOf } from "./round-service.ts"
import { subjectOf } from "./sheet-service.ts"

/**
 * Opens a round. Figures that the platform has are copied in, so that nobody types what a register
 * knows; an indicator without a value for an agency leaves its figure missing.
 */
export async function openRound(ctx: Context, id: string, actor: Actor): Promise<Round> {
  const round = await roundOf(ctx.db, id)
  if (round.state !== "prepared") throw roundState(id, "đã mở")
  const units = (await store.listParticipants(ctx.db, id)).map(({ unit }) => unit)
  const absent = await absentIn(ctx, round, units)
  if (absent.length > 0) throw roundWrong(absent)
  const known = await knownFigures(ctx, round)
  await ctx.db.transaction(async (tx) => {
    if ((await store.holdRound(tx, id, "update")) !== "prepared") throw roundState(id, "đã mở")
    const at = ctx.now().toISOString()
    // What the province gave while the round was prepared stands; a register adds to it.
    const given = new Set((await sourcedFigures(tx, id, null)).map(unitFigureKey))
    const figures = known.filter((figure) => !given.has(unitFigureKey(figure)))
    await addFigures(tx, { round: id, at, by: actor.id }, figures)
    await store.setState(tx, id, "open")
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.open-round",
      subject: id,
      details: { figures: figures.length },
    })
  })
  return roundOf(ctx.db, id)
}

/** Figures that the platform has for the participants of a round, as things stand now. */
type Answered = Awaited<ReturnType<typeof answerQuery>>["rows"][number]

/** What an indicator says of the agencies; nothing where the platform does not have it. */
async function answersOf(ctx: Context, code: string, units: string, periods: string) {
  const question = { indicators: code, units, periods, view: "reported", asOf: null }
  const { rows } = await answerQuery(ctx, question).catch((error: unknown) => {
    // An index names what the province will count one day: until then agencies declare it.
    if (error instanceof Refusal && error.kind.status === 404) return { rows: [] }
    throw error
  })
  return rows
}

export async function knownFigures(ctx: Context, round: Round) {
  const tree = treeOf(await indexOf(ctx.db, round))
  const wanted = tree.scored.flatMap(({ code: criterion, figures }) =>
    figures.flatMap(({ name, indicator }) =>
      indicator === null ? [] : [{ criterion, name, indicator }],
    ),
  )
  const period = periodOf(round.calendar)
  if (wanted.length === 0 || period === null) return []
  const units = (await store.listParticipants(ctx.db, round.id)).map(({ unit }) => unit)
  const codes = [...new Set(wanted.map(({ indicator }) => indicator))]
  const asked = units.filter((unit) => !/\.[A-Z]/u.test(unit)).join(",")
  const rows: Answered[] = []
  for (const code of codes) rows.push(...(await answersOf(ctx, code, asked, period)))
  const answers = new Map(rows.map((row) => [`${row.indicator}\n${row.unit}`, row]))
  const at = ctx.now().toISOString()
  return units.flatMap((unit) =>
    wanted.flatMap(({ criterion, name, indicator }) => {
      const row = answers.get(`${indicator}\n${unit}`)
      if (row === undefined || row.value === null) return []
      const { value, estimated, reported, expected } = row
      const sure = { at, estimated, reported, expected }
      const source = { kind: "indicator" as const, code: indicator, period, ...sure }
      return [{ unit, criterion, name, value, source }]
    }),
  )
}

/**
 * Publishes a round: from then on nothing of it changes. It waits for disputes and appeals, and,
 * where the rules say so, for criteria that nobody verified.
 */
export async function publishRound(ctx: Context, id: string, actor: Actor) {
  return ctx.db.transaction(async (tx) => {
    const state = await store.holdRound(tx, id, "update")
    if (state !== "open") {
      throw roundState(id, state === "published" ? "đã công bố" : "chưa mở")
    }
    const computation = await computeRound(tx, id)
    const { round, index, agencies } = computation
    const now = ctx.now()
    const { publishFrom } = round.calendar
    if (!hasBegun(now, publishFrom)) {
      throw notTaking("Chưa đến lúc công bố", `công bố từ ${told(publishFrom)}`)
    }
    const open = { ...openQuestions(index, agencies), ...(await openWords(tx, id)) }
    const waits = waitsFor(round, open)
    if (waits.length > 0) throw notReady(waits)
    const content = frozenContent(computation)
    const sha256 = sha256Of(content)
    const at = now.toISOString()
    const first = { round: id, content, sha256, at, by: actor.id, corrected: null }
    await addPublication(tx, first)
    await store.setState(tx, id, "published")
    const scored = treeOf(index).scored
    const subjects = agencies.flatMap(({ participant: { unit } }) =>
      scored.map(({ code }) => subjectOf(id, unit, code)),
    )
    await publishCitationsIn(tx, subjects, now)
    await record(tx, {
      actor,
      at: now,
      action: "assessment.publish-round",
      subject: id,
      details: { sha256, agencies: agencies.length },
    })
    return { round: id, sha256, publishedAt: at }
  })
}

function waitsFor({ rules }: Round, open: RoundResult["open"]) {
  const waits = [
    [open.disputed, "tiêu chí mà hai cơ quan thẩm định cho điểm khác nhau"],
    [open.appealed, "phúc tra chưa được hội đồng quyết định"],
    [rules.unverified === "block" ? open.unverified : 0, "tiêu chí chưa được thẩm định xong"],
    [open.replies, "ý kiến của đơn vị về dự thảo kết quả chưa được đọc"],
    [open.figures, "ý kiến của đơn vị về số liệu do tỉnh cung cấp chưa được trả lời"],
  ] as const
  return waits.flatMap(([count, what]) =>
    count === 0 ? [] : [{ pointer: "/open", detail: `còn ${count} ${what}` }],
  )
}
