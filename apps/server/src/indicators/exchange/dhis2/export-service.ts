import type { Context } from "../../../platform/context.ts"
import { nothingForDhis2 } from "../errors.ts"
import { cellsToExport, type ExportAsked } from "../export-service.ts"
import { dataValueSet, type SetMade } from "./data-value-set.ts"
import { listOperands, listPlaces } from "./store.ts"

/** Published cells as a data value set of DHIS2. */
export async function exportDhis2(ctx: Context, asked: ExportAsked): Promise<SetMade> {
  const cells = await cellsToExport(ctx, asked)
  const made = dataValueSet(cells, await listOperands(ctx.db), await listPlaces(ctx.db))
  if (made.set.dataValues.length === 0 && made.unknown.length > 0) {
    throw nothingForDhis2(made.unknown.slice(0, 5))
  }
  return made
}
