import { record } from "../../../../platform/audit.ts"
import type { Actor, Context } from "../../../../platform/context.ts"
import type { GridFile } from "../../../../platform/table-file/index.ts"
import type { AssetImportReport } from "../model.ts"
import { addMapping, mappingsOf } from "../store/mapping-store.ts"
import { importAssets, type ImportOptions } from "./import-service.ts"

/** Whose decisions about headings are asked for and kept. */
export interface Remembering {
  readonly holder: string
  readonly actor: Actor
}

/**
 * Imports a list with the columns as a person chose them; without a choice as the same heading was
 * read before. What was chosen is kept as soon as the list is written.
 */
export async function importRemembering(
  ctx: Context,
  grid: GridFile,
  options: ImportOptions,
  remembering: Remembering,
): Promise<AssetImportReport> {
  const chosen = options.columns ?? {}
  if (Object.keys(chosen).length > 0) {
    const report = await importAssets(ctx, grid, { ...options, columnsHow: "chosen" })
    if (options.commit) await keep(ctx, report, chosen, options.kind ?? null, remembering)
    return report
  }
  const { commit: _commit, ...reading } = options
  const first = await importAssets(ctx, grid, { ...reading, commit: false })
  const signatures = first.tables.map(({ signature }) => signature)
  const known = await mappingsOf(ctx.db, remembering.holder, signatures)
  if (known.length === 0) return options.commit ? importAssets(ctx, grid, options) : first
  const columns: Record<string, string> = {}
  for (const mapping of known) Object.assign(columns, mapping.columns)
  const kind = options.kind ?? known[0]?.kind ?? undefined
  return importAssets(ctx, grid, { ...options, columns, kind, columnsHow: "remembered" })
}

async function keep(
  ctx: Context,
  report: AssetImportReport,
  chosen: Readonly<Record<string, string>>,
  kind: string | null,
  { holder, actor }: Remembering,
): Promise<void> {
  const at = ctx.now()
  const tables = report.tables.filter(({ columns }) =>
    columns.some(({ heading }) => heading in chosen),
  )
  if (tables.length === 0) return
  await ctx.db.transaction(async (tx) => {
    for (const { signature, columns } of tables) {
      const own = Object.fromEntries(
        columns.flatMap(({ heading }) => {
          const target = chosen[heading]
          return target === undefined ? [] : [[heading, target] as const]
        }),
      )
      await addMapping(tx, { signature, columns: own, kind }, { holder, actor: actor.id, at })
    }
    const details = { holder, headings: Object.keys(chosen).length }
    const subject = tables[0]?.signature ?? ""
    await record(tx, { actor, at, action: "registry.remember-asset-columns", subject, details })
  })
}
