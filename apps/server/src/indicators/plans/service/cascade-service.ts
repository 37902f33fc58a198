import type { Context } from "../../../platform/context.ts"
import { territories, type Territories } from "../../../registry/index.ts"
import type { Level, UnitRef } from "../../../registry/model.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { cascadeOverCells } from "../cascade-cells.ts"
import type { OverCells, PlacedTarget } from "../cascade.ts"
import type { ReadingsOf } from "./computed-service.ts"

interface Ground {
  readonly definitions: Definitions
  readonly readings: ReadingsOf
  readonly on: string
}

/** Holds the parts of a target against the published cells of those who report its measure. */
export async function cellsOfCascade(
  ctx: Context,
  { definitions, readings, on }: Ground,
): Promise<OverCells> {
  const below = unitsBelow(await territories(ctx.db), on)
  const read = ({ measure, place, period }: PlacedTarget) =>
    measure === null || period === null
      ? []
      : readings({ code: measure.code, unit: place.id, kind: period.kind }).map(
          ({ reading }) => reading,
        )
  return (parent, children) => {
    const level = definitions.reporting.get(parent.measure?.code ?? "")?.reportedBy
    const given = children.filter(({ place }) => place.level === level)
    if (given.length === 0) return null
    return cascadeOverCells(parent, given, read, ({ place }) => below(place.id, level))
  }
}

/** The units of a level below a place on the day. */
function unitsBelow(known: Territories, on: string) {
  const isBelow = (id: string, place: string) => {
    const seen = new Set<string>()
    for (let above = known.parentOn(id, on); above !== null && !seen.has(above);) {
      if (above === place) return true
      seen.add(above)
      above = known.parentOn(above, on)
    }
    return false
  }
  return (place: string, level: Level | undefined): UnitRef[] => {
    if (level === undefined) return []
    const units = known.ofLevel(level).filter((unit) => known.existsOn(unit, on))
    return units.filter(({ id }) => isBelow(id, place)).flatMap(({ id }) => known.ref(id, on) ?? [])
  }
}
