import { formatNumber } from "@tinhso/vietnamese"
import { record } from "../../platform/audit.ts"
import type { Actor, Context } from "../../platform/context.ts"
import type { Reader, Writer } from "../../platform/database.ts"
import { givenWrong, notTaking, roundState, scoresRefused } from "../errors.ts"
import {
  againstHeld,
  givenProblems,
  originInWords,
  unitFigureKey,
} from "../given/given-problems.ts"
import type { ReadValue } from "../given/read-values.ts"
import { treeOf } from "../index-set/tree.ts"
import type { Claim, FigureOrigin, FiguresGiven, GivenFigure, Round } from "../model.ts"
import { inTime, told } from "../scoring/calendar.ts"
import { sourcedFigures } from "../store/given-store.ts"
import * as rounds from "../store/round-store.ts"
import { addFigures, type StoredFigure } from "../store/score-store.ts"
import { indexOf, roundOf } from "./round-service.ts"

/** Gives one figure to every agency of a round, or to those that are named: all of them or none. */
export async function giveFigure(
  ctx: Context,
  id: string,
  given: GivenFigure,
  actor: Actor,
): Promise<FiguresGiven> {
  const round = await roundOf(ctx.db, id)
  const participants = (await rounds.listParticipants(ctx.db, id)).map(({ unit }) => unit)
  const tree = treeOf(await indexOf(ctx.db, round))
  const wrong = givenProblems(given, tree, new Set(participants))
  if (wrong.length > 0) throw givenWrong(wrong)
  const { criterion, name, values } = given
  const source: FigureOrigin = { kind: "given", from: given.from.normalize("NFC").trim() }
  const each =
    "all" in values ? participants.map((unit) => ({ unit, value: values.all })) : values.each
  const figures = each.map(({ unit, value }) => ({ unit, criterion, name, value, source }))
  const { fresh, at } = await ctx.db.transaction((tx) => write(ctx, tx, round, figures, actor))
  const reached = new Set(each.map(({ unit }) => unit))
  return {
    given: fresh,
    same: figures.length - fresh,
    without: participants.filter((unit) => !reached.has(unit)),
    at,
  }
}

/** Gives figures that were read from a table: all of them or none, each with its source. */
export async function giveValues(
  ctx: Context,
  id: string,
  values: readonly ReadValue[],
  sourceOf: (row: number) => FigureOrigin,
  actor: Actor,
): Promise<{ readonly given: number; readonly same: number; readonly at: string }> {
  const round = await roundOf(ctx.db, id)
  const figures = values.map(({ row, unit, criterion, name, value }) => ({
    unit,
    criterion,
    name,
    value,
    source: sourceOf(row),
  }))
  const { fresh, at } = await ctx.db.transaction((tx) => write(ctx, tx, round, figures, actor))
  return { given: fresh, same: figures.length - fresh, at }
}

/** The figures that stand in a round, to look up by agency, criterion and name. */
export async function standingFigures(db: Reader, round: string) {
  return new Map((await sourcedFigures(db, round, null)).map((one) => [unitFigureKey(one), one]))
}

type Figure = StoredFigure & { readonly source: FigureOrigin }

/** Adds what is new in an open transaction; a figure that stands already with that source is left. */
async function write(
  ctx: Context,
  tx: Writer,
  round: Round,
  figures: readonly Figure[],
  actor: Actor,
): Promise<{ readonly fresh: number; readonly at: string }> {
  if ((await rounds.holdRound(tx, round.id, "share")) === "published") {
    throw roundState(round.id, "đã công bố")
  }
  const now = ctx.now()
  refuseLate(round, now)
  const standing = await standingFigures(tx, round.id)
  const fresh = figures.filter((figure) => {
    const before = standing.get(unitFigureKey(figure))
    return (
      before === undefined ||
      before.value !== figure.value ||
      before.source.kind !== "given" ||
      originInWords(before.source) !== originInWords(figure.source)
    )
  })
  const at = now.toISOString()
  await addFigures(tx, { round: round.id, at, by: actor.id }, fresh)
  if (fresh.length > 0) {
    await record(tx, {
      actor,
      at: now,
      action: "assessment.give-figures",
      subject: round.id,
      details: {
        figures: fresh.length,
        from: originInWords(fresh[0]?.source ?? { kind: "agency" }),
      },
    })
  }
  return { fresh: fresh.length, at }
}

function refuseLate({ calendar: { verifyCloses } }: Round, now: Date): void {
  if (inTime(now, verifyCloses)) return
  throw notTaking(
    "Đã hết hạn thẩm định, không cung cấp số liệu được nữa",
    `hạn là ${told(verifyCloses)}`,
  )
}

type ClaimedFigure = Figure & { readonly claim: number }

/** The figures of claims that are the agency's own to say; refuses those that others answer for. */
export async function ownFigures(
  tx: Writer,
  round: string,
  unit: string,
  claims: readonly Claim[],
): Promise<Figure[]> {
  const said = claims.flatMap(({ criterion, figures }, claim) =>
    Object.entries(figures ?? {}).map(([name, value]): ClaimedFigure => ({
      unit,
      criterion,
      name,
      value,
      source: { kind: "agency" },
      claim,
    })),
  )
  if (said.length === 0) return []
  const { own, refused } = againstHeld(said, await sourcedFigures(tx, round, unit))
  if (refused.length > 0) {
    throw scoresRefused(
      refused.map(({ claim, name, held }) => ({
        pointer: `/claims/${claim}/figures`,
        detail: `“${name}” là ${formatNumber(held.value ?? 0)} theo ${originInWords(held.source)}: không sửa được; nếu không đúng, hãy gửi ý kiến về số liệu`,
      })),
    )
  }
  return own.map(({ criterion, name, value, source }) => ({ unit, criterion, name, value, source }))
}
