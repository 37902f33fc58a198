import type { Context } from "../../../platform/context.ts"
import { definitionsOf } from "../../definitions/service.ts"
import { breakdownFaults } from "../check-breakdowns.ts"
import type { BreakdownFault, Layer } from "../model.ts"
import type { CellsChosen } from "../store/chosen.ts"
import { findCells } from "../store/find.ts"

const MOST_CELLS = 50_000
const MOST_FAULTS = 1000

/** Wholes that their parts contradict, among these cells as a layer shows them. */
export async function findFaults(
  ctx: Context,
  asked: CellsChosen,
  layer: Layer,
): Promise<BreakdownFault[]> {
  const { measures, reporting } = await definitionsOf(ctx)
  const dimensionsOf = (code: string) =>
    measures.get(code)?.overUnits === "sum" ? (reporting.get(code)?.dimensions ?? {}) : {}
  const broken = asked.measures.filter((code) => Object.keys(dimensionsOf(code)).length > 0)
  if (broken.length === 0) return []
  const cells = await findCells(ctx.db, { ...asked, measures: broken }, layer, MOST_CELLS)
  const groups = Map.groupBy(cells, ({ measure, unit, period }) =>
    [measure, unit, period].join("\n"),
  )
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const { measure, unit, period } = first
      const faults = breakdownFaults(group, dimensionsOf(measure))
      return faults.map((fault) => ({ measure, unit, period, ...fault }))
    })
    .slice(0, MOST_FAULTS)
}
