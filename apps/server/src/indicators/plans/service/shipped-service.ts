import { readdir } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { type Context, SYSTEM } from "../../../platform/context.ts"
import { anyPlan } from "../store/read-store.ts"
import { importPlans } from "./import-service.ts"

const FOLDER = new URL("../../../../../../data/plans/", import.meta.url)

/**
 * Loads the plans of the demonstration where no plan is stored; one whose figures or places are not
 * there is left out, so that a province with its own figures still starts. Returns how many rows.
 */
export async function loadShippedPlans(ctx: Context): Promise<number> {
  if (await anyPlan(ctx.db)) return 0
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".csv"))
  let rows = 0
  for (const name of names.toSorted()) {
    const path = fileURLToPath(new URL(name, FOLDER))
    const report = await importPlans(ctx, path, { commit: true, decimal: "point" }, () =>
      Promise.resolve(SYSTEM),
    )
    const wrong = report.rows.find((row) => row.action === "refuse")
    if (wrong === undefined) rows += report.counts.add
    else ctx.log.info({ file: name, row: wrong.row }, "a plan of the demonstration is left out")
  }
  return rows
}
