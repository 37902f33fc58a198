import { isDeepStrictEqual } from "node:util"
import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import { calendarChanged, roundState, roundWrong } from "../errors.ts"
import type { CalendarChange, Round, RoundCalendar } from "../model.ts"
import { calendarProblems } from "../scoring/calendar.ts"
import * as store from "../store/round-store.ts"
import { roundOf } from "./round-service.ts"

/**
 * Moves the days of a round for everybody, with a reason: later, or earlier where a step is to end
 * now. Once a round is open its data days stay, because figures of those days were copied in.
 */
export async function changeCalendar(
  ctx: Context,
  id: string,
  { calendar, reason, seen }: CalendarChange,
  actor: Actor,
): Promise<Round> {
  const problems = calendarProblems(calendar)
  if (problems.length > 0) {
    throw roundWrong(problems.map((detail) => ({ pointer: "/calendar", detail })))
  }
  await ctx.db.transaction(async (tx) => {
    const state = await store.holdRound(tx, id, "update")
    const { calendar: before } = await roundOf(tx, id)
    if (state === "published") throw roundState(id, "đã công bố")
    if (!isDeepStrictEqual(before, seen)) throw calendarChanged(id)
    if (state === "open" && dataDays(before) !== dataDays(calendar)) {
      throw roundWrong([
        { pointer: "/calendar/dataStarts", detail: "đợt đã mở thì kỳ số liệu không đổi được" },
      ])
    }
    await store.setCalendar(tx, id, calendar)
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.change-calendar",
      subject: id,
      details: { reason, before, after: calendar },
    })
  })
  return roundOf(ctx.db, id)
}

const dataDays = ({ dataStarts, dataEnds }: RoundCalendar) => `${dataStarts} ${dataEnds}`

/** Drops a round that was not opened: nothing was scored in it. */
export async function dropRound(ctx: Context, id: string, actor: Actor): Promise<void> {
  await roundOf(ctx.db, id)
  await ctx.db.transaction(async (tx) => {
    const state = await store.holdRound(tx, id, "update")
    if (state !== "prepared") throw roundState(id, "đã mở nên không bỏ được")
    if (await store.hangsOn(tx, id)) {
      throw roundState(id, "đã có số liệu hoặc có đợt nối tiếp nên không bỏ được")
    }
    await store.dropRound(tx, id)
    await record(tx, {
      actor,
      at: ctx.now(),
      action: "assessment.drop-round",
      subject: id,
      details: {},
    })
  })
}
