import { fitTest, type AssetFilter } from "../filter.ts"
import type { DayView } from "../day-view.ts"
import { geometryOf, textOf } from "../facts.ts"
import { openTest } from "../public-view.ts"
import { sees, type Sight } from "../sight.ts"
import type { Standing } from "../standing.ts"
import type { Shape } from "./shelves.ts"
import { type Groups, type Placed, placed } from "./spots.ts"

/** Tiles tell where things are: who may not find an asset by its place does not find it in a tile. */
const SOMEWHERE = [-180, -90, 180, 90] as const

/** Whether somebody finds an asset in tiles of a filter. */
export function seenInTiles(
  view: DayView,
  filter: AssetFilter,
  sight: Sight,
): (standing: Standing) => boolean {
  const fits = fitTest(view, filter)
  if (sight.everything) return fits
  const isOpen = openTest(view.stands.kinds, { ...filter, box: SOMEWHERE })
  return (standing) => fits(standing) && (sees(sight, standing) || isOpen(standing))
}

/** An asset as a point of tiles; null where it has no place. */
export function spotOf(standing: Standing, groups: Groups): Placed | null {
  const { life, facts, state, longitude, latitude } = standing
  if (longitude === null || latitude === null) return null
  return placed({
    id: life.id,
    number: life.number,
    group: groups.of(life.kind, state, life.illustrative),
    name: textOf(facts, "name") ?? "",
    longitude,
    latitude,
  })
}

/** An asset as a line or an area of tiles; null where it is a point, or stands on something else. */
export function shapeOf({ life, facts }: Standing): Shape | null {
  const geometry = geometryOf(facts)
  if (geometry === null || geometry.type === "Point") return null
  return { id: life.id, number: life.number, geometry }
}
