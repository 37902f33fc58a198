import type { Context } from "../../platform/context.ts"
import { type ExportedFigure, figureLines } from "../export-csv.ts"
import type { Figure } from "../model.ts"
import { type AsOf, findFigures, findHistory } from "../store/figure-store.ts"
import { lookup, withNames } from "./figures-service.ts"

export interface ExportOptions {
  readonly asOf: AsOf
  /** Every version that was recorded by then, not only those that stood. */
  readonly history: boolean
}

const stored = (ctx: Context, { asOf, history }: ExportOptions) =>
  history ? findHistory(ctx.db, asOf) : findFigures(ctx.db, {}, asOf)

/** All figures as a file of figures: the header and a line each. */
export async function exportCsv(ctx: Context, options: ExportOptions): Promise<Iterable<string>> {
  const figures: ExportedFigure[] = await stored(ctx, options)
  return figureLines(figures, options.history)
}

export async function exportFigures(ctx: Context, options: ExportOptions): Promise<Figure[]> {
  return withNames(await stored(ctx, options), await lookup(ctx))
}
