import type { Context } from "../../../platform/context.ts"
import { exportLines } from "../export-lines.ts"
import { listReports } from "../store/reports.ts"
import type { Asker } from "./asker.ts"
import { formBase, formsOf } from "./form-service.ts"
import { collectionOf } from "./manage-service.ts"
import { readable } from "./reading-service.ts"
import { needCollection, summariesOf } from "./view-service.ts"

/** Everything that was entered for a collection, of the reports that somebody may read. */
export async function exportCollection(ctx: Context, id: string, asker: Asker): Promise<string[]> {
  const collection = await collectionOf(ctx, id)
  await needCollection(ctx, collection, asker)
  const reports = await readable(asker, collection.scope, await listReports(ctx.db, id))
  const units = reports.map(({ unit }) => unit)
  const forms = await formsOf(ctx.db, await formBase(ctx, collection, units), reports)
  const summaries = await summariesOf(ctx, collection, asker)
  return exportLines(
    summaries.map((report) => ({ report, cells: forms.get(report.unit.id)?.cells ?? [] })),
  )
}
