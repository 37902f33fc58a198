import { readFile } from "node:fs/promises"
import { type Context, SYSTEM } from "../../platform/context.ts"
import { reportingOf } from "../cells/reporting-csv.ts"
import { addReporting } from "../cells/store/reporting.ts"
import { bumpRevision, lockRevision } from "../store/catalogue-store.ts"
import { indicatorsOf } from "./indicators-csv.ts"
import { saveIndicators } from "./service.ts"
import { listIndicators } from "./store.ts"

const DATA = new URL("../../../../../data/", import.meta.url)

/**
 * Loads how the shipped measures are reported, and the shipped indicators that are not there yet;
 * what is there stays as it is.
 */
export async function loadShippedIndicators(ctx: Context): Promise<void> {
  const reporting = reportingOf(await readFile(new URL("reporting.csv", DATA), "utf8"))
  await ctx.db.transaction(async (tx) => {
    const { changedAt } = await lockRevision(tx)
    const now = ctx.now().toISOString()
    const at = now > changedAt ? now : changedAt
    if ((await addReporting(tx, reporting, at)) > 0) await bumpRevision(tx, at)
  })
  const known = new Set((await listIndicators(ctx.db)).map(({ code }) => code))
  const drafts = indicatorsOf(await readFile(new URL("indicators.csv", DATA), "utf8"))
  await saveIndicators(
    ctx,
    drafts.filter(({ code }) => !known.has(code)),
    SYSTEM,
  )
}
