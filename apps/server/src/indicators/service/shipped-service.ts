import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { type Context, SYSTEM } from "../../platform/context.ts"
import { documentsOf, measuresOf } from "../catalogue.ts"
import { loadShippedIndicators } from "../definitions/service-shipped.ts"
import { addDocuments, addMeasures, bumpRevision, lockRevision } from "../store/catalogue-store.ts"
import { anyFigure } from "../store/figure-store.ts"
import { importFigures } from "./import-service.ts"

const DATA = new URL("../../../../../data/", import.meta.url)
const path = (name: string) => fileURLToPath(new URL(name, DATA))

/**
 * Loads what the product ships: measures and indicators that are not there yet at every start, the documents and
 * the figures of the demonstration where no figure is stored. Returns how many figures it loaded.
 */
export async function loadShippedFigures(ctx: Context): Promise<number> {
  await loadMeasures(ctx)
  await loadShippedIndicators(ctx)
  if (await anyFigure(ctx.db)) return 0
  const documents = documentsOf(await readFile(path("documents.csv"), "utf8"))
  await ctx.db.transaction(async (tx) => {
    await addDocuments(tx, documents, ctx.now().toISOString())
    await bumpRevision(tx, ctx.now().toISOString())
  })
  const options = { commit: true, decimal: "point" } as const
  const report = await importFigures(ctx, path("published-figures.csv"), options, () =>
    Promise.resolve(SYSTEM),
  )
  const first = report.rows.find((row) => row.action === "refuse")
  if (first !== undefined) {
    throw new Error(`data/published-figures.csv: ${JSON.stringify(first)}`)
  }
  return report.counts.add
}

async function loadMeasures(ctx: Context): Promise<void> {
  const measures = measuresOf(await readFile(path("measures.csv"), "utf8"))
  await ctx.db.transaction(async (tx) => {
    const { changedAt } = await lockRevision(tx)
    const now = ctx.now().toISOString()
    const at = now > changedAt ? now : changedAt
    if ((await addMeasures(tx, measures, at)) > 0) await bumpRevision(tx, at)
  })
}
