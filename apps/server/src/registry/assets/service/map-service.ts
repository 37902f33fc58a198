import type { Context } from "../../../platform/context.ts"
import { pathOf } from "../../tree.ts"
import { stateOf, textOf } from "../facts.ts"
import { gather, type Spot } from "../gather.ts"
import type { AssetMap, AssetsByUnit, MapQuestion, UnitsQuestion } from "../model.ts"
import type { Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import { findAssets } from "./list-service.ts"
import { groundOf } from "./view-service.ts"

/** What a map draws of a box at a zoom. */
export async function mapOf(ctx: Context, asked: MapQuestion, sight: Sight): Promise<AssetMap> {
  const { found, at } = await findAssets(ctx, asked, sight)
  const spots = found.flatMap((one) => spotOf(one))
  return { type: "FeatureCollection", at, total: spots.length, features: gather(spots, asked.zoom) }
}

function spotOf({ life, facts, longitude, latitude }: Standing): Spot[] {
  if (longitude === null || latitude === null) return []
  const { id, kind } = life
  const name = textOf(facts, "name") ?? ""
  return [{ id, kind, name, state: stateOf(facts), longitude, latitude }]
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
  const parts = Map.groupBy(found, ({ unit }) => (unit === null ? null : partOf(unit)))
  const rows = [...parts].flatMap(([unit, some]) => {
    if (unit === null) return []
    const states = Map.groupBy(some, ({ facts }) => stateOf(facts))
    return [
      {
        unit,
        name: view.stands.units.nameOf(unit),
        total: some.length,
        states: [...states].map(([state, its]) => ({ state, total: its.length })),
      },
    ]
  })
  return {
    at,
    below,
    total: found.length,
    rows: rows.toSorted((a, b) => b.total - a.total || (a.unit < b.unit ? -1 : 1)),
    elsewhere: parts.get(null)?.length ?? 0,
    illustrative: found.some(({ life }) => life.illustrative),
  }
}
