import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { Refusal } from "../../../platform/problem.ts"
import type { Period } from "../../model.ts"
import type { PivotAnswer, PivotCell } from "../../pivot/model.ts"
import { answerPivot } from "../../pivot/service/pivot-service.ts"
import type { Tile, TileKind, TileShown, ViewState } from "../model.ts"
import { isStale } from "../stale.ts"
import { findSaved } from "../store.ts"
import { questionOf, stateOf } from "./views-service.ts"

/** Rows that a tile of each kind has room for. */
const ROWS: Readonly<Record<TileKind, number>> = {
  number: 1,
  table: 20,
  ranking: 12,
  trend: 6,
  multiples: 12,
}

/**
 * What tiles show. A dashboard that is shared shows its owner's views with it, also private ones;
 * those of others only as long as they share them.
 */
export async function tilesShown(
  ctx: Context,
  tiles: readonly Tile[],
  owner: string,
): Promise<TileShown[]> {
  const found = await findSaved(
    ctx.db,
    "view",
    tiles.map(({ view }) => view),
  )
  const views = new Map(
    found
      .filter((view) => view.visibility !== "private" || view.owner === owner)
      .map((view) => [view.id, { name: view.name, state: stateOf(view) }]),
  )
  const shown: TileShown[] = []
  for (const tile of tiles) {
    const view = views.get(tile.view)
    shown.push(view === undefined ? gone(tile) : await tileShown(ctx, tile, view))
  }
  return shown
}

const empty = {
  answer: null,
  period: null,
  reported: 0,
  expected: 0,
  stale: false,
  judgement: null,
}

const gone = (tile: Tile): TileShown => ({
  ...empty,
  tile,
  title: tile.title,
  state: null,
  problem: "Bản xem của ô này đã bị xóa hoặc không còn được chia sẻ.",
})

async function tileShown(
  ctx: Context,
  tile: Tile,
  { name, state }: { readonly name: string; readonly state: ViewState },
): Promise<TileShown> {
  const title = tile.title === "" ? name : tile.title
  try {
    const answer = await answerOf(ctx, tile, state)
    const today = dayInVietnam(ctx.now())
    return { tile, title, state, answer, problem: "", ...standing(answer, today) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...empty, tile, title, state, problem: error.message }
  }
}

/** A ranking is by the newest period, the best first, unless the view says otherwise. */
async function answerOf(ctx: Context, { kind }: Tile, state: ViewState): Promise<PivotAnswer> {
  const question = { ...questionOf(state), size: ROWS[kind] }
  const answer = await answerPivot(ctx, question)
  if (kind !== "ranking" || question.sort !== undefined) return answer
  const newest = newestOf(answer)
  const last =
    answer.columns.find(({ period }) => period === undefined || period === newest?.code) ??
    answer.columns.at(-1)
  if (last === undefined) return answer
  const lower = answer.indicators.find(({ code }) => code === last.indicator)?.better === "lower"
  return answerPivot(ctx, { ...question, sort: `${lower ? "" : "-"}${last.key}` })
}

/** The newest period in which the whole, or a row of the page, has a value. */
function newestOf({ periods, totals, rows, columns }: PivotAnswer): Period | null {
  const valued = new Set(
    [...totals, ...rows].flatMap((row) =>
      row.cells.flatMap((cell, index) =>
        cell?.value == null ? [] : [row.period ?? columns[index]?.period ?? ""],
      ),
    ),
  )
  return periods.findLast(({ code }) => valued.has(code)) ?? null
}

/** How complete, how fresh and how good what the tile shows first is. */
function standing(
  answer: PivotAnswer,
  today: string,
): Pick<TileShown, "period" | "reported" | "expected" | "stale" | "judgement"> {
  const period = newestOf(answer)
  if (period === null) {
    const { reported, expected } = coverageOf(answer.totals[0]?.cells ?? [])
    return { period, reported, expected, stale: false, judgement: null }
  }
  const cells = cellsOf(answer, period.code)
  return {
    period,
    ...coverageOf(cells),
    stale: isStale(period, today),
    judgement: cells[0]?.judgement ?? null,
  }
}

/** Of the whole in a period; where it has no value those of the rows that are shown. */
function cellsOf({ totals, rows, columns }: PivotAnswer, period: string): PivotCell[] {
  const of = (all: PivotAnswer["rows"]) =>
    all.flatMap((row) =>
      row.cells.flatMap((cell, index) =>
        cell !== null && (row.period ?? columns[index]?.period) === period ? [cell] : [],
      ),
    )
  const whole = of(totals)
  return whole.some(({ value }) => value !== null) ? whole : of(rows)
}

/** Of several values the one that was reported least. */
function coverageOf(cells: readonly (PivotCell | null)[]) {
  let least = { reported: 0, expected: 0 }
  for (const cell of cells) {
    if (cell === null || cell.expected === 0) continue
    const { reported, expected } = cell
    if (least.expected === 0 || reported / expected < least.reported / least.expected) {
      least = { reported, expected }
    }
  }
  return least
}
