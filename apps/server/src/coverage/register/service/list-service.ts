import { compareVietnamese } from "@tinhso/vietnamese"
import { dayInVietnam } from "../../../platform/clock.ts"
import type { Context } from "../../../platform/context.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { boxTurned, noSuchUnit } from "../errors.ts"
import { filterOf, orderBy } from "../filter.ts"
import type {
  GapCollection,
  GapFileQuestion,
  GapPage,
  GapProgress,
  GapQuestion,
  RegisteredGap,
} from "../model.ts"
import { progressOf } from "../programme.ts"
import { isPublished } from "../standing.ts"
import { type KeptStanding, standingsOn } from "./ground-service.ts"
import type { Sight } from "./sight-service.ts"

/** Gaps of a day that fit a question: those that its figures are of, and those that it picks. */
interface Found {
  readonly day: string
  readonly wide: readonly KeptStanding[]
  readonly rows: readonly RegisteredGap[]
}

export async function findGaps(ctx: Context, asked: GapFileQuestion, sight: Sight): Promise<Found> {
  const day = asked.at ?? dayInVietnam(ctx.now())
  const { unit, box, sort = "id" } = asked
  const units = await territoriesOf(ctx.db)
  if (unit !== undefined && units.unit(unit) === undefined) throw noSuchUnit(unit)
  if (box !== undefined && isTurned(box)) throw boxTurned()
  const { wide: fits, narrow } = filterOf(asked, { units, day })
  const wide = (await standingsOn(ctx, day)).filter(
    (one) => (isPublished(one.gap.state) || sight.reads(one.gap.unit)) && fits(one),
  )
  const rows = wide
    .filter((one) => narrow(one))
    .map(({ gap, kept }) =>
      sight.reads(gap.unit) && kept.reports > 0 ? { ...gap, reports: kept.reports } : gap,
    )
    .toSorted(orderBy(sort))
  return { day, wide, rows }
}

function isTurned(box: string): boolean {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(",").map(Number)
  return west > east || south > north
}

/** A page of the gaps of a day, in any order; pages follow each other by the last id. */
export async function listGaps(ctx: Context, asked: GapQuestion, sight: Sight): Promise<GapPage> {
  const { day, wide, rows: all } = await findGaps(ctx, asked, sight)
  const { after, limit = 200, sort = "id" } = asked
  const last = after === undefined ? undefined : await gapOn(ctx, day, after)
  const order = orderBy(sort)
  const rest = last === undefined ? all : all.filter((one) => order(last, one) < 0)
  const rows = rest.slice(0, limit)
  const seen = wide.map(({ gap }) => gap)
  return {
    at: day,
    rows,
    total: all.length,
    progress: progressIn(seen),
    technologies: named(seen.map(({ technology }) => technology)),
    operators: named(seen.flatMap(({ operators }) => operators)),
    illustrative: seen.some(({ illustrative }) => illustrative),
    next: rest.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

async function gapOn(ctx: Context, day: string, id: string): Promise<RegisteredGap | undefined> {
  return (await standingsOn(ctx, day)).find(({ gap }) => gap.id === id)?.gap
}

function progressIn(gaps: readonly RegisteredGap[]): GapProgress {
  return {
    ...progressOf(gaps.map(({ state }) => state)),
    overdue: gaps.filter(({ overdue }) => overdue !== null).length,
    stale: gaps.filter(({ stale }) => stale !== null).length,
  }
}

const named = (words: readonly string[]) => [...new Set(words)].toSorted(compareVietnamese)

/** The same gaps as things on a map. */
export async function mapGaps(
  ctx: Context,
  asked: GapFileQuestion,
  sight: Sight,
): Promise<GapCollection> {
  const { day, rows } = await findGaps(ctx, asked, sight)
  const features = rows
    .filter(({ villages }) => villages.length > 0)
    .map((gap) => ({
      type: "Feature" as const,
      id: gap.id,
      geometry: {
        type: "MultiPoint" as const,
        coordinates: gap.villages.map(({ longitude, latitude }) => [longitude, latitude]),
      },
      properties: {
        id: gap.id,
        name: gap.name,
        state: gap.state,
        technology: gap.technology,
        operators: gap.operators.join(", "),
        unit: gap.unit,
        unitName: gap.unitName,
        population: gap.population,
        households: gap.households,
        since: gap.since,
        due: gap.due,
        overdue: gap.overdue,
        illustrative: gap.illustrative,
      },
    }))
  return { type: "FeatureCollection", at: day, features, unplaced: rows.length - features.length }
}
