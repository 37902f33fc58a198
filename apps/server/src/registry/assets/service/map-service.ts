import type { Context } from "../../../platform/context.ts"
import { breathing } from "../../../platform/breath.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import { pathOf } from "../../tree.ts"
import type { AssetMap, AssetsByUnit, AssetState, MapQuestion, UnitsQuestion } from "../model.ts"
import type { Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import { spotOf } from "../tiles/found-spots.ts"
import { featuresIn } from "../tiles/map-features.ts"
import { foundFor } from "../tiles/service/tile-service.ts"
import { Groups, spotsOf } from "../tiles/spots.ts"
import { findAssets, readBox } from "./list-service.ts"
import { groundOf } from "./view-service.ts"

/** What a map draws of a box at a zoom: what its tiles draw there. */
export async function mapOf(
  ctx: Context,
  { zoom, box, warning, ...question }: MapQuestion,
  sight: Sight,
): Promise<AssetMap> {
  const at = question.at ?? dayInVietnam(ctx.now())
  const breath = breathing()
  const spots =
    warning === undefined
      ? (await foundFor(ctx, question, sight)).spots
      : warnedSpots(await findAssets(ctx, { ...question, warning, box }, sight))
  const features = await featuresIn(spots, zoom, readBox(box), () =>
    breath.due() ? breath.take() : null,
  )
  const total = features.reduce((sum, { properties }) => sum + properties.count, 0)
  return { type: "FeatureCollection", at, total, features }
}

/** Warnings come and go with what is around: what has them is put in order when it is asked for. */
function warnedSpots({ found }: { readonly found: readonly Standing[] }) {
  const groups = new Groups()
  return spotsOf(
    groups,
    found.flatMap((one) => spotOf(one, groups) ?? []),
  )
}

const COUNTRY = "VN"

/** How many lie in each unit directly below the one that is asked for, or below the country. */
export async function byUnit(
  ctx: Context,
  asked: UnitsQuestion,
  sight: Sight,
): Promise<AssetsByUnit> {
  const { found, at, view } = await findAssets(ctx, asked, sight)
  const { units: book } = await groundOf(ctx)
  const below = asked.unit ?? COUNTRY
  const known = new Map<string, string | null>()
  const partOf = (id: string) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const unit = book.units.get(id)
    const path = unit === undefined ? [] : [...pathOf(book, unit, at), unit].map((one) => one.id)
    const place = path.indexOf(below)
    const part = place === -1 ? null : (path[place + 1] ?? null)
    known.set(id, part)
    return part
  }
  const parts = new Map<string | null, Map<AssetState, number>>()
  for (const { unit, state } of found) {
    const part = unit === null ? null : partOf(unit)
    const states = parts.get(part) ?? new Map<AssetState, number>()
    parts.set(part, states)
    states.set(state, (states.get(state) ?? 0) + 1)
  }
  const rows = [...parts].flatMap(([unit, states]) =>
    unit === null
      ? []
      : [
          {
            unit,
            name: view.stands.units.nameOf(unit),
            total: sumOf(states),
            states: listed(states),
          },
        ],
  )
  return {
    at,
    below,
    total: found.length,
    rows: rows.toSorted((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1)),
    elsewhere: sumOf(parts.get(null) ?? new Map<AssetState, number>()),
    illustrative: found.some(({ life }) => life.illustrative),
  }
}

const sumOf = (states: ReadonlyMap<AssetState, number>) =>
  [...states.values()].reduce((sum, one) => sum + one, 0)

const listed = (states: ReadonlyMap<AssetState, number>) =>
  [...states].map(([state, total]) => ({ state, total }))
