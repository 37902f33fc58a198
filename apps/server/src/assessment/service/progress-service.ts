import { dayInVietnam } from "../../platform/clock.ts"
import type { Context } from "../../platform/context.ts"
import type { Reader } from "../../platform/database.ts"
import { organisationRefs, unitRefs } from "../../registry/index.ts"
import { treeOf } from "../index-set/tree.ts"
import type { AgencyProgress, CopiedFigure, Obstacle, OpeningTold, Participant } from "../model.ts"
import { type AgencyResult, isUnverified } from "../results/round-result.ts"
import { hasBegun, told } from "../scoring/calendar.ts"
import { periodOf } from "../scoring/data-period.ts"
import type { Settled } from "../scoring/settle.ts"
import * as store from "../store/round-store.ts"
import { knownFigures } from "./publish-service.ts"
import { computeRound, openWords } from "./result-service.ts"
import { indexOf, roundOf } from "./round-service.ts"

/** How far every agency of a round is, from computed scores to decided appeals. */
export async function progressOf({ db }: Context, id: string): Promise<AgencyProgress[]> {
  const { agencies } = await computeRound(db, id, false)
  const reasons = await store.extensionReasons(db, id)
  return agencies.map(({ participant, sheet, totals }) => ({
    ...participant,
    extendedReason: reasons.get(participant.unit) ?? "",
    ...countsOf(sheet),
    points: totals.points,
    maxPoints: totals.maxPoints,
  }))
}

function countsOf(sheet: ReadonlyMap<string, Settled>) {
  const all = [...sheet.values()]
  const count = (is: (one: Settled) => boolean) => all.filter(is).length
  return {
    criteria: all.length,
    claimed: count(({ self, final }) => self !== null || final !== null),
    verified: count(({ final, awaits }) => final !== null && awaits.length === 0),
    disputed: count(({ state }) => state === "disputed"),
    appealed: count(({ state }) => state === "appealed"),
  }
}

/** What opening a round would copy, for whom there is nothing, and who is no longer there. */
export async function openingOf(ctx: Context, id: string): Promise<OpeningTold> {
  const round = await roundOf(ctx.db, id)
  const tree = treeOf(await indexOf(ctx.db, round))
  const participants = await store.listParticipants(ctx.db, id)
  const known = await knownFigures(ctx, round)
  const having = Map.groupBy(known, ({ criterion, name }) => `${criterion}\n${name}`)
  const figures = tree.scored.flatMap((row) =>
    row.figures.flatMap(({ name, label, indicator }): CopiedFigure[] => {
      if (indicator === null) return []
      const units = new Set(having.get(`${row.code}\n${name}`)?.map(({ unit }) => unit))
      const missing = participants.map(({ unit }) => unit).filter((unit) => !units.has(unit))
      const criterion = { criterion: row.code, criterionName: row.name }
      return [{ ...criterion, name, label, indicator, agencies: units.size, missing }]
    }),
  )
  return {
    period: periodOf(round.calendar),
    participants: participants.length,
    figures,
    gone: await goneOn(ctx.db, participants, dayInVietnam(ctx.now())),
  }
}

/** Participants that the registry does not have on a day. */
async function goneOn(db: Reader, participants: readonly Participant[], day: string) {
  const ids = participants.map(({ unit }) => unit)
  const found = new Map<string, { readonly closed: string | null }>([
    ...(await unitRefs(db, ids, day)),
    ...(await organisationRefs(db, ids, day)),
  ])
  return participants.flatMap(({ unit, name }) => {
    const ref = found.get(unit)
    if (ref === undefined) return [{ unit, name, detail: "không có trong danh bạ" }]
    if (ref.closed === null || ref.closed > day) return []
    return [{ unit, name, detail: `không còn từ ngày ${ref.closed}` }]
  })
}

const MOST_UNITS = 50
type OfAgency = (one: AgencyResult) => number

/** What stands between a round and its publication, and what is only to be known. */
export async function obstaclesOf(ctx: Context, id: string): Promise<Obstacle[]> {
  const { round, agencies } = await computeRound(ctx.db, id, false)
  if (round.state === "published") return []
  const words = await openWords(ctx.db, id)
  const { publishFrom } = round.calendar
  const blocking = round.rules.unverified === "block"
  const early = hasBegun(ctx.now(), publishFrom) ? 0 : 1
  const inState = (state: Settled["state"]) => countIn((one) => one.state === state)
  return [
    ...plain("time", early, `công bố từ ${told(publishFrom)}`),
    ...obstacle("disputed", true, agencies, inState("disputed")),
    ...obstacle("appealed", true, agencies, inState("appealed")),
    ...obstacle("unverified", blocking, agencies, countIn(isUnverified)),
    ...plain("replies", words.replies, "ý kiến về dự thảo kết quả chưa được đọc"),
    ...plain("figures", words.figures, "ý kiến về số liệu do tỉnh cung cấp chưa được trả lời"),
    ...obstacle("silent", false, agencies, ({ participant }) =>
      participant.submittedAt === null ? 1 : 0,
    ),
  ]
}

const plain = (
  kind: "time" | "replies" | "figures",
  count: number,
  detail: string,
): readonly Obstacle[] => (count === 0 ? [] : [{ kind, blocks: true, count, detail, units: [] }])

const countIn =
  (is: (one: Settled) => boolean): OfAgency =>
  ({ sheet }) =>
    [...sheet.values()].filter(is).length

const DETAILS = {
  disputed: "tiêu chí mà hai cơ quan thẩm định cho điểm khác nhau",
  appealed: "phúc tra chưa được hội đồng quyết định",
  unverified: "tiêu chí chưa được thẩm định xong",
  silent: "đơn vị chưa nộp",
} as const

function obstacle(
  kind: keyof typeof DETAILS,
  blocks: boolean,
  agencies: readonly AgencyResult[],
  count: OfAgency,
): Obstacle[] {
  const units = agencies
    .map((one) => ({
      unit: one.participant.unit,
      name: one.participant.name,
      count: count(one),
    }))
    .filter((one) => one.count > 0)
    .toSorted((a, b) => b.count - a.count)
  if (units.length === 0) return []
  const sum = units.reduce((total, one) => total + one.count, 0)
  return [{ kind, blocks, count: sum, detail: DETAILS[kind], units: units.slice(0, MOST_UNITS) }]
}
